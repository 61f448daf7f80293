'''Speaks several utterances in one run of Kokoro's model; each sounds as it does alone.

The library pads the shorter utterances of a batch, and most of its modules treat the padding as sound. So this module
replaces the steps after the end of an utterance by the values that each module would find for a lone utterance: zeros
before a convolution, the mirrored end before a spectrum. Means and LSTMs leave these steps out. A worker with the
setting `batching` loads this file, since a command line has no room for it: docs/python-bridge.md.
'''

from __future__ import annotations

import functools
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

if TYPE_CHECKING:
  from collections.abc import Callable
  from typing import Any

  from kokoro_bridge import Kokoro
  from kokoro_types import Made
  from runtime import Fields

Item = tuple[list[int], torch.Tensor, float]
'''Phoneme ids, style (1, 256), speed.'''


class Batch:
  '''Makes the sounds of jobs in one run of the model, or in several if memory is short.'''

  def __init__(self, kokoro: Kokoro) -> None:
    self.kokoro, self.ends = kokoro, mind_the_ends(kokoro.model)
    self.room = float('inf')  # phonemes, including padding, that one run may have

  def __call__(self, jobs: list[Fields]) -> dict[str, Made]:
    '''Returns the sounds, by the text of the job. Leaves out a job that fails: spoken alone, it reports why.'''
    items = {}
    for job in jobs if len(jobs) > 1 else ():
      if job.get('phonemes', '').strip():
        with suppress(Exception):
          symbols, style, speed = self.kokoro.item(job)
          items[str(job)] = [self.kokoro.model.vocab[symbol] for symbol in symbols], style, float(speed)
    return self.make(dict(sorted(items.items(), key=lambda item: len(item[1][0]))))

  def make(self, items: dict[str, Item]) -> dict[str, Made]:
    '''Returns the sounds of items, which are sorted by length.'''
    if len(items) < 2:
      return {}
    keys = list(items)
    size = len(keys) * len(items[keys[-1]][0])
    if size <= self.room:
      try:
        with torch.inference_mode():
          sounds = speak(self.kokoro.model, self.ends, list(items.values()))
        return dict(zip(keys, sounds, strict=True))
      except Exception as error:  # noqa: BLE001 (lack of memory, or a faulty job, which reports why when it is alone)
        sys.stderr.write(f'{len(keys)} utterances in one run, now in two: {error!r}\n')
        if 'out of memory' in str(error):
          self.room = size / 2
    device = {'cuda': torch.cuda, 'mps': torch.mps}.get(self.kokoro.device.partition(':')[0])
    if device:
      device.empty_cache()  # only after the error is gone, which holds the memory of that run
    half = len(keys) // 2
    return self.make({key: items[key] for key in keys[:half]}) | self.make({key: items[key] for key in keys[half:]})


class Ends:
  '''The ends of the utterances of the current batch. Without a batch the modules work as in the library.'''

  def __init__(self, device: torch.device) -> None:
    self.device = device
    self.begin([])

  def begin(self, frames: list[int]) -> None:
    '''Begins a batch of utterances, given the number of frames of each. An empty list ends the batch.'''
    self.frames = frames
    self.masks: dict[int, torch.Tensor] = {}  # by time

  def at(self, time: int) -> list[int]:
    '''Returns the ends on an axis of `time` steps: a fixed number of steps per frame, plus 1 in a spectrum.'''
    steps, more = divmod(time, max(self.frames))
    return [steps * frames + more for frames in self.frames]

  def within(self, time: int) -> torch.Tensor:
    '''Returns which steps of an axis of `time` steps belong to an utterance: (batch, 1, time).'''
    if time not in self.masks:
      ends = torch.tensor(self.at(time))[:, None, None]
      self.masks[time] = (torch.arange(time) < ends).to(self.device)
    return self.masks[time]


def mind_the_ends(model: Any) -> Ends:
  '''Makes the modules after the durations respect the end of each utterance.'''
  ends, predictor = Ends(model.device), model.predictor
  for part in (predictor.F0, predictor.N, model.decoder):
    for module in part.modules():
      if isinstance(module, (torch.nn.Conv1d, torch.nn.ConvTranspose1d)):
        module.register_forward_pre_hook(functools.partial(zeros_behind, ends))
      elif isinstance(module, torch.nn.InstanceNorm1d):
        instead(module, 'forward', ends, functools.partial(norm, module))
  instead(predictor.shared, 'forward', ends, lambda lstm, ends, x: (packed(lstm, x, torch.tensor(ends.frames)), None))
  stft = model.decoder.generator.stft
  instead(stft, 'transform', ends, transform)
  instead(stft, 'inverse', ends, inverse)
  return ends


def instead(owner: Any, name: str, ends: Ends, other: Callable[..., Any]) -> None:
  '''Replaces a method: during a batch `other` is called instead, with the method as its first argument.'''
  own = getattr(owner, name)
  setattr(owner, name, lambda *given: other(own, ends, *given) if ends.frames else own(*given))


