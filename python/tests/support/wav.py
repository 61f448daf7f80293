'''Reads WAV files with the standard library.'''

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def read_wav(path: Path) -> tuple[int, NDArray[np.int16]]:
  '''Returns the sample rate and the samples (samples,) of a mono 16-bit file.'''
  with wave.open(str(path)) as file:
    assert (file.getnchannels(), file.getsampwidth(), file.getcomptype()) == (1, 2, 'NONE')
    samples = np.frombuffer(file.readframes(file.getnframes()), '<i2')
    assert len(samples) == file.getnframes()
    assert path.stat().st_size == 44 + 2 * len(samples)
    return file.getframerate(), samples


def peak_hertz(samples: NDArray[np.int16], rate: int) -> float:
  '''Returns the loudest frequency.'''
  spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))  # (bins,)
  return float(np.argmax(spectrum)) * rate / len(samples)
