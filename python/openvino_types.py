'''Types only: the used part of OpenVINO. The script leaves this module out.'''

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
'''An array of any shape and type.'''


class ElementType(Protocol):
  '''The element type of a tensor.'''

  def to_dtype(self) -> np.dtype[Any]:
    '''Returns the matching numpy type.'''


class Port(Protocol):
  '''An input or output of a graph.'''

  names: set[str]
  any_name: str
  element_type: ElementType


class Tensor(Protocol):
  '''An output of a graph.'''

  data: Array


class InferRequest(Protocol):
  '''Runs a compiled graph.'''

  model_inputs: list[Port]
  model_outputs: list[Port]

  def infer(self, inputs: Mapping[int, Array], *, share_inputs: bool) -> object:
    '''Runs the graph once.'''

  def get_output_tensor(self, index: int) -> Tensor:
    '''Returns an output by its index. It stays valid until the next run.'''


class CompiledModel(Protocol):
  '''A compiled graph.'''

  def create_infer_request(self) -> InferRequest:
    '''Creates a request, which runs the graph.'''


class Core(Protocol):
  '''The entry point of OpenVINO.'''

  def get_property(self, device: str, name: str) -> list[str]:
    '''Returns a property of a device.'''

  def compile_model(self, path: str, device: str, options: Mapping[str, object]) -> CompiledModel:
    '''Compiles a graph, or reads the compiled one from the cache.'''
