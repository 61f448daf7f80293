'''The sound of a job.'''

from __future__ import annotations

import re
from typing import NamedTuple

from runtime.failures import DAMAGE, Failure
from runtime.types import Engine, Fields, Samples, Segment


class Spoken(NamedTuple):
  '''The result of a job.'''

  samples: Samples  # (samples,)
  durations: list[int] | None  # (phonemes,) in frames
  frame_samples: int | None


def perform(engine: Engine, job: Fields) -> Spoken | None:
  '''Speaks a job. Blank words have no sound.'''
  words = job.get('phonemes', job.get('text'))
  if words is None:
    raise Failure('text or phonemes is required')
  if not words.strip():
    return None
  if 'text' in job:  # C stops at NUL; lone surrogates have no UTF-8
    job['text'] = re.sub('[\0\ud800-\udfff]', '\ufffd', job['text'])
  segments, durations, frame_samples = engine.speak(job)
  import numpy as np

  arrays = [_coerce_numpy(segment) for segment in segments]
  samples = np.concatenate(arrays) if arrays else np.zeros(0, np.float32)  # (samples,)
  if not len(samples):
    raise Failure(f'nothing in this text can be spoken: {words:.80}')
  if not np.isfinite(samples).all():
    raise Failure('the sound is NaN or infinite: ' + DAMAGE, 'NOT_FINITE')
  return Spoken(samples, durations, frame_samples)


def _coerce_numpy(audio: Segment) -> Samples:
  '''Returns a tensor, an array or a list as float32 (samples,).'''
  import numpy as np

  for step in ('detach', 'cpu', 'numpy'):
    if hasattr(audio, step):
      audio = getattr(audio, step)()
  return np.asarray(audio, np.float32).reshape(-1)  # (samples,)
