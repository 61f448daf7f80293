'''Types only: what an adapter takes and gives. The script does without this module.'''

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
'''The same in the precision of a computation.'''
Segment = ArrayLike
'''Sound as an engine makes it: a tensor, an array or a list.'''
Speech = tuple[list[Segment], list[int] | None, int | None]
'''Segments of sound (samples,), frames of each phoneme, samples of a frame.'''
ErrorKinds = type[Exception] | tuple[type[Exception], ...]
Guard = AbstractContextManager[None]
Voice = str | list[tuple[str, float]]
'''A name, names with commas, or names with their weights.'''


class Fields(TypedDict, total=False):
  '''Settings or a job. A field that was left out, or is null, is absent.'''

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
  '''Reports that a phase begins or goes on; bytes, where they are known.'''

  def __call__(self, phase: str, done: int = 0, total: int = 0, /) -> None:
    '''Reports.'''


class Engine(Protocol):
  '''An adapter.

  It may also have `prepare(jobs)`, which receives the jobs that have come together, mostly one, before `speak` is
  called for each of them. It must not raise.
  '''

  @property
  def sample_rate(self) -> int:
    '''Hertz of what `speak` returns; known after `load`.'''

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
