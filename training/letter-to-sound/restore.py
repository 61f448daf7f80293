'''Makes build/letters.pt from the exported network, so that its training can go on: python restore.py [FILE].'''

from __future__ import annotations

import json
import struct
import sys
from math import prod
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from export import OUTPUT
from network import LetterToSound, Sizes

HERE = Path(__file__).parent


def main() -> None:
  '''Writes build/letters.pt.'''
  labels, tensors = read_weights(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT)
  network = LetterToSound(Sizes(labels=len(labels)))
  weights = {name: torch.from_numpy(values.copy()) for name, values in _by_parameter(tensors).items()}
  network.load_state_dict(weights)
  (HERE / 'build').mkdir(exist_ok=True)
  torch.save({'sizes': network.describe(), 'labels': labels, 'weights': weights}, HERE / 'build' / 'letters.pt')


def read_weights(path: Path) -> tuple[list[str], dict[str, NDArray[np.float32]]]:
  '''Returns the labels of an exported network and its tensors, by their names in the file.'''
  whole = path.read_bytes()
  (length,) = struct.unpack_from('<I', whole)
  header = json.loads(whole[4 : 4 + length])
  body = whole[4 + length :]
  tensors = {each['name']: _tensor(body, each['shape'], each['offset']) for each in header['tensors']}
  return header['labels'], tensors


def _tensor(body: bytes, shape: list[int], offset: int) -> NDArray[np.float32]:
  scales = np.frombuffer(body, '<f4', shape[0], offset)
  if len(shape) == 1:
    return scales
  rounded = np.frombuffer(body, np.int8, prod(shape), offset + 4 * shape[0]).reshape(shape)
  return rounded * scales[:, None]


def _by_parameter(tensors: dict[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
  '''Returns the tensors by PyTorch's names. The two biases of an LSTM are one in the file; the second becomes zero.'''
  weights = {'letters.weight': tensors['letters']}
  for layer in (0, 1):
    for direction, suffix in (('forward', ''), ('backward', '_reverse')):
      name, end = f'reader.{layer}.{direction}', f'l{layer}{suffix}'
      weights[f'reader.weight_ih_{end}'] = tensors[f'{name}.input']
      weights[f'reader.weight_hh_{end}'] = tensors[f'{name}.recurrent']
      weights[f'reader.bias_ih_{end}'] = tensors[f'{name}.bias']
      weights[f'reader.bias_hh_{end}'] = np.zeros_like(tensors[f'{name}.bias'])
  weights['speaker.weight_ih_l0'] = np.concatenate([tensors['speaker.read'], tensors['speaker.said']], 1)
  weights['speaker.weight_hh_l0'] = tensors['speaker.recurrent']
  weights['speaker.bias_ih_l0'] = tensors['speaker.bias']
  weights['speaker.bias_hh_l0'] = np.zeros_like(tensors['speaker.bias'])
  weights['chunks.weight'] = tensors['chunks']
  weights['styles.weight'] = tensors['styles']
  weights['out.weight'] = tensors['out']
  weights['out.bias'] = tensors['out.bias']
  return weights


if __name__ == '__main__':
  main()
