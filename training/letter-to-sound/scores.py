'''Compares spoken phonemes with those of the dictionary, by several measures of strictness.'''

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dictionaries import VOWELS, units

if TYPE_CHECKING:
  from collections.abc import Callable, Sequence

_VOWEL = f'[ˈˌ]?[{"".join(sorted(VOWELS))}]'
_UNSTRESSED = '(?<![ˈˌ])'
_MERGED = str.maketrans({'ˌ': None, 'ᵻ': 'ə', 'ɪ': 'ə', 'ᵊ': 'ə', 'T': 't', 'ɔ': 'ɑ'})


def as_kokoro(phonemes: str) -> str:
  '''Returns the phonemes that misaki passes to Kokoro: the flap is T, the glottal stop t.'''
  return phonemes.replace('ɾ', 'T').replace('ʔ', 't')


def without_secondary(phonemes: str) -> str:
  '''Removes secondary stress.'''
  return phonemes.replace('ˌ', '')


def bare(phonemes: str) -> str:
  '''Removes all stress.'''
  return re.sub('[ˈˌ]', '', phonemes)


def lenient(phonemes: str) -> str:
  '''Removes differences of American convention.

  Secondary stress, weak vowels, the flap, cot and caught, marry and merry, i or j and u or w before a vowel.
  '''
  merged = phonemes.replace('ɹɹ', 'ɹ').replace('æɹ', 'ɛɹ')
  merged = re.sub(f'{_UNSTRESSED}[iɪj](?={_VOWEL})', 'i', merged)
  merged = re.sub(f'{_UNSTRESSED}(u|ʊ|əw)(?=ə)', 'u', merged)
  return re.sub(f'{_UNSTRESSED}ʊ', 'ə', merged).translate(_MERGED)


def score(spoken: Sequence[str], right: Sequence[Sequence[str]]) -> dict[str, float]:
  '''Returns percentages of words; `per` is the rate of wrong phonemes without stress. Any right answer counts.'''

  def share(view: Callable[[str], str]) -> float:
    pairs = zip(spoken, right, strict=True)
    hits = sum(view(as_kokoro(said)) in {view(as_kokoro(r)) for r in answers} for said, answers in pairs)
    return round(100 * hits / len(spoken), 1)

  wrong = whole = 0
  for said, answers in zip(spoken, right, strict=True):
    near = [(_distance(units(bare(as_kokoro(said))), u), len(u)) for a in answers for u in [units(bare(as_kokoro(a)))]]
    distance, length = min(near)
    wrong, whole = wrong + distance, whole + length
  return {
    'exact': share(lambda p: p),
    'primary': share(without_secondary),
    'bare': share(bare),
    'lenient': share(lenient),
    'per': round(100 * wrong / whole, 1),
  }


def _distance(left: list[str], right: list[str]) -> int:
  row = list(range(len(right) + 1))
  for i, a in enumerate(left):
    corner, row[0] = row[0], i + 1
    for j, b in enumerate(right):
      corner, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, corner + (a != b))
  return row[-1]
