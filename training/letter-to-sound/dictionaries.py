'''Reads misaki's dictionaries: selects the entries that are ordinary words, and splits their phonemes.'''

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
  from pathlib import Path

Entry: TypeAlias = str | dict[str, str | None]

VOWELS = frozenset('AIOQWYaiuæɑɒɔəɛɜɪʊʌᵊᵻ')
LETTERS = "abcdefghijklmnopqrstuvwxyz-'"

_WORD = re.compile(r"[A-Z]?[a-z]+(?:[-'][A-Za-z]?[a-z]+)*")
_UNIT = re.compile(r'[ˈˌ]?[^ˈˌ]ː?')


def read(path: Path) -> dict[str, Entry]:
  '''Returns a dictionary without accents: é is e. If two spellings become equal, the first one stays.'''
  folded: dict[str, Entry] = {}
  for word, entry in json.loads(path.read_text('utf-8')).items():
    folded.setdefault(fold(word), entry)
  return folded


def fold(word: str) -> str:
  '''Returns the word without its accents.'''
  return ''.join(c for c in unicodedata.normalize('NFD', word) if not unicodedata.combining(c))


def usual(entry: Entry) -> str | None:
  '''Returns the pronunciation for an unknown part of speech.'''
  return entry.get('DEFAULT') if isinstance(entry, dict) else entry


def variants(entry: Entry) -> list[str]:
  '''Returns every pronunciation of an entry; each of them is a right answer.'''
  return [said for said in (entry.values() if isinstance(entry, dict) else [entry]) if said]


def units(phonemes: str) -> list[str]:
  '''Splits a pronunciation into phonemes, each with its stress mark in front and its length mark at the end.'''
  return _UNIT.findall(phonemes)


def is_ordinary(word: str, phonemes: str | None) -> bool:
  '''Returns whether the sound of an entry follows its letters: no acronym, no inner capitals, one primary stress.'''
  if phonemes is None or len(word) < 3 or not _WORD.fullmatch(word) or not re.search('[aeiouy]', word.lower()):
    return False
  letters = len(re.sub("[-']", '', word))
  if '.' in phonemes or ' ' in phonemes or (phonemes.count('ˈ') != 1 and letters > 3):
    return False
  return 0.35 * letters <= len(units(phonemes)) <= 1.35 * letters + 1  # what is spelled out has too many
