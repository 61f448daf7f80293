'''Types only: the interface of an adapter. The script leaves this module out.'''

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypedDict

import numpy as np
from numpy.typing import ArrayLike, NDArray

Message = Mapping[str, Any]
'''A message of the protocol.'''
Samples = NDArray[np.float32]
'''Mono sound; shape (samples,).'''
Block = Samples | NDArray[np.float64]
'''Samples, or the same in double precision.'''
Segment = ArrayLike
'''Sound as an engine returns it: a tensor, an array or a list.'''
Speech = tuple[list[Segment], list[int] | None, int | None]
'''Segments of sound (samples,), the number of frames of each phoneme, the number of samples of a frame.'''
ErrorKinds = type[Exception] | tuple[type[Exception], ...]
Guard = AbstractContextManager[None]
Voice = str | list[tuple[str, float]]
'''A name, names with commas, or names with their weights.'''


class Fields(TypedDict, total=False):
  '''Settings or a job. A null field counts as absent.'''

  text: str
  phonemes: str
  output: str
  sample_rate: int  # hertz
  repo_id: str
  model: str
  device: str
  threads: int
  lang_code: str
  voice: Voice
  speed: float
  split_pattern: str
  batching: str


class Progress(Protocol):
  '''Reports that a phase begins or continues, with bytes if they are known.'''

  def __call__(self, phase: str, done: int = 0, total: int = 0, /) -> None:
    '''Reports `done` of `total` bytes of a phase.'''


class Engine(Protocol):
  '''An adapter.

  It may also have `prepare(jobs)`, which must not raise. The worker calls it with the jobs that arrived together, often
  only one, before it calls `speak` for each of them.
  '''

  @property
  def sample_rate(self) -> int:
    '''Sample rate of `speak` in hertz; known after `load`.'''

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Imports and loads; `progress` is None in one-shot. Returns the versions of its packages.'''

  def speak(self, job: Fields) -> Speech:
    '''Speaks the text or the phonemes of a job.'''


class ErrorMessage(TypedDict):
  '''The message `error` of the protocol.'''

  type: str
  code: str
  message: str
  exception: str
  module: str | None
  traceback: str
  fatal: bool
