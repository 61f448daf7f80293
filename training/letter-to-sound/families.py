'''Word families: inflections and common derivations of one word. The training uses a whole family or no word of it.'''

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
  from collections.abc import Iterable, Iterator

_SUFFIXES = '''
  's s' s es ed d ing ings er ers r est ier iest ly ily y ness nesses less ful able ably ability ment ments ship like
  ish ism isms ist ists istic ize ise ized ised izing ising ization isation ation ations ion ions or ors ive ity ities
  al ally ic ical ically ous ously an ian n ans ians ese hood dom man men wise ward wards some th en ened ening ate ated
  ating ator ary ance ence ancy ency ant ent age a um ae i o os ia ias e ee et ette let ling
'''.split()
_PREFIXES = '''
  un non re pre over under out mis dis in im ir il inter super sub semi anti counter co de en fore mid pseudo auto
  multi trans post up down hyper ultra be micro bio neo self
'''.split()


class Families:
  '''Groups of words that belong together (a disjoint-set forest).'''

  def __init__(self, vocabulary: Iterable[str]) -> None:
    words = set(vocabulary)
    self._parent = {word: word for word in words}
    for word in sorted(words):
      for relative in relatives(word, words):
        self._parent[self.of(word)] = self.of(relative)

  def has(self, word: str) -> bool:
    '''Returns whether the word is in the vocabulary.'''
    return word in self._parent

  def of(self, word: str) -> str:
    '''Returns the representative of the family of a word.'''
    while self._parent[word] != word:
      self._parent[word] = self._parent[self._parent[word]]
      word = self._parent[word]
    return word


def relatives(word: str, words: set[str]) -> Iterator[str]:
  '''Yields the words from which a word may be derived.'''
  for suffix in _SUFFIXES:
    if word.endswith(suffix) and len(word) - len(suffix) >= 3:
      stem = word[: -len(suffix)]
      spellings = {stem, stem + 'e', stem + 'y'}
      if len(stem) > 3 and stem[-1] == stem[-2]:
        spellings.add(stem[:-1])
      if stem[-1] == 'i':
        spellings.add(stem[:-1] + 'y')
      yield from (s for s in sorted(spellings) if s != word and s in words)
  for prefix in _PREFIXES:
    rest = word.removeprefix(prefix)
    if rest != word and len(rest) >= 4 and rest in words:
      yield rest
  if re.search("[-']", word):
    yield from (part for part in re.split("[-']", word) if len(part) >= 4 and part in words)
