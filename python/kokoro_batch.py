'''Several utterances in one run of Kokoro's model, each with the sound that it has alone.

The library pads the shorter ones of a batch, and most of its modules take that for sound. So what lies behind the end
of an utterance is set to what each of them finds there where there is nothing: zeros before a convolution, the mirrored
end before a spectrum; and means and LSTMs leave it out. Loaded by a worker that is told to, since a command line has no
room for it: docs/python-bridge.md.
'''

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

if TYPE_CHECKING:
  from collections.abc import Callable
  from typing import Any

Item = tuple[list[int], torch.Tensor, float]
'''Phoneme ids, style (1, 256), speed.'''
Sound = tuple[torch.Tensor, list[int]]
'''Samples (600 * frames,), frames of each phoneme and of both pads.'''


class Ends:
  '''Where each utterance of the batch that runs now ends. Without a batch the modules do as they always have.'''

  def __init__(self) -> None:
    self.frames: torch.Tensor | None = None  # (batch,)

  def at(self, time: int) -> torch.Tensor:
    '''The ends, as an axis of `time` steps counts them: so many to a frame, and one more in a spectrum. (batch, 1)'''
    assert self.frames is not None
    steps, more = divmod(time, int(self.frames.max()))
    return self.frames[:, None] * steps + more

  def within(self, time: int) -> torch.Tensor:
    '''Which steps belong to an utterance: (batch, time).'''
    ends = self.at(time)
    return torch.arange(time, device=ends.device) < ends


def mind_the_ends(model: Any) -> Ends:
  '''Has the modules that come behind the durations heed where each utterance ends.'''
  ends, predictor = Ends(), model.predictor
  for part in (predictor.F0, predictor.N, model.decoder):
    for module in part.modules():
      if isinstance(module, (torch.nn.Conv1d, torch.nn.ConvTranspose1d)):
        module.register_forward_pre_hook(functools.partial(zeros_behind, ends))
      elif isinstance(module, torch.nn.InstanceNorm1d):
        instead(module, 'forward', ends, functools.partial(norm, module))
  instead(predictor.shared, 'forward', ends, lambda lstm, ends, x: (packed(lstm, x, ends.frames.cpu()), None))
  stft = model.decoder.generator.stft
  instead(stft, 'transform', ends, transform)
  instead(stft, 'inverse', ends, inverse)
  return ends


def instead(owner: Any, name: str, ends: Ends, other: Callable[..., Any]) -> None:
  '''While there is a batch, `other` is called in place of a method, and given that.'''
  own = getattr(owner, name)
  setattr(owner, name, lambda *given: own(*given) if ends.frames is None else other(own, ends, *given))


def zeros_behind(ends: Ends, _: Any, given: tuple[torch.Tensor]) -> tuple[torch.Tensor] | None:
  '''What a convolution pads with, in place of what came of the padding before.'''
  if ends.frames is None:
    return None
  (x,) = given  # (batch, channels, time)
  return (x * ends.within(x.shape[-1])[:, None],)


def norm(module: torch.nn.InstanceNorm1d, _: Any, ends: Ends, x: torch.Tensor) -> torch.Tensor:
  '''InstanceNorm1d over (batch, channels, time), with mean and variance of what belongs to the utterance.'''
  within, count = ends.within(x.shape[-1])[:, None], ends.at(x.shape[-1])[:, :, None]
  x = x - (x * within).sum(-1, keepdim=True) / count
  variance = (x * within).square().sum(-1, keepdim=True) / count
  x = x * torch.rsqrt(variance + module.eps)
  return x if module.weight is None else x * module.weight[:, None] + module.bias[:, None]


def packed(lstm: Callable[..., Any], x: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
  '''An LSTM over (batch, time, channels), which in each direction begins with the utterance.'''
  made, _ = lstm(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
  return pad_packed_sequence(made, batch_first=True, total_length=x.shape[1])[0]


def transform(own: Callable[..., Any], ends: Ends, x: torch.Tensor) -> Any:
  '''The spectrum of (batch, time), with each end mirrored as the library mirrors the last.'''
  time = torch.arange(x.shape[-1], device=x.device)
  end = ends.at(x.shape[-1])
  return own(x.gather(-1, torch.where(time < end, time, (2 * end - 2 - time).clamp(min=0))))


def inverse(own: Callable[..., Any], ends: Ends, magnitude: torch.Tensor, phase: torch.Tensor) -> torch.Tensor:
  '''The sound of spectra, each by itself: their windows overlap at the end. (batch, 1, time)'''
  rows = [
    own(magnitude[at : at + 1, :, :end], phase[at : at + 1, :, :end])[0, 0]
    for at, end in enumerate(ends.at(magnitude.shape[-1])[:, 0].tolist())
  ]
  return pad_sequence(rows, batch_first=True)[:, None]


def speak(model: Any, ends: Ends, items: list[Item]) -> list[Sound]:
  '''The sounds of a batch, by the way of `KModel.forward_with_tokens`, which takes one utterance only.'''
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
  durations = [row[:count] for row, count in zip(rounded, counts.tolist())]

  def stretch(x: torch.Tensor) -> torch.Tensor:
    '''What was of tokens (batch, tokens, channels), of frames: (batch, channels, frames).'''
    rows = [row[: len(each)].repeat_interleave(each.to(device), 0) for row, each in zip(x, durations)]
    return pad_sequence(rows, batch_first=True).transpose(-1, -2)

  ends.frames = torch.stack([each.sum() for each in durations]).to(device)
  try:
    pitch, energy = predictor.F0Ntrain(stretch(prosody), manner)  # (batch, 2 * frames) both
    content = stretch(model.text_encoder(tokens, counts, behind).transpose(-1, -2))
    pitch = pitch * ends.within(pitch.shape[-1])  # Without pitch the phase stays as it is at the end.
    sounds = model.decoder(content, pitch, energy, timbre)[:, 0].cpu()  # (batch, 600 * frames)
  finally:
    ends.frames = None
  return [(sound[: 600 * int(each.sum())], each.tolist()) for sound, each in zip(sounds, durations)]
