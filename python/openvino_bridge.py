'''Kokoro-82M on OpenVINO: runs prepared graphs on phonemes.'''

from __future__ import annotations

import ctypes
import functools
import glob
import hashlib
import json
import os
import re
import shutil
import sys
import time

from openvino_types import Array, Core, InferRequest
from runtime import Failure, Fields, Progress, Samples, Speech, main

LONGEST = 510  # phonemes of one run of the model
# The back runs on multiples of this many frames. The time for the added silence, half a step on average, should be less
# than the 0.08 s that a new length costs. A frame takes 0.01 to 0.02 s in f32, and 0.002 s in bf16.
STEPS = {'f32': 4, 'bf16': 16}
# One whole graph or its two parts, with the precision that each tolerates: in bf16 the front computes another pitch.
GRAPHS = {'model.onnx': 'f32', 'front.onnx': 'f32', 'back.onnx': 'bf16'}
DIGESTS = 'digests.json'  # `voxweave assets verify` reads it (src/assets/check-models.ts)


def note_digests(folder: str) -> None:
  '''Writes the SHA-256 of each compiled graph of a folder into a file there, unless the file lists them all.'''
  noted: dict[str, str] = {}
  path = os.path.join(folder, DIGESTS)
  try:
    names = {name for name in os.listdir(folder) if not name.startswith(DIGESTS)}
    if os.path.isfile(path):
      with open(path, encoding='utf-8') as file:
        noted = json.load(file)
    if names == noted.keys():
      return
    digests = {name: noted.get(name) or sha256(os.path.join(folder, name)) for name in sorted(names)}
    part = f'{path}.{os.getpid()}.part'
    with open(part, 'w', encoding='utf-8') as file:
      json.dump(digests, file, indent=2)
    os.replace(part, path)
  except (OSError, ValueError):
    return  # a read-only folder, or damaged digests, which `verify` reports


def sha256(path: str) -> str:
  '''Returns the digest of a file in lower-case hex.'''
  digest = hashlib.sha256()
  with open(path, 'rb') as file:
    while block := file.read(1 << 20):
      digest.update(block)
  return digest.hexdigest()


