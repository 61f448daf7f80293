'''The smallest engine in Python: it hums a note as long as the text. VoxWeave joins it with its runtime.'''

from __future__ import annotations

from runtime import Failure, Fields, Progress, Speech, main


class Hum:
  '''An adapter has `load`, `speak` and, after `load`, `sample_rate`.'''

  sample_rate = 16000

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Imports its libraries and loads its model; returns the versions of both.'''
    if progress:
      progress('imports')
    import numpy

    self.np = numpy
    return {'numpy': numpy.__version__}

  def speak(self, job: Fields) -> Speech:
    '''Returns segments of sound, the frames of each phoneme if known, and the samples of a frame.'''
    if 'text' not in job:
      raise Failure('text is required')
    seconds = 0.05 * len(job['text']) / job.get('speed', 1)
    time = self.np.arange(int(seconds * self.sample_rate)) / self.sample_rate  # (samples,)
    return [0.3 * self.np.sin(2 * self.np.pi * 220 * time)], None, None


if __name__ == '__main__':
  main(Hum())
