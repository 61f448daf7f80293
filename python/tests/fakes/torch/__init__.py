'''As much of torch as the adapter uses, on numpy. Its only device is the CPU.'''

from __future__ import annotations

from typing import Any

import numpy as np
from record import record

__version__ = '2.0.fake'


class Tensor:
  '''An array that only gives its numbers by the way that torch wants: detach, cpu, numpy.'''

  def __init__(self, array: Any, ready: int = 0) -> None:
    self.array = np.asarray(array)
    self.ready = ready

  def detach(self) -> Tensor:
    '''The first step.'''
    return Tensor(self.array, 1)

  def cpu(self) -> Tensor:
    '''The second step.'''
    return Tensor(self.array, self.ready + 1)

  def numpy(self) -> Any:
    '''The third step, refused out of turn.'''
    if self.ready != 2:
      raise RuntimeError('Can not call numpy() on a tensor that requires grad, or is not on the CPU')
    return self.array

  def tolist(self) -> Any:
    '''The numbers as Python has them.'''
    return self.array.tolist()

  def __getitem__(self, index: int) -> Tensor:
    return Tensor(self.array[index])

  def __mul__(self, weight: float) -> Tensor:
    return Tensor(self.array * weight)

  def __add__(self, other: Tensor) -> Tensor:
    return Tensor(self.array + other.array)

  def __radd__(self, other: int) -> Tensor:
    return Tensor(self.array + other)


def zeros(*shape: int, device: str = 'cpu') -> Tensor:
  '''Zeros, on a device that there is.'''
  if device != 'cpu':
    raise AssertionError(f'Torch not compiled with {device.upper()} enabled')
  return Tensor(np.zeros(shape, np.float32))


def from_numpy(array: Any) -> Tensor:
  '''A tensor of an array.'''
  return Tensor(array)


def load(path: str, *, map_location: str, weights_only: bool) -> Tensor:
  '''A tensor of a file, which nobody may run code from.'''
  assert weights_only
  record('torch.load', map_location=map_location)
  with open(path, 'rb') as file:
    return Tensor(np.load(file))


def set_num_threads(count: int) -> None:
  '''Threads to use.'''
  record('set_num_threads', count=count)