def zeros_behind(ends: Ends, _: Any, given: tuple[torch.Tensor]) -> tuple[torch.Tensor] | None:
  '''Sets the steps after the end of an utterance to zeros, as a convolution pads.'''
  (x,) = given  # (batch, channels, time)
  return (x * ends.within(x.shape[-1]),) if ends.frames else None


def norm(module: torch.nn.InstanceNorm1d, _: Any, ends: Ends, x: torch.Tensor) -> torch.Tensor:
  '''Computes InstanceNorm1d over (batch, channels, time), with the mean and the variance of each utterance alone.'''
  within = ends.within(x.shape[-1])
  count = within.sum(-1, keepdim=True)  # (batch, 1, 1)
  x = x - (x * within).sum(-1, keepdim=True) / count
  x = x * torch.rsqrt((x * within).square().sum(-1, keepdim=True) / count + module.eps)
  return x if module.weight is None else x * module.weight[:, None] + module.bias[:, None]


def packed(lstm: Callable[..., Any], x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
  '''Runs an LSTM over (batch, time, channels). Each direction begins at the start or the end of the utterance.'''
  made, _ = lstm(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
  return pad_packed_sequence(made, batch_first=True, total_length=x.shape[1])[0]


def transform(own: Callable[..., Any], ends: Ends, x: torch.Tensor) -> Any:
  '''Returns the spectrum of (batch, time), with the end of each row mirrored as the library mirrors the longest.'''
  time, within = torch.arange(x.shape[-1], device=x.device), ends.within(x.shape[-1])[:, 0]
  mirrored = 2 * within.sum(-1, keepdim=True) - 2 - time  # (batch, time)
  return own(x.gather(-1, torch.where(within, time, mirrored.clamp(min=0))))


def inverse(own: Callable[..., Any], ends: Ends, magnitude: torch.Tensor, phase: torch.Tensor) -> torch.Tensor:
  '''Returns the sound of spectra: (batch, 1, time). Computes each row alone, since windows overlap at its end.'''
  rows = [
    own(magnitude[at : at + 1, :, :end], phase[at : at + 1, :, :end])[0, 0]
    for at, end in enumerate(ends.at(magnitude.shape[-1]))
  ]
  return pad_sequence(rows, batch_first=True)[:, None]


def speak(model: Any, ends: Ends, items: list[Item]) -> list[Made]:
  '''Returns the sounds of a batch. Follows `KModel.forward_with_tokens`, which takes only one utterance.'''
  device, predictor = model.device, model.predictor
  counts = torch.tensor([len(ids) + 2 for ids, _, _ in items])  # (batch,)
  tokens = pad_sequence([torch.tensor([0, *ids, 0]) for ids, _, _ in items], batch_first=True).to(device)
  styles = torch.cat([style for _, style, _ in items]).to(device)  # (batch, 256)
  speeds = torch.tensor([[speed] for _, _, speed in items], device=device)  # (batch, 1)
  behind = (torch.arange(tokens.shape[1]) >= counts[:, None]).to(device)  # (batch, tokens)
  timbre, manner = styles[:, :128], styles[:, 128:]
  read = model.bert_encoder(model.bert(tokens, attention_mask=(~behind).int())).transpose(-1, -2)
  prosody = predictor.text_encoder(read, manner, counts, behind)  # (batch, tokens, channels)
  logits = predictor.duration_proj(packed(predictor.lstm, prosody, counts))  # (batch, tokens, 50)
  rounded = torch.round(torch.sigmoid(logits).sum(-1) / speeds).clamp(min=1).long().cpu()
  durations = [row[:count] for row, count in zip(rounded, counts.tolist(), strict=True)]

  def stretch(x: torch.Tensor) -> torch.Tensor:
    '''Repeats the values of tokens (batch, tokens, channels) for each of their frames: (batch, channels, frames).'''
    rows = [row[: len(each)].repeat_interleave(each.to(device), 0) for row, each in zip(x, durations, strict=True)]
    return pad_sequence(rows, batch_first=True).transpose(-1, -2)

  ends.begin([int(each.sum()) for each in durations])
  try:
    pitch, energy = predictor.F0Ntrain(stretch(prosody), manner)  # (batch, 2 * frames) both
    content = stretch(model.text_encoder(tokens, counts, behind).transpose(-1, -2))
    pitch = pitch * ends.within(pitch.shape[-1])[:, 0]  # without pitch the phase keeps its value at the end
    sounds = model.decoder(content, pitch, energy, timbre)[:, 0].cpu()  # (batch, 600 * frames)
  finally:
    ends.begin([])
  return [(sound[: 600 * int(each.sum())], each.tolist()) for sound, each in zip(sounds, durations, strict=True)]