class Kokoro:
  '''Runs the graphs of a folder one after another. Each takes the outputs of the others by their names.'''

  sample_rate = 24000

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Loads the graphs of the folder `model`. Compiled graphs come from the cache in that folder.'''
    if not progress:
      raise Failure('one-shot takes text, but this engine takes only phonemes; use a worker')
    self.folder: str = settings.get('model', '')
    self.style = functools.cache(self.read_style)
    self.longest = 0  # frames
    if settings.get('device', 'cpu') != 'cpu':
      raise Failure('the device must be cpu: this graph was not tested on others', 'DEVICE_MISSING')
    with open(self.find('config.json'), encoding='utf-8') as file:
      self.vocabulary: dict[str, int] = json.load(file)['vocab']
    whole = os.path.isfile(os.path.join(self.folder, 'model.onnx'))
    paths = [self.find(name) for name in GRAPHS if whole == (name == 'model.onnx')]
    progress('imports')
    import numpy as np
    import openvino

    version: str = openvino.__version__.split('-')[0]
    progress('weights')
    self.requests = self.compile(openvino.Core(), paths, settings.get('threads', 0), 'compiled-' + version)
    progress('warm-up')
    self.run([0, 50, 0], np.zeros((1, 256), np.float32), 1)
    return {'openvino': version, 'numpy': np.__version__}

  def compile(self, core: Core, paths: list[str], threads: int, kept: str) -> list[InferRequest]:
    '''Returns the requests that run the graphs. Workers share the compiled graphs, so their folder appears at once.'''
    kept = os.path.join(self.folder, kept)
    for left in glob.glob(glob.escape(kept) + '.*.part'):
      if os.path.getmtime(left) < time.time() - 3600:
        shutil.rmtree(left, ignore_errors=True)
    place = kept if os.path.isdir(kept) else f'{kept}.{os.getpid()}.part'
    able: list[str] = core.get_property('CPU', 'OPTIMIZATION_CAPABILITIES')
    requests = []
    for path in paths:
      precision = GRAPHS[os.path.basename(path)]
      if precision.upper() not in able:
        precision = 'f32'  # never f16: NaN, and far slower
      self.step = STEPS[precision]  # the back comes last and decides
      options = {
        'CACHE_DIR': place,
        'PERFORMANCE_HINT': 'LATENCY',
        'INFERENCE_PRECISION_HINT': precision,
        'ENABLE_CPU_PINNING': False,  # it would put two workers on the same core
        # Entries of each kind; the default is 5,000. A length of the back adds 38 convolutions, so 13 lengths fit.
        'CPU_RUNTIME_CACHE_CAPACITY': 512,
      }
      if threads:
        options['INFERENCE_NUM_THREADS'] = threads
      requests.append(core.compile_model(path, 'CPU', options).create_infer_request())
    note_digests(place)
    if place != kept and os.path.isdir(place):
      try:
        os.rename(place, kept)
      except OSError:  # another worker was faster
        shutil.rmtree(place, ignore_errors=True)
    return requests

  def find(self, name: str, code: str = 'MODEL_MISSING') -> str:
    '''Returns the path of a file in the folder.'''
    path = os.path.join(self.folder, name)
    if not os.path.isfile(path):
      raise Failure(f'there is no {name} in {self.folder}', code)
    return path

  def read_style(self, name: str) -> Samples:
    '''Reads the style of one voice: (510, 256).'''
    import numpy as np

    if not re.fullmatch(r'[\w-]+', name):
      raise Failure(f'{name!r} is not a voice name', 'VOICE_MISSING')
    return np.fromfile(self.find(f'voices/{name}.bin', 'VOICE_MISSING'), '<f4').reshape(LONGEST, 256)

  def run(self, ids: list[int], style: Samples, speed: float) -> tuple[Samples, list[int]]:
    '''Returns the sound (samples,), which stays valid until the next run, and the frames of each token.'''
    import numpy as np

    values: dict[str, Array] = {'style': style, 'speed': np.array([speed])}
    for request in self.requests:
      if any('within' in port.names for port in request.model_inputs):
        self.fill(values)
      inputs = {}
      for at, port in enumerate(request.model_inputs):
        # Exports name the ids differently, and differ in the types of the other inputs.
        value = next((values[name] for name in port.names if name in values), np.array([ids]))
        inputs[at] = value.astype(port.element_type.to_dtype(), copy=False)
        if inputs[at].dtype.kind == 'i' and (inputs[at] != value).any():
          raise Failure(f'this graph takes {port.any_name} as {inputs[at].dtype}, which cannot hold {value}')
      request.infer(inputs, share_inputs=True)
      for at, port in enumerate(request.model_outputs):
        value = request.get_output_tensor(at).data
        values.update(dict.fromkeys(port.names, value))  # the next graph may use any of several names
        if 'durations' not in port.names:
          sound = value
    frames = values['durations'].reshape(-1).tolist()
    if sum(frames) > self.longest:
      self.longest = sum(frames)
      # OpenVINO has replaced buffers by larger ones, and glibc keeps the old ones: up to 23 MB per second of sound.
      trim = sys.platform == 'linux' and getattr(ctypes.CDLL(None), 'malloc_trim', None)
      if trim:
        trim(0)
    return sound[..., : 600 * sum(frames)], frames

  def fill(self, values: dict[str, Array]) -> None:
    '''Appends empty frames up to a length that the graph knows, and marks the frames of the utterance in `within`.'''
    import numpy as np

    frames = int(values['durations'].sum())
    values['within'] = np.ones((1, 1, frames), np.float32)
    for name, value in values.items():
      if value.ndim == 3:  # (1, channels, time); har has 120 steps per frame, plus 1
        room = -frames % self.step * (value.shape[2] // frames)
        values[name] = np.pad(value, ((0, 0), (0, 0), (0, room)))

  def speak(self, job: Fields) -> Speech:
    '''Returns the sound of phonemes, and the frames (600 samples) of each, including both pads.'''
    symbols, voice = job.get('phonemes'), job.get('voice') or 'af_heart'
    if symbols is None:
      raise Failure('phonemes are required: this engine takes no text')
    if len(symbols) > LONGEST:
      raise Failure(f'{len(symbols)} phonemes, more than {LONGEST}', 'TEXT_TOO_LONG')
    for index, symbol in enumerate(symbols):
      if symbol not in self.vocabulary:
        raise Failure(f'phoneme {index}, {symbol!r}, is not in the vocabulary')
    if isinstance(voice, str):  # as in one-shot: names with commas, in equal parts
      voice = [(name, 1 / (1 + voice.count(','))) for name in voice.split(',')]
    row = len(symbols) - 1
    first, *rest = (self.style(name)[row : row + 1] * weight for name, weight in voice)
    style = sum(rest, first)  # (1, 256)
    ids = [0, *(self.vocabulary[symbol] for symbol in symbols), 0]
    sound, frames = self.run(ids, style, job.get('speed', 1.0))
    return [sound], frames, 600


if __name__ == '__main__':
  main(Kokoro())
