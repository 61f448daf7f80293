'''Batches of the fake library: the sound is how many there are; of phonemes with an h or an x there is none.'''

from typing import Any

import numpy as np
from record import record
from torch import Tensor


class Batch:
  '''Takes jobs, gives sounds by job.'''

  def __init__(self, kokoro: Any) -> None:
    record('Batch', model=type(kokoro.model).__name__)

  def __call__(self, jobs: list[dict[str, Any]]) -> dict[str, Any]:
    record('batch', jobs=[job['phonemes'] for job in jobs])
    made = Tensor(np.full(600, len(jobs) / 10, np.float32)), [1]
    return {str(job): made for job in jobs if not set('hx') & set(job['phonemes'])}
