'''Kokoro's interface (0.9.4) over tones: what its constructors and calls take and give, and what it prints.'''

from __future__ import annotations

import json
import os
import re
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from record import record
from torch import Tensor

__version__ = '0.9.4.fake'
STRETCH = int(os.environ.get('VOXWEAVE_TEST_STRETCH', '1'))  # sounds are so many times longer

if os.environ.get('VOXWEAVE_TEST_SPACY'):  # misaki imports spaCy; the value says whether there is an English package
  spacy = types.ModuleType('spacy')
  spacy.util = types.SimpleNamespace(is_package=lambda _: os.environ['VOXWEAVE_TEST_SPACY'] == 'english')  # type: ignore[attr-defined]
  sys.modules['spacy'] = spacy


@dataclass
class Output:
  '''What KModel gives.'''

  audio: Tensor
  pred_dur: Tensor


class KModel:
  '''A symbol takes two frames, a pad one; the sound is the first number of the style.'''

  MODEL_NAMES = {'hexgrad/Kokoro-82M': 'kokoro-v1_0.pth'}  # noqa: RUF012 (as the library has it)

  def __init__(self, repo_id: str, config: str, model: str) -> None:
    record('KModel', repo_id=repo_id, config=config, model=model)
    with open(config) as file:
      self.vocab = json.load(file)['vocab']

  def to(self, device: str) -> KModel:
    '''Moves.'''
    record('KModel.to', device=device)
    return self

  def eval(self) -> KModel:
    '''For use, not for training.'''
    return self

  def __call__(self, phonemes: str, ref_s: Tensor, speed: float = 1, return_output: bool = False) -> Any:
    style = ref_s.array
    record('infer', phonemes=phonemes, shape=list(style.shape), style=float(style.flat[0]), speed=speed)
    durations = np.array([1] + [2] * len(phonemes) + [1])
    audio = np.full(
      600 * durations.sum() * int(os.environ.get('VOXWEAVE_TEST_STRETCH', '1')), style.flat[0], np.float32
    )
    audio[-1] = 0
    return Output(Tensor(audio), Tensor(durations)) if return_output else Tensor(audio)


@dataclass
class Token:
  '''A word and its sounds.'''

  phonemes: str | None


class KPipeline:
  '''A letter is a phoneme, digits are mute, and 510 of them are all that is kept of a piece.'''

  def __init__(
    self, lang_code: str, repo_id: str | None = None, model: KModel | bool = True, device: str | None = None
  ) -> None:
    record(
      'KPipeline', lang_code=lang_code, repo_id=repo_id, model=model is True or type(model).__name__, device=device
    )
    if repo_id is None:
      print('WARNING: Defaulting repo_id to hexgrad/Kokoro-82M.')
    assert lang_code in 'abefhijpz', (lang_code, 'abefhijpz')
    if model is True and os.environ.get('VOXWEAVE_TEST_OFFLINE') == 'model':
      raise FileNotFoundError('cannot reach\nthe hub')
    self.lang_code = lang_code
    self.g2p = self.read

  def read(self, text: str) -> tuple[str, list[Token] | None]:
    '''Phonemes, and in English also the words.'''
    phonemes = re.sub(r'[\d]', '', text)
    return phonemes, [Token(word) for word in phonemes.split()] + [Token(None)] if self.lang_code in 'ab' else None

  def __call__(self, text: str, voice: Any, speed: float = 1, split_pattern: str | None = r'\n+') -> Iterator[Any]:
    shown = voice if isinstance(voice, str) else [float(voice.array.flat[0]), list(voice.array.shape)]
    record('speak', text=text, voice=shown, speed=speed, split_pattern=split_pattern)
    if os.environ.get('VOXWEAVE_TEST_OFFLINE') == 'voice':
      raise FileNotFoundError('cannot reach the hub')
    for piece in re.split(split_pattern, text.strip()) if split_pattern else [text]:
      phonemes, _ = self.g2p(piece)
      if phonemes.strip():
        print('a stray line of the library')
        audio = np.full(2400 * STRETCH, 0.25, np.float32)
        audio[-1] = float(os.environ.get('VOXWEAVE_TEST_END', '0'))
        yield piece, phonemes[:510], Tensor(audio)
