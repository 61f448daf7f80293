'''The smallest engine in Python: it hums a note as long as the text. Joined with VoxWeave's runtime when it is opened.'''

from __future__ import annotations

from runtime import Failure, Fields, Progress, Speech, main


class Hum:
  '''An adapter has `sample_rate`, once it is loaded, `load` and `speak`.'''

  sample_rate = 16000

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Imports what it needs and loads its model; gives the versions of both.'''
    if progress:
      progress('imports')
    import numpy

    self.np = numpy
    return {'numpy': numpy.__version__}

  def speak(self, job: Fields) -> Speech:
    '''Segments of sound, the frames of each phoneme if they are known, and the samples of a frame.'''
    if 'text' not in job:
      raise Failure('text is required')
    seconds = 0.05 * len(job['text']) / job.get('speed', 1)
    time = self.np.arange(int(seconds * self.sample_rate)) / self.sample_rate  # (samples,)
    return [0.3 * self.np.sin(2 * self.np.pi * 220 * time)], None, None


if __name__ == '__main__':
  main(Hum())
