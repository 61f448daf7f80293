'''The network: letters to one chunk of phonemes each.

A bidirectional LSTM reads the letters. A second LSTM speaks: at each letter it sees what the first one made of it, the
chunk that it said for the letter before, and the style that it is to speak in. A style is a dictionary (US or British,
gold or silver), so that both dialects share the reading of the letters, and one reading serves all styles of a word.
'''

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn

from dictionaries import LETTERS

LOWER, CAPITAL, END = len(LETTERS), len(LETTERS) + 1, len(LETTERS) + 2
SYMBOLS = len(LETTERS) + 3


@dataclass(frozen=True)
class Sizes:
  '''Sizes of the parts of the network.'''

  labels: int
  styles: int = 4
  letter: int = 48
  reader: int = 176
  chunk: int = 32
  speaker: int = 160


class LetterToSound(nn.Module):
  '''Network that reads letters and predicts chunks.'''

  def __init__(self, sizes: Sizes, dropout: float = 0.25, forget: float = 0.08) -> None:
    super().__init__()
    self.sizes = sizes
    self.forget = forget
    self.letters = nn.Embedding(SYMBOLS, sizes.letter)
    self.reader = nn.LSTM(
      sizes.letter, sizes.reader, num_layers=2, bidirectional=True, batch_first=True, dropout=dropout
    )
    self.chunks = nn.Embedding(sizes.labels + 1, sizes.chunk)  # the last: nothing was said yet
    self.styles = nn.Embedding(sizes.styles, sizes.chunk)
    self.speaker = nn.LSTM(2 * sizes.reader + sizes.chunk, sizes.speaker, batch_first=True)
    self.out = nn.Linear(sizes.speaker, sizes.labels)
    self.dropout = nn.Dropout(dropout)

  def read(self, symbols: Tensor) -> Tensor:
    '''Encodes each letter. symbols: (words, letters + 2); result: (words, letters, 2 * reader).'''
    read: Tensor = self.reader(self.dropout(self.letters(symbols)))[0]
    dropped: Tensor = self.dropout(read)
    return dropped[:, 1:-1]

  def forward(self, read: Tensor, styles: Tensor, said: Tensor) -> Tensor:
    '''Scores the labels, given the right labels before them. said: (words, letters); result: (…, labels).'''
    before = nn.functional.pad(said[:, :-1], (1, 0), value=self.sizes.labels)
    if self.training:  # a chunk is forgotten at times, so that the letters are not leant on too little
      before = torch.where(torch.rand(before.shape) < self.forget, self.sizes.labels, before)
    spoken = self.speaker(torch.cat([read, self.chunks(before) + self.styles(styles)[:, None]], -1))[0]
    scores: Tensor = self.out(self.dropout(spoken))
    return scores

  def step(
    self, read: Tensor, styles: Tensor, before: Tensor, state: tuple[Tensor, Tensor]
  ) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    '''Returns the log-probabilities of one letter's labels. read: (words, 2 * reader); before: (words,).'''
    spoken, state = self.speaker(torch.cat([read, self.chunks(before) + self.styles(styles)], -1)[:, None], state)
    return self.out(spoken[:, 0]).log_softmax(-1), state

  def describe(self) -> dict[str, int]:
    '''Returns the sizes, for a file.'''
    return asdict(self.sizes)


def symbols(word: str) -> list[int]:
  '''Encodes a word for the reader: whether it has a capital, its letters, its end.'''
  start = CAPITAL if word[0].isupper() else LOWER
  return [start, *(LETTERS.index(letter) for letter in word.lower()), END]
