'''Makes the training data: reads the dictionaries, leaves out the held-out families, aligns the rest.

  python prepare.py DICTIONARIES [--choose | --choose-names KIND] [--labels-of FILE]

DICTIONARIES is the folder with us_gold.json, us_silver.json, gb_gold.json and gb_silver.json. build/ has
us_cmudict.json and gb_cmudict.json, which cmudict.mjs writes, and data/ has names.tsv. `--choose` draws new held-out
words and writes held-out.txt; without it, the split in held-out.txt is used. `--choose-names` draws new names of
CMUdict (`cmudict`) or of names.tsv (`listed`) only. `--labels-of` keeps the labels of a network, so that its training
can go on.
'''

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from align import align, learn
from dictionaries import Entry, fold, is_ordinary, read, units, usual, variants
from families import Families, relatives
from restore import read_weights

HERE = Path(__file__).parent
LISTED = HERE.parent.parent / 'data' / 'names.tsv'
SOURCES = ('us_gold', 'us_silver', 'gb_gold', 'gb_silver')
CMUDICT = {'us_gold': 'us_cmudict', 'gb_gold': 'gb_cmudict'}
SIZES = {'word': 4000, 'name': 1000, 'dev': 1000}
NAMES = {'cmudict': 1000, 'listed': 500}
LARGEST_TESTED_FAMILY = 40


def main() -> None:
  '''Writes build/letters.json.'''
  arguments = argparse.ArgumentParser(description=__doc__)
  arguments.add_argument('dictionaries', type=Path)
  arguments.add_argument('--choose', action='store_true')
  arguments.add_argument('--choose-names', choices=NAMES)
  arguments.add_argument('--labels-of', type=Path)
  options = arguments.parse_args()

  found = {source: read(options.dictionaries / f'{source}.json') for source in SOURCES}
  usable = {source: _usable(entries, source) for source, entries in found.items()}
  listed = {gold: _listed(column, found[gold]) for column, gold in enumerate(CMUDICT, 1)}
  additions = {
    gold: _additions(HERE / 'build' / f'{name}.json', found[gold]) | listed[gold] for gold, name in CMUDICT.items()
  }
  families = Families({word.lower() for words in usable.values() for word in words})
  names = Families({word.lower() for words in additions.values() for word in words})
  if options.choose:
    _write_split(_choose(usable['us_gold'], families))
  if options.choose_names:
    kept = _unrelated(additions['us_gold'], {word.lower() for words in usable.values() for word in words})
    _write_split(_choose_names(options.choose_names, kept, listed['us_gold'], names))
  split = read_split()
  held = {families.of(word.lower()) for word, kind in split.items() if kind not in NAMES}
  held_names = {names.of(word.lower()) for word, kind in split.items() if kind in NAMES}
  held_words = {word.lower() for words in usable.values() for word in words if families.of(word.lower()) in held}

  said = _training_words(usable, families, held)
  for gold, words in additions.items():
    found[gold] |= words
    for word, phonemes in _unrelated(words, held_words).items():
      if names.of(word.lower()) not in held_names:
        said[word][gold] = phonemes
  rows, labels = _align(said, read_weights(options.labels_of)[0] if options.labels_of else None)
  sizes = Counter(_family(word, families, names) for word in said)
  data = {
    'labels': labels,
    'sources': list(SOURCES),
    'train': [[word, sizes[_family(word, families, names)], chunks] for word, chunks in rows],
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


def _additions(path: Path, gold: dict[str, Entry]) -> dict[str, str]:
  '''Returns the words of CMUdict that misaki lacks, as names: most of them are surnames.'''
  words: dict[str, str] = json.loads(path.read_text('utf-8'))
  names = {word.capitalize(): said for word, said in words.items() if word not in gold}
  return {word: said for word, said in names.items() if is_ordinary(word, said)}


def _listed(column: int, gold: dict[str, Entry]) -> dict[str, str]:
  '''Returns the names and new words of names.tsv that misaki lacks. A single pronunciation serves both dialects.'''
  rows = (line.split('\t') for line in LISTED.read_text('utf-8').splitlines())
  words = {fold(word): said[min(column, len(said)) - 1] for word, *said in rows}
  return {word: said for word, said in words.items() if word not in gold and is_ordinary(word, said)}


def _unrelated(names: dict[str, str], words: set[str]) -> dict[str, str]:
  '''Returns the names that are not derived from one of the words, and from which none of the words is derived.'''
  spellings = {name.lower() for name in names}
  stems = {stem for word in words for stem in relatives(word, spellings)}
  return {
    name: said
    for name, said in names.items()
    if (spelling := name.lower()) not in words and spelling not in stems and not any(relatives(spelling, words))
  }


def _family(word: str, families: Families, names: Families) -> str:
  '''Returns the family of a training word: names of CMUdict have families of their own.'''
  return (families if families.has(word.lower()) else names).of(word.lower())


def _choose_names(kind: str, additions: dict[str, str], listed: dict[str, str], families: Families) -> dict[str, str]:
  '''Returns the split with new names of one kind, drawn from small families without a name of the other kind.'''
  kept = {word: other for word, other in read_split().items() if other != kind}
  taken = {families.of(word.lower()) for word, other in kept.items() if other in NAMES}
  members: defaultdict[str, list[str]] = defaultdict(list)
  for word in sorted(additions):
    if (word in listed) == (kind == 'listed'):
      members[families.of(word.lower())].append(word)
  keys = sorted(key for key, words in members.items() if len(words) <= LARGEST_TESTED_FAMILY and key not in taken)
  draw = random.Random(11)
  return kept | {draw.choice(members[key]): kind for key in draw.sample(keys, NAMES[kind])}


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


def _align(
  said: dict[str, dict[str, str]], allowed: list[str] | None
) -> tuple[list[tuple[str, dict[str, list[str]]]], list[str]]:
  '''Returns chunks for each word and source, except for words without an alignment or with a chunk not allowed.

  Without a list of allowed chunks, all but the very rare ones are allowed.
  '''
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
    if all(counts[chunk] >= 8 if allowed is None else chunk in allowed for chunk in chunks):
      rows[word][source] = chunks
  if allowed is not None:
    return list(rows.items()), allowed
  labels = sorted({chunk for by in rows.values() for chunks in by.values() for chunk in chunks})
  return list(rows.items()), labels


if __name__ == '__main__':
  main()
