'''OpenVINO's interface (2026.4) over graphs that count: each token lasts two frames, a sample is the first id.'''

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from record import record

__version__ = '2026.4.1-22982-fake'


@dataclass(frozen=True)
class Kind:
  '''The type of a tensor's elements.'''

  name: str

  def to_dtype(self) -> Any:
    '''As numpy calls it.'''
    return np.dtype(self.name)


@dataclass(frozen=True)
class Port:
  '''An input or an output, which may have several names, or none that is its own.'''

  names: frozenset[str]
  element_type: Kind

  @property
  def any_name(self) -> str:
    '''One of the names.'''
    return min(self.names)


@dataclass
class Tensor:
  '''Numbers.'''

  data: Any


def ports(**kinds: str) -> list[Port]:
  '''Ports of names joined by two underscores, and their types.'''
  return [Port(frozenset(names.split('__')), Kind(kind)) for names, kind in kinds.items()]


# The name of a file decides its kind.
INPUTS = {
  'model.onnx': ports(input_ids='int64', style='float32', speed=os.environ.get('VOXWEAVE_TEST_SPEED', 'float32')),
  'front.onnx': ports(tokens='int64', style='float32', speed='float32'),
  'back.onnx': ports(asr='float32', har='float32', style='float32', within='float32'),
}
OUTPUTS = {
  'model.onnx': ports(waveform='float32', durations__k7='int64'),
  'front.onnx': ports(k8__asr='float32', har='float32', durations='int64'),
  'back.onnx': ports(audio='float32'),
}


class Request:
  '''One run after another.'''

  def __init__(self, name: str) -> None:
    self.name = name
    self.model_inputs, self.model_outputs = INPUTS[name], OUTPUTS[name]

  def infer(self, inputs: dict[int, Any], share_inputs: bool) -> None:
    '''Runs.'''
    assert share_inputs
    for at, port in enumerate(self.model_inputs):
      assert inputs[at].dtype == port.element_type.to_dtype()
    first = inputs[0]  # (1, tokens), or (1, 1, frames) of what the front has made
    shapes = {port.any_name: list(inputs[at].shape) for at, port in enumerate(self.model_inputs)}
    record('infer', graph=self.name, shapes=shapes)
    if self.name == 'back.onnx':
      self.outputs = [np.repeat(np.where(inputs[3], first, np.nan).reshape(-1), 600)]
      return
    durations = np.full(first.shape[1], 2, np.int64)  # (tokens,)
    frames = np.repeat(first[0] / 1000, 2).astype(np.float32)  # (frames,)
    if self.name == 'front.onnx':
      self.outputs = [frames[None, None], np.ones((1, 22, 120 * len(frames) + 1), np.float32), durations]
    else:
      self.outputs = [np.repeat(frames, 600), durations]

  def get_output_tensor(self, index: int) -> Tensor:
    '''Returns an output.'''
    return Tensor(self.outputs[index])


class Compiled:
  '''A graph that can run.'''

  def __init__(self, name: str) -> None:
    self.name = name

  def create_infer_request(self) -> Request:
    '''Room for one run.'''
    return Request(self.name)


class Core:
  '''The runtime.'''

  def get_property(self, device: str, name: str) -> list[str]:
    '''Lists the capabilities of the processor.'''
    assert (device, name) == ('CPU', 'OPTIMIZATION_CAPABILITIES')
    return os.environ.get('VOXWEAVE_TEST_CAPABILITIES', 'FP32 INT8 BIN EXPORT_IMPORT').split()

  def compile_model(self, model: str, device: str, config: dict[str, Any]) -> Compiled:
    '''Compiles, and keeps what came of it.'''
    assert device == 'CPU'
    folder = Path(config.pop('CACHE_DIR'))
    name = Path(model).name
    record('compile', graph=name, folder=folder.name, **config)
    folder.mkdir(exist_ok=True)
    (folder / f'{name}.blob').touch()
    return Compiled(name)
