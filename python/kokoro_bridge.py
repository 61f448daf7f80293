'''Kokoro-82M, through the kokoro library.'''

from __future__ import annotations

import functools
import glob
import inspect
import os
import re
import runpy
import sys
from typing import Any

from kokoro_types import Batch, Made, Model, Pipeline, Tensor
from runtime import (
  DAMAGE,
  ErrorKinds,
  Failure,
  Fields,
  Guard,
  Progress,
  Samples,
  Segment,
  Speech,
  Voice,
  _coerce_numpy,
  failing,
  main,
)

TAGGER = 'en_core_web_sm'
HUB = 'hexgrad/Kokoro-82M'
VOICE = 'af_heart'
LONGEST = 510  # phonemes of one run of the model
# Limit in seconds for each phoneme and both pads at speed 1. Measured: at most 0.41 for a lone symbol (each of the
# vocabulary in 12 voices, the slowest in all 54), 0.1 for a hundred; 0.625 with weights of zeros.
SLOWEST = 0.5


class Kokoro:
  '''Reads text with KPipeline, speaks phonemes with KModel.'''

  sample_rate = 24000

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Imports the library and loads the model. Without `progress`, KPipeline downloads a model from the hub.'''
    self.repo = settings.get('repo_id') or HUB
    self.device = settings.get('device') or 'cpu'
    self.local = os.path.isdir(self.repo)
    self.tell = tell = progress or (lambda *_: None)
    self.pipeline = functools.cache(self.make_pipeline)
    self.style = functools.cache(self.read_style)
    self.batch: Batch | None = None
    self.ahead: dict[str, Made] = {}  # by job as text
    if not self.local and not re.fullmatch(r'(?!.*(--|\.\.))\w([\w.-]*\w)?/\w([\w.-]*\w)?', self.repo):
      raise Failure(f'{self.repo} is no folder and no hub repository', 'MODEL_MISSING')
    tell('imports')
    import kokoro
    import torch

    with failing(f'device {self.device} cannot be used', 'DEVICE_MISSING'):
      torch.zeros(1, device=self.device).tolist()
    if settings.get('threads'):
      torch.set_num_threads(settings['threads'])
    self.preloaded = self.local or progress is not None
    # The library raises these for a missing voice or model, or (KeyError) for an unknown file name.
    self.absent: tuple[type[Exception], ...] = () if self.preloaded else (OSError, KeyError)
    if self.preloaded:
      files = self.find('config.json'), self.find(kokoro.KModel.MODEL_NAMES.get(self.repo, '*.pth'))
      tell('weights')
      self.model: Model = kokoro.KModel(HUB, *files).to(self.device).eval()
    if progress:
      tell('warm-up')
      self.model('hello', torch.zeros(1, 256), 1, return_output=True)
      if 'batching' in settings:
        self.batch = runpy.run_path(settings['batching'])['Batch'](self)
      if 'lang_code' in settings:
        tell('language')
        self.pipeline(settings['lang_code'])
    loaded = {name: sys.modules.get(name) for name in ('kokoro', 'torch', 'transformers', 'numpy')}
    return {name: str(module.__version__) for name, module in loaded.items() if module}

  def find(self, name: str, code: str = 'MODEL_MISSING') -> str:
    '''Returns the path of a model file: in the folder, or downloaded from the hub.'''
    if self.local:
      for path in sorted(glob.glob(name, root_dir=self.repo)):
        return os.path.join(self.repo, path)
      raise Failure(f'there is no {name} in {self.repo}', code)
    import huggingface_hub as hub

    tell = self.tell

    class Bar(hub.utils.tqdm):  # type: ignore[misc]
      '''Reports the downloaded bytes.'''

      come = 0  # its own count stays at 0 if it is switched off

      def update(self, n: float | None = 1) -> Any:
        '''Counts.'''
        self.come += int(n or 0)
        tell('download', self.come, int(self.total or 0))
        return super().update(n)

    # Older hub libraries cannot report.
    options = {'tqdm_class': Bar} if 'tqdm_class' in inspect.signature(hub.hf_hub_download).parameters else {}
    with self.fetching(name, code):
      return str(hub.hf_hub_download(self.repo, name, **options))

  def fetching(self, name: str, code: str = 'MODEL_MISSING', kinds: ErrorKinds = Exception) -> Guard:
    '''Turns an exception into a Failure that names the file of the hub and the cache.'''
    hub = sys.modules.get('huggingface_hub')
    cache = hub.constants.HF_HUB_CACHE if hub else 'the cache'
    return failing(f'{name} of {self.repo} is not in {cache} and cannot be fetched', code, kinds)

  def mix(self, voice: Voice) -> list[tuple[str, float]]:
    '''Returns the voices of a mix and their weights. Rejects a name that could be a path.'''
    if isinstance(voice, str):  # as in the library: names with commas, in equal parts
      voice = [(name, 1 / (1 + voice.count(','))) for name in voice.split(',')]
    for name, _ in voice:
      if not re.fullmatch(r'[\w-]+', name):
        raise Failure(f'{name!r} is not a voice name', 'VOICE_MISSING')
    return voice

  def pack(self, voice: Voice) -> Tensor:
    '''Returns the style of a voice, or of a mix of voices: (510, 1, 256).'''
    return sum(self.style(name) * weight for name, weight in self.mix(voice))

  def read_style(self, name: str) -> Tensor:
    '''Reads the style of one voice: (510, 1, 256).'''
    import torch

    path = self.find(f'voices/{name}.[bp][it]*' if self.local else f'voices/{name}.pt', 'VOICE_MISSING')
    if path.endswith('.bin'):
      import numpy as np

      return torch.from_numpy(np.fromfile(path, '<f4').reshape(-1, 1, 256))
    return torch.load(path, map_location='cpu', weights_only=True)

  def make_pipeline(self, lang: str) -> Pipeline:
    '''Makes the pipeline of a language. It rejects text that the library would cut off.'''
    import kokoro

    english = lang.lower() in ('a', 'b', 'en-us', 'en-gb')
    spacy = sys.modules.get('spacy')
    if english and spacy and not spacy.util.is_package(TAGGER):  # misaki would run pip
      raise ImportError(f'No module named {TAGGER!r}, which English needs', name=TAGGER)
    model = {'model': self.model} if self.preloaded else {'device': self.device}
    unknown = failing(f'lang_code {lang!r} is not known', kinds=AssertionError)
    with unknown, self.fetching('the model', kinds=self.absent):
      pipeline: Pipeline = kokoro.KPipeline(lang_code=lang, repo_id=HUB if self.local else self.repo, **model)
    read = pipeline.g2p

    def read_whole(text: str) -> tuple[Any, ...]:
      '''Reads the whole text or fails.'''
      found = read(text)
      parts = [token.phonemes for token in found[1]] if english else found[:1]
      if any(len(part or '') > LONGEST for part in parts):
        raise Failure(f'more than {LONGEST} phonemes in one piece: {text:.80}', 'TEXT_TOO_LONG')
      return found

    pipeline.g2p = read_whole
    return pipeline

  def item(self, job: Fields) -> tuple[str, Tensor, float]:
    '''Returns the model's arguments for a job of phonemes.'''
    symbols = job['phonemes']
    if len(symbols) > LONGEST:
      raise Failure(f'{len(symbols)} phonemes, more than {LONGEST}', 'TEXT_TOO_LONG')
    for index, symbol in enumerate(symbols):
      if symbol not in self.model.vocab:
        raise Failure(f'phoneme {index}, {symbol!r}, is not in the vocabulary')
    style = self.pack(job.get('voice') or VOICE)[len(symbols) - 1]  # (1, 256)
    return symbols, style, job.get('speed', 1.0)

  def prepare(self, jobs: list[Fields]) -> None:
    '''Speaks the jobs of a batch ahead, in one run of the model. Drops the sounds of the last batch.'''
    self.ahead = self.batch(jobs) if self.batch else {}

  def speak(self, job: Fields) -> Speech:
    '''Returns the sounds of a job; for phonemes also the frames (600 samples) of each, including both pads.'''
    if 'phonemes' in job:
      made = self.ahead.get(str(job))
      if made is None:
        output = self.model(*self.item(job), return_output=True)
        made = output.audio, output.pred_dur.tolist()
      return [self.checked(made[0], job['phonemes'], job)], made[1], 600
    voice: Voice | Tensor = job.get('voice') or VOICE
    first = self.mix(voice)[0][0]
    pipeline = self.pipeline(job.get('lang_code') or first[:1])
    pattern = job.get('split_pattern', r'\n+')
    with self.fetching(f'voice {voice}', 'VOICE_MISSING', self.absent[:1]):
      voice = self.pack(voice) if self.preloaded else voice
      spoken = list(pipeline(job['text'], voice=voice, speed=job.get('speed', 1.0), split_pattern=pattern))
    return [self.checked(audio, phonemes, job) for _, phonemes, audio in spoken], None, None

  def checked(self, audio: Segment, phonemes: str, job: Fields) -> Samples:
    '''Returns the sound (samples,) of phonemes. Rejects the sound of a damaged model.'''
    sound = _coerce_numpy(audio)  # (samples,)
    seconds = len(sound) / self.sample_rate
    if seconds > 0.5 and sound.min() == sound.max():
      raise Failure(f'the sound does not change within {seconds:.1f} s: ' + DAMAGE, 'NOT_FINITE')
    if seconds * job.get('speed', 1) > SLOWEST * (len(phonemes) + 2):
      raise Failure(f'{len(phonemes)} phonemes last {seconds:.1f} s: ' + DAMAGE, 'NOT_FINITE')
    return sound


if __name__ == '__main__':
  main(Kokoro())
