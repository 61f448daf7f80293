'''Types only: what is used of OpenVINO. The script does without this module.'''

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
'''Of any shape and type.'''


class ElementType(Protocol):
  '''Type of the elements of a tensor.'''

  def to_dtype(self) -> np.dtype[Any]:
    '''The type of numpy.'''


class Port(Protocol):
  '''An input or output of a graph.'''

  names: set[str]
  any_name: str
  element_type: ElementType


class Tensor(Protocol):
  '''What a graph has made.'''

  data: Array


class InferRequest(Protocol):
  '''Runs a compiled graph.'''

  model_inputs: list[Port]
  model_outputs: list[Port]

  def infer(self, inputs: Mapping[int, Array], *, share_inputs: bool) -> object:
    '''Runs it once.'''

  def get_output_tensor(self, index: int) -> Tensor:
    '''The output of a number. It stays valid until the next run.'''


class CompiledModel(Protocol):
  '''A compiled graph.'''

  def create_infer_request(self) -> InferRequest:
    '''Something to run it with.'''


class Core(Protocol):
  '''OpenVINO itself.'''

  def get_property(self, device: str, name: str) -> list[str]:
    '''What a device says of itself.'''

  def compile_model(self, path: str, device: str, options: Mapping[str, object]) -> CompiledModel:
    '''Compiles a graph, or reads what was compiled.'''
