'''Alignment of letters and phonemes by expectation maximisation: each letter has a chunk of up to two phonemes.

The chunk, stress marks included, is the label that the network gives a letter. As in many-to-many alignment after
Jiampojamarn et al. (2007), with a first guess that knows vowels from consonants.
'''

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from dictionaries import VOWELS

if TYPE_CHECKING:
  from collections.abc import Sequence

Chunk: TypeAlias = tuple[str, ...]
Table: TypeAlias = dict[tuple[str, Chunk], float]
Pair: TypeAlias = tuple[str, list[str]]

LONGEST = 2
_UNSEEN = 1e-8


def learn(pairs: Sequence[Pair], rounds: int = 4) -> Table:
  '''Returns the probability of a chunk given its letter.'''
  table: Table | None = None
  for _ in range(rounds):
    counts: defaultdict[tuple[str, Chunk], float] = defaultdict(float)
    for word, units in pairs:
      _count(word, units, table, counts)
    totals: defaultdict[str, float] = defaultdict(float)
    for (letter, _chunk), count in counts.items():
      totals[letter] += count
    table = {key: count / totals[key[0]] for key, count in counts.items() if count > 0.5}
  return table or {}


def align(word: str, units: list[str], table: Table) -> tuple[list[str], float] | None:
  '''Returns the most probable chunk of each letter and the mean log-probability, or None without an alignment.'''
  letters, length = len(word), len(units)
  bare = _bare(units)
  best = [[-math.inf] * (length + 1) for _ in range(letters + 1)]
  taken = [[0] * (length + 1) for _ in range(letters + 1)]
  best[0][0] = 0.0
  for i, letter in enumerate(word):
    for j in range(max(0, length - LONGEST * (letters - i)), min(length, LONGEST * i) + 1):
      for k in range(min(LONGEST, length - j) + 1):
        score = best[i][j] + math.log(table.get((letter, bare[j : j + k]), _UNSEEN))
        if score > best[i + 1][j + k]:
          best[i + 1][j + k], taken[i + 1][j + k] = score, k
  if best[letters][length] == -math.inf:
    return None
  chunks: list[str] = []
  end = length
  for i in range(letters, 0, -1):
    start = end - taken[i][end]
    chunks.append(''.join(units[start:end]))
    end = start
  return chunks[::-1], best[letters][length] / letters


def _bare(units: list[str]) -> Chunk:
  return tuple(unit.lstrip('ˈˌ') for unit in units)


def _first_guess(letter: str, chunk: Chunk) -> float:
  vowels = [unit[0] in VOWELS for unit in chunk]
  is_vowel = letter in 'aeiouy'
  match vowels:
    case []:
      return 1.0 if letter in "-'" else 0.08
    case _ if letter in "-'":
      return 1e-5
    case [vowel]:
      return 1.0 if vowel == is_vowel else 0.03 if letter in 'wylrnmhueo' else 0.003
    case [_, second] if is_vowel:
      return 0.03 if second else 0.002
    case [first, second]:
      usual = (letter == 'x' and not first and not second) or (letter in 'lnmr' and first and not second)
      return 0.02 if usual else 0.002
  return 0.002


def _count(word: str, units: list[str], table: Table | None, counts: defaultdict[tuple[str, Chunk], float]) -> None:
  '''Adds the expected count of each chunk for each letter, over all alignments of the word.'''
  letters, length = len(word), len(units)
  bare = _bare(units)
  forward = [[0.0] * (length + 1) for _ in range(letters + 1)]
  forward[0][0] = 1.0
  steps: list[tuple[int, int, int, Chunk, float]] = []
  for i, letter in enumerate(word):
    for j in range(max(0, length - LONGEST * (letters - i)), min(length, LONGEST * i) + 1):
      for k in range(min(LONGEST, length - j) + 1):
        chunk = bare[j : j + k]
        p = _first_guess(letter, chunk) if table is None else table.get((letter, chunk), 1e-7)
        forward[i + 1][j + k] += forward[i][j] * p
        steps.append((i, j, k, chunk, p))
  whole = forward[letters][length]
  if whole == 0:
    return
  backward = [[0.0] * (length + 1) for _ in range(letters + 1)]
  backward[letters][length] = 1.0
  for i, j, k, chunk, p in reversed(steps):
    backward[i][j] += p * backward[i + 1][j + k]
    share = forward[i][j] * p * backward[i + 1][j + k] / whole
    if share > 1e-6:
      counts[word[i], chunk] += share
