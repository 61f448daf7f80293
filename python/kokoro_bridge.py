'''Kokoro-82M, through the kokoro library.'''

import glob
import importlib
import os
import re
import sys
from typing import Any

from runtime import Failure, main

HUB = 'hexgrad/Kokoro-82M'
LONGEST = 510  # phonemes that one run of the model takes


class Kokoro:
  '''Reads text with KPipeline, speaks phonemes with KModel.'''

  sample_rate = 24000

  def load(self, settings: dict[str, Any], progress: Any) -> dict[str, str]:
    '''Imports the library and loads the model. In one-shot a pipeline fetches the hub's model by itself.'''
    self.repo, self.device = settings.get('repo_id') or HUB, settings.get('device') or 'cpu'
    self.local, self.model = os.path.isdir(self.repo), None
    self.tell = tell = progress or (lambda *_: None)
    self.packs: dict[str, Any] = {}
    self.pipelines: dict[str, Any] = {}
    if not self.local and not re.fullmatch(r'[\w.-]+/[\w.-]+', self.repo):
      raise Failure(f'{self.repo} is no folder, and no name of a hub repository', 'MODEL_MISSING')
    tell('imports')
    self.kokoro: Any = importlib.import_module('kokoro')
    self.torch: Any = sys.modules.get('torch')
    try:
      if self.torch:
        self.torch.zeros(1, device=self.device).tolist()
    except Exception as error:
      raise Failure(f'device {self.device} cannot be used: {error}', 'DEVICE_MISSING') from error
    if settings.get('threads'):
      self.torch.set_num_threads(settings['threads'])
    if self.local or progress:
      names = self.kokoro.KModel.MODEL_NAMES
      files = {'config': self.find('config.json'), 'model': self.find(names.get(self.repo, '*.pth'))}
      tell('weights')
      self.model = self.kokoro.KModel(repo_id=HUB, **files).to(self.device).eval()
    if progress:
      tell('warm-up')
      self.model('hello', self.torch.zeros(1, 256), 1)
      if settings.get('lang_code'):
        tell('language')
        self.pipeline(settings['lang_code'])
    found = {name: sys.modules.get(name) for name in ('kokoro', 'torch', 'transformers', 'numpy')}
    return {name: str(module.__version__) for name, module in found.items() if module}

  def find(self, name: str, code: str = 'MODEL_MISSING') -> str:
    '''The path of a file of the model: in its folder, or brought from the hub.'''
    if self.local:
      for path in sorted(glob.glob(os.path.join(glob.escape(self.repo), name))):
        return path
      raise Failure(f'there is no {name} in {self.repo}', code)
    hub: Any = importlib.import_module('huggingface_hub')
    tell = self.tell

    class Bar(hub.utils.tqdm):  # type: ignore[misc]
      def update(self, n: float = 1) -> Any:
        '''Tells how many bytes have come.'''
        self.come = getattr(self, 'come', 0) + n
        tell('download', int(self.come), int(self.total or 0))
        return super().update(n)

    try:
      return str(hub.hf_hub_download(self.repo, name, tqdm_class=Bar))
    except Exception as error:
      message = f'{name} of {self.repo} is not in {hub.constants.HF_HUB_CACHE} and cannot be fetched: {error}'
      raise Failure(message, code) from error

  def pack(self, voice: str | list[tuple[str, float]]) -> Any:
    '''The style of a mix of voices, (510, 1, 256).'''
    names = voice.split(',') if isinstance(voice, str) else []
    mix = [(name, 1 / len(names)) for name in names] or voice
    for name, _ in mix:
      if not re.fullmatch(r'[\w-]+', name):
        raise Failure(f'no voice can be named {name!r}', 'VOICE_MISSING')
      if name not in self.packs:
        path = self.find(f'voices/{name}.[bp]*' if self.local else f'voices/{name}.pt', 'VOICE_MISSING')
        if path.endswith('.bin'):
          np: Any = importlib.import_module('numpy')
          pack = self.torch.from_numpy(np.fromfile(path, '<f4').reshape(-1, 1, 256))
        else:
          pack = self.torch.load(path, map_location='cpu', weights_only=True)
        self.packs[name] = pack  # (510, 1, 256)
    return sum(self.packs[name] * weight for name, weight in mix)

  def pipeline(self, lang: str) -> Any:
    '''The pipeline of a language, made once; it refuses what the library would cut off.'''
    if lang in self.pipelines:
      return self.pipelines[lang]
    spacy = sys.modules.get('spacy')
    if lang in 'ab' and spacy and not spacy.util.is_package('en_core_web_sm'):  # misaki would run pip
      raise ImportError('English needs the package en_core_web_sm', name='en_core_web_sm')
    model = {'model': self.model} if self.model else {'device': self.device}
    try:
      pipeline = self.kokoro.KPipeline(lang_code=lang, repo_id=HUB if self.local else self.repo, **model)
    except AssertionError as error:
      raise Failure(f'lang_code {lang!r} is not known: {error}') from error
    except OSError as error:
      raise Failure(f'{self.repo} is not in the cache and cannot be fetched: {error}', 'MODEL_MISSING') from error
    read = getattr(pipeline, 'g2p', None)

    def whole(text: str) -> Any:
      '''Reads text, all of it or none.'''
      found = read(text)
      parts = [token.phonemes for token in found[1]] if lang in 'ab' else found[:1]
      if any(len(part or '') > LONGEST for part in parts):
        raise Failure(f'more than {LONGEST} phonemes in one piece: {text:.80}', 'TEXT_TOO_LONG')
      return found

    if read:
      pipeline.g2p = whole
    return self.pipelines.setdefault(lang, pipeline)

  def speak(self, job: dict[str, Any]) -> tuple[list[Any], list[int] | None, int | None]:
    '''The sounds of a job, and of phonemes the frames (600 samples) that each takes, both pads included.'''
    voice, speed = job.get('voice') or 'af_heart', job.get('speed', 1.0)
    if 'phonemes' not in job:
      name = voice if isinstance(voice, str) else voice[0][0]
      pipeline = self.pipeline(job.get('lang_code') or os.path.basename(name)[:1])
      if self.model:
        voice = self.pack(voice)
      parts = pipeline(job['text'], voice=voice, speed=speed, split_pattern=job.get('split_pattern', r'\n+'))
      return [audio for _, _, audio in parts], None, None
    symbols = job['phonemes']
    if len(symbols) > LONGEST:
      raise Failure(f'{len(symbols)} phonemes, more than {LONGEST}', 'TEXT_TOO_LONG')
    for index, symbol in enumerate(symbols):
      if symbol not in self.model.vocab:
        raise Failure(f'phoneme {index}, {symbol!r}, is not in the vocabulary of the model')
    spoken = self.model(symbols, self.pack(voice)[len(symbols) - 1], speed, return_output=True)
    return [spoken.audio], spoken.pred_dur.tolist(), 600


if __name__ == '__main__':
  main(Kokoro())
