'''Piper's interface (1.8.0) over a tone of 22,050 Hz.'''

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from record import record


@dataclass
class SynthesisConfig:
  '''How to speak.'''

  speaker_id: int | None = None
  length_scale: float | None = None


class PiperVoice:
  '''A voice of two files.'''

  def __init__(self, config: dict[str, Any]) -> None:
    scale = config['inference']['length_scale']
    rate, speakers = config['audio']['sample_rate'], config.get('speaker_id_map')
    self.config = SimpleNamespace(sample_rate=rate, length_scale=scale, speaker_id_map=speakers)

  @staticmethod
  def load(model_path: str, use_cuda: bool = False, download_dir: str | None = None) -> PiperVoice:
    '''Loads a model with the configuration beside it.'''
    record('load', model_path=model_path, use_cuda=use_cuda, download_dir=download_dir)
    with open(model_path + '.json') as file:
      return PiperVoice(json.load(file))

  def synthesize(self, text: str, syn_config: SynthesisConfig) -> Iterator[SimpleNamespace]:
    '''A second of sound for a sentence.'''
    record('synthesize', text=text, speaker_id=syn_config.speaker_id, length_scale=syn_config.length_scale)
    for sentence in text.split('.'):
      if sentence.strip():
        yield SimpleNamespace(audio_float_array=np.full(self.config.sample_rate, 0.5, np.float32))
