'''Pronounces words with a trained network.'''

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import torch

from network import LetterToSound, Sizes, symbols

if TYPE_CHECKING:
  from collections.abc import Sequence
  from pathlib import Path

AMERICAN, BRITISH = 0, 2  # the styles of the gold dictionaries
_NEVER = -1e9
_HARDLY = -1e4


def load(path: Path) -> tuple[LetterToSound, list[str]]:
  '''A network and its labels.'''
  saved = torch.load(path, weights_only=True)
  network = LetterToSound(Sizes(**saved['sizes']))
  network.load_state_dict(saved['weights'])
  return network.eval(), saved['labels']


@torch.no_grad()
def speak(
  network: LetterToSound, labels: Sequence[str], words: Sequence[str], style: int = AMERICAN, beam: int = 1
) -> list[str]:
  '''Returns the phonemes of each word by beam search of width `beam`, with exactly one primary stress.'''
  network.eval()
  stressed = torch.tensor(['ˈ' in label for label in labels])
  groups: defaultdict[int, list[int]] = defaultdict(list)
  for i, word in enumerate(words):
    groups[len(word)].append(i)
  spoken = [''] * len(words)
  for group in groups.values():
    for start in range(0, len(group), 256):
      part = group[start : start + 256]
      letters = torch.tensor([symbols(words[i]) for i in part])
      for i, said in zip(part, _search(network, letters, style, beam, stressed), strict=True):
        spoken[i] = ''.join(labels[chunk] for chunk in said)
  return spoken


def _search(
  network: LetterToSound, letters: torch.Tensor, style: int, beam: int, stressed: torch.Tensor
) -> list[list[int]]:
  read = network.read(letters).repeat_interleave(beam, 0)  # (words * beam, letters, …)
  count, length, labels = len(letters), read.shape[1], len(stressed)
  styles = torch.full((count * beam,), style)
  before = torch.full((count * beam,), labels)
  zero = torch.zeros(1, count * beam, network.sizes.speaker)
  state = (zero, zero)
  score = torch.full((count, beam), _NEVER)
  score[:, 0] = 0
  has_stress = torch.zeros(count * beam, dtype=torch.bool)
  said = torch.zeros(count * beam, 0, dtype=torch.long)
  offset = torch.arange(count)[:, None] * beam
  for at in range(length):
    odds, state = network.step(read[:, at], styles, before, state)
    odds = odds.masked_fill(has_stress[:, None] & stressed, _NEVER)
    if at == length - 1:
      odds = odds.masked_fill(~has_stress[:, None] & ~stressed, _HARDLY)
    score, choice = (score.view(-1, 1) + odds).view(count, -1).topk(beam, 1)
    source = (choice // labels + offset).view(-1)
    before = (choice % labels).view(-1)
    state = (state[0][:, source].contiguous(), state[1][:, source].contiguous())
    has_stress = has_stress[source] | stressed[before]
    said = torch.cat([said[source], before[:, None]], 1)
  best: list[list[int]] = said.view(count, beam, length)[:, 0].tolist()
  return best
