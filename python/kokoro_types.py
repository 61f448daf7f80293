'''Types only: the used part of the kokoro library. The script leaves this module out.'''

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeAlias

import torch

from runtime.types import Fields

Tensor: TypeAlias = torch.Tensor
Made = tuple[Tensor, list[int]]
'''The sound (samples,) of phonemes, and the number of frames of each phoneme and of both pads.'''


class Output(Protocol):
  '''The full output of KModel.'''

  audio: Tensor  # (samples,)
  pred_dur: Tensor  # (phonemes + 2,) in frames


class Model(Protocol):
  '''KModel.'''

  vocab: dict[str, int]

  def __call__(self, phonemes: str, style: Tensor, speed: float, *, return_output: bool) -> Output:
    '''Speaks phonemes in a style (1, 256).'''


class Pipeline(Protocol):
  '''KPipeline.'''

  g2p: Callable[[str], tuple[Any, ...]]

  def __call__(
    self, text: str, *, voice: str | Tensor, speed: float, split_pattern: str
  ) -> Iterator[tuple[str, str, Tensor]]:
    '''Yields the words, the phonemes and the sound (samples,) of each piece.'''


class Batch(Protocol):
  '''The object that kokoro_batch.py creates.'''

  def __call__(self, jobs: list[Fields]) -> dict[str, Made]:
    '''Returns the sounds, by the text of the job.'''
