'''Batches of the fake library: the sound is the size of the batch. Phonemes with an h or an x get no sound.'''

from typing import Any

import numpy as np
from record import record
from torch import Tensor


class Batch:
  '''Returns the sounds, by the text of the job.'''

  def __init__(self, kokoro: Any) -> None:
    record('Batch', model=type(kokoro.model).__name__)

  def __call__(self, jobs: list[dict[str, Any]]) -> dict[str, Any]:
    record('batch', jobs=[job['phonemes'] for job in jobs])
    made = Tensor(np.full(600, len(jobs) / 10, np.float32)), [1]
    return {str(job): made for job in jobs if not set('hx') & set(job['phonemes'])}
