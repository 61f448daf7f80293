'''Writes the expected answers of the TypeScript tests: python sample.py [OUTPUT].

Every tenth held-out word, the dictionaries' answers, and what the rounded network says in PyTorch.
'''

from __future__ import annotations

import json
import sys
from pathlib import Path

from speak import AMERICAN, BRITISH, load, speak

HERE = Path(__file__).parent
OUTPUT = HERE.parent.parent / 'test/languages/english/oov/letter-to-sound/held-out-sample.tsv'


def main() -> None:
  '''Writes kind, word, and the American and British answers of the dictionary and the network, with tabs.'''
  output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
  held_out = json.loads((HERE / 'build' / 'letters.json').read_text('utf-8'))['held_out']
  rows = sorted(row for row in held_out if row[0] in {'word', 'name'})[::10]
  words = [row[1] for row in rows]
  network, labels = load(HERE / 'build' / 'letters-int8.pt')
  american = speak(network, labels, words, AMERICAN, beam=4)
  british = speak(network, labels, words, BRITISH, beam=4)
  lines = [
    '\t'.join([kind, word, '|'.join(us), '|'.join(gb), one, other])
    for (kind, word, us, gb), one, other in zip(rows, american, british, strict=True)
  ]
  output.write_text('\n'.join(lines) + '\n', 'utf-8')


if __name__ == '__main__':
  main()
