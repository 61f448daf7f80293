'''Makes the training data: reads the dictionaries, leaves out the held-out families, aligns the rest.

  python prepare.py DICTIONARIES [--choose]

DICTIONARIES is the folder with us_gold.json, us_silver.json, gb_gold.json and gb_silver.json. `--choose` draws new
held-out words and writes held-out.txt; without it, the split in held-out.txt is used.
'''

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from align import align, learn
from dictionaries import Entry, is_ordinary, read, units, usual, variants
from families import Families

HERE = Path(__file__).parent
SOURCES = ('us_gold', 'us_silver', 'gb_gold', 'gb_silver')
SIZES = {'word': 4000, 'name': 1000, 'dev': 1000}
LARGEST_TESTED_FAMILY = 40


def main() -> None:
  '''Writes build/letters.json.'''
  arguments = argparse.ArgumentParser(description=__doc__)
  arguments.add_argument('dictionaries', type=Path)
  arguments.add_argument('--choose', action='store_true')
  options = arguments.parse_args()

  found = {source: read(options.dictionaries / f'{source}.json') for source in SOURCES}
  usable = {source: _usable(entries, source) for source, entries in found.items()}
  families = Families({word.lower() for words in usable.values() for word in words})
  if options.choose:
    _write_split(_choose(usable['us_gold'], families))
  split = read_split()
  held = {families.of(word.lower()) for word in split}

  said = _training_words(usable, families, held)
  rows, labels = _align(said)
  sizes = Counter(families.of(word.lower()) for word in said)
  data = {
    'labels': labels,
    'sources': list(SOURCES),
    'train': [[word, sizes[families.of(word.lower())], chunks] for word, chunks in rows],
    'held_out': [
      [kind, word, *(variants(found[gold][word]) if word in found[gold] else [] for gold in ('us_gold', 'gb_gold'))]
      for word, kind in split.items()
    ],
  }
  (HERE / 'build').mkdir(exist_ok=True)
  (HERE / 'build' / 'letters.json').write_text(json.dumps(data, ensure_ascii=False), 'utf-8')
  print(f'{len(rows)} words to train on, {len(labels)} labels, {len(split)} held out')


def read_split() -> dict[str, str]:
  '''Returns the held-out words and their use: word, name or dev.'''
  lines = (HERE / 'held-out.txt').read_text('utf-8').splitlines()
  pairs = (line.split('\t') for line in lines)
  return {word: kind for kind, word in pairs}


def _usable(entries: dict[str, Entry], source: str) -> dict[str, str]:
  '''Returns ordinary words. Silver's capitals are copies of gold's in another style, so it only adds lower case.'''
  words = {word: said for word, entry in entries.items() if (said := usual(entry)) and is_ordinary(word, said)}
  return words if source.endswith('gold') else {word: said for word, said in words.items() if word.islower()}


def _choose(gold: dict[str, str], families: Families) -> dict[str, str]:
  '''Draws one word of each family, so that large families do not dominate the test.'''
  draw = random.Random(7)
  members: defaultdict[str, list[str]] = defaultdict(list)
  for word in sorted(gold):
    members[families.of(word.lower())].append(word)
  keys = sorted(key for key, words in members.items() if len(words) <= LARGEST_TESTED_FAMILY)
  draw.shuffle(keys)
  split: dict[str, str] = {}
  left = Counter(SIZES)
  for key in keys:
    plain = [word for word in members[key] if len(word) >= 4 and word.isalpha()]
    names = [word for word in plain if word[0].isupper() and word.lower() not in gold]
    words = [word for word in plain if word.islower()]
    kind = 'name' if names and not words else 'word'
    if not names and not words:
      continue
    if not left[kind]:
      kind = 'dev'
    if left[kind]:
      split[draw.choice(words or names)] = kind
      left[kind] -= 1
  return split


def _write_split(split: dict[str, str]) -> None:
  lines = sorted(f'{kind}\t{word}\n' for word, kind in split.items())
  (HERE / 'held-out.txt').write_text(''.join(lines), 'utf-8')


def _training_words(usable: dict[str, dict[str, str]], families: Families, held: set[str]) -> dict[str, dict[str, str]]:
  '''Maps word to source to phonemes. Uses a dialect's silver only if its gold lacks the word.'''
  said: defaultdict[str, dict[str, str]] = defaultdict(dict)
  for source in SOURCES:
    gold = usable[source.replace('silver', 'gold')]
    for word, phonemes in usable[source].items():
      if families.of(word.lower()) not in held and (source.endswith('gold') or word not in gold):
        said[word][source] = phonemes
  return said


def _align(said: dict[str, dict[str, str]]) -> tuple[list[tuple[str, dict[str, list[str]]]], list[str]]:
  '''Returns chunks for each word and source, except for words without an alignment or with a very rare chunk.'''
  pairs = [(word.lower(), units(phonemes)) for word, by in said.items() for phonemes in by.values()]
  table = learn(random.Random(3).sample(pairs, 20_000))
  aligned: list[tuple[str, str, list[str]]] = []
  for word, by in said.items():
    for source, phonemes in by.items():
      result = align(word.lower(), units(phonemes), table)
      if result is not None and result[1] > -4:
        aligned.append((word, source, result[0]))
  counts = Counter(chunk for *_, chunks in aligned for chunk in chunks)
  rows: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
  for word, source, chunks in aligned:
    if all(counts[chunk] >= 8 for chunk in chunks):
      rows[word][source] = chunks
  labels = sorted({chunk for by in rows.values() for chunks in by.values() for chunk in chunks})
  return list(rows.items()), labels


if __name__ == '__main__':
  main()
