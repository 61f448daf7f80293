'''Scores the network, or eSpeak NG (--espeak, needs misaki[en]), on the held-out words in both dialects.'''

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

from scores import score
from speak import AMERICAN, BRITISH, load, speak

HERE = Path(__file__).parent
KINDS = {'word': {'word'}, 'name': {'name'}, 'all': {'word', 'name'}, 'cmudict': {'cmudict'}, 'listed': {'listed'}}
_JUNK = re.compile('[a-z]{1,2}(cat|dat|lat|mat|sat)')  # left-overs of the dictionary's making: jcat, psat


def main() -> None:
  '''Prints a line of percentages for each dialect and kind of word.'''
  arguments = argparse.ArgumentParser(description=__doc__)
  arguments.add_argument('--network', type=Path, default=HERE / 'build' / 'letters-int8.pt')
  arguments.add_argument('--beam', type=int, default=4)
  arguments.add_argument('--espeak', action='store_true')
  options = arguments.parse_args()
  held_out = json.loads((HERE / 'build' / 'letters.json').read_text('utf-8'))['held_out']
  held_out = [row for row in held_out if row[0] != 'dev' and not _JUNK.fullmatch(row[1])]

  for dialect, style, column in (('en-us', AMERICAN, 2), ('en-gb', BRITISH, 3)):
    rows = [(kind, word, answers) for kind, word, *both in held_out if (answers := both[column - 2])]
    words = [word for _, word, _ in rows]
    started = time.monotonic()
    if options.espeak:
      spoken = _espeak(words, british=style == BRITISH)
    else:
      network, labels = load(options.network)
      spoken = speak(network, labels, words, style, options.beam)
    print(f'{len(words) / (time.monotonic() - started):.0f} words a second')
    for wanted, kinds in KINDS.items():
      chosen = [i for i, (kind, *_) in enumerate(rows) if kind in kinds]
      print(dialect, wanted, len(chosen), score([spoken[i] for i in chosen], [rows[i][2] for i in chosen]), flush=True)


def _espeak(words: list[str], *, british: bool) -> list[str]:
  from misaki.en import MToken
  from misaki.espeak import EspeakFallback

  fallback = EspeakFallback(british=british)
  return [fallback(MToken(text=word, tag='NN', whitespace=' '))[0] or '' for word in words]


if __name__ == '__main__':
  main()
