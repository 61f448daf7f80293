'''Trains the network on build/letters.json and writes build/letters.pt.

  python train.py MINUTES [--resume]

`--resume` continues from build/letters.pt, at half the learning rate.

It runs on one thread; the minutes are its processor time. The learning rate falls along a cosine over them. The result
is the running mean of the weights, which gets more words right than the weights of any single step. Each pass over the
data draws new words. A word of a large family is less likely, because "walks" and "walked" add little to "walk". Silver
words (made by rule, in another style) are drawn less often, and rarely late in the training.
'''

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from network import LetterToSound, Sizes, symbols
from scores import score
from speak import speak

HERE = Path(__file__).parent
RATE = 3e-3
BATCH = 192
FAMILY_POWER = 0.25
GOLD, SILVER, SILVER_LATE, LATE = 1.0, 0.25, 0.1, 0.7
BRITISH = 0.5
MEAN = 0.9995  # what a step leaves of the running mean of the weights

Batch: TypeAlias = tuple[Tensor, Tensor, Tensor, Tensor]


class Words:
  '''The training words, grouped by length, so that no batch has padding.'''

  def __init__(self, data: dict[str, Any], labels: list[str]) -> None:
    index = {label: i for i, label in enumerate(labels)}
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for word, family, by in data['train']:
      chunks = [[index[c] for c in by[s]] if s in by else [-1] * len(word) for s in data['sources']]
      gold = any(s.endswith('gold') for s in by)
      rows[len(word)].append((symbols(word), chunks, family**-FAMILY_POWER, gold))
    self.groups = [
      (
        torch.tensor([r[0] for r in group]),
        torch.tensor([r[1] for r in group]),
        torch.tensor([r[2] for r in group]),
        torch.tensor([r[3] for r in group]),
      )
      for group in rows.values()
    ]

  def batches(self, silver: float) -> Iterator[Batch]:
    '''Yields one pass: letters (words, letters + 2), and for each pronunciation its word's row, style and labels.'''
    drawn: list[tuple[Tensor, Tensor]] = []
    for letters, chunks, weight, gold in self.groups:
      keep = torch.rand(len(weight)) < weight * torch.where(gold, GOLD, silver)
      order = keep.nonzero()[:, 0]
      order = order[torch.randperm(len(order))]
      drawn += [(letters[part], chunks[part]) for part in torch.split(order, BATCH) if len(part)]
    random.shuffle(drawn)
    for letters, chunks in drawn:
      present = chunks[:, :, 0] >= 0
      american = present[:, :2].any(1, keepdim=True)
      british = (torch.rand(len(letters), 1) < BRITISH) | ~american
      present = torch.cat([present[:, :2], present[:, 2:] & british], 1)
      rows, styles = present.nonzero(as_tuple=True)
      yield letters, rows, styles, chunks[rows, styles]


def main() -> None:
  '''Trains for the number of minutes on the command line.'''
  arguments = argparse.ArgumentParser(description=__doc__)
  arguments.add_argument('minutes', type=float)
  arguments.add_argument('--resume', action='store_true')
  options = arguments.parse_args()
  minutes, rate = options.minutes, RATE / 2 if options.resume else RATE
  torch.set_num_threads(1)
  torch.manual_seed(2)
  random.seed(2)
  data = json.loads((HERE / 'build' / 'letters.json').read_text('utf-8'))
  labels: list[str] = data['labels']
  words = Words(data, labels)
  network = LetterToSound(Sizes(labels=len(labels)))
  if options.resume:
    network.load_state_dict(torch.load(HERE / 'build' / 'letters.pt', weights_only=True)['weights'])
  optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02, fused=True)
  mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(MEAN))
  dev = [(word, american) for kind, word, american, _ in data['held_out'] if kind == 'dev']
  parameters = sum(p.numel() for p in network.parameters())
  print(f'{parameters} parameters, {len(labels)} labels, {len(data["train"])} words', flush=True)

  started, steps, passes, done = time.process_time(), 0, 0, 0.0
  while done < 1:
    network.train()
    total, count, seen = 0.0, 0, 0
    for letters, rows, styles, said in words.batches(SILVER if done < LATE else SILVER_LATE):
      done = (time.process_time() - started) / (60 * minutes)
      if done >= 1:
        break
      for group in optimizer.param_groups:
        group['lr'] = rate * min(1, (steps + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-6
      scores = network(network.read(letters)[rows], styles, said)
      loss = nn.functional.cross_entropy(scores.flatten(0, 1), said.flatten(), label_smoothing=0.03)
      optimizer.zero_grad()
      torch.autograd.backward(loss)
      nn.utils.clip_grad_norm_(network.parameters(), 1.0)
      optimizer.step()
      mean.update_parameters(network)
      steps, count, total, seen = steps + 1, count + 1, total + loss.item(), seen + len(letters)
    passes += 1
    spoken = speak(mean.module, labels, [word for word, _ in dev])
    seconds = round(time.process_time() - started)
    scores_on_dev = score(spoken, [answers for _, answers in dev])
    print(passes, f'{seconds} s, {seen} words, loss {total / max(count, 1):.3f}', scores_on_dev, flush=True)
    saved = {'sizes': network.describe(), 'labels': labels, 'weights': mean.module.state_dict()}
    torch.save(saved, HERE / 'build' / 'letters.pt')


if __name__ == '__main__':
  main()
