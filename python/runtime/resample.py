'''Changes the sample rate.'''

from __future__ import annotations

from collections.abc import Iterator

from runtime.types import Block, Samples


def resample(samples: Samples, source: int, target: int) -> Iterator[Block]:
  '''Yields blocks of (samples,) from `source` to `target` hertz.

  It resamples 8 s at a time, with 1 s on either side, by a spectrum whose upper end fades out.
  '''
  import numpy as np

  starts = range(0, len(samples), 8 * source)
  if source == target:
    for at in starts:
      yield samples[at : at + 8 * source]
    return
  fade = np.sin(np.pi / 2 * np.clip(np.linspace(18, 0, 5 * min(source, target) + 1), 0, 1)) ** 2  # (bins,)
  left = round(len(samples) * target / source)
  for at in starts:
    first = max(at - source, 0)
    block = samples[first : at + 9 * source]
    block = np.pad(block, (source - at + first, at + 9 * source - first - len(block)))  # (10 * source,)
    spectrum = np.fft.rfft(block)[: len(fade)]  # (bins,)
    moved = np.fft.irfft(spectrum * fade, 10 * target)[target:-target][:left]  # (8 * target,) or what is left
    left -= len(moved)
    yield moved * (target / source)
