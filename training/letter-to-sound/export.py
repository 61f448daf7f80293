'''Writes the trained network as one file: python export.py [OUTPUT], by default data/letter-to-sound.bin.

A file is a length (uint32, little-endian), that many bytes of JSON, and the tensors, each at a multiple of 16 bytes
from the first. A matrix has one float32 scale a row, then its rows as int8; a vector is float32. Also writes
build/letters-int8.pt, the network with the rounded weights, and prints the file's SHA-256.
'''

from __future__ import annotations

import hashlib
import json
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from dictionaries import LETTERS
from speak import load

if TYPE_CHECKING:
  from torch import Tensor

  from network import LetterToSound

HERE = Path(__file__).parent
OUTPUT = HERE.parent.parent / 'data' / 'letter-to-sound.bin'
ALIGNMENT = 16


def main() -> None:
  '''Rounds the network, writes it, and prints the hash.'''
  output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
  network, labels = load(HERE / 'build' / 'letters.pt')
  described: list[dict[str, object]] = []
  body = bytearray()
  for name, tensor in _tensors(network).items():
    body += bytes(-len(body) % ALIGNMENT)
    described.append({'name': name, 'shape': list(tensor.shape), 'offset': len(body)})
    body += _matrix(tensor) if tensor.ndim == 2 else tensor.numpy().astype('<f4').tobytes()
  header = {
    'format': 'voxweave letter-to-sound',
    'version': 1,
    'letters': LETTERS,
    'labels': labels,
    'tensors': described,
  }
  text = json.dumps(header, ensure_ascii=False, separators=(',', ':')).encode()
  whole = struct.pack('<I', len(text)) + text + body
  output.parent.mkdir(exist_ok=True)
  output.write_bytes(whole)
  torch.save(
    {'sizes': network.describe(), 'labels': labels, 'weights': network.state_dict()}, HERE / 'build' / 'letters-int8.pt'
  )
  print(f'{output.name}: {len(whole)} bytes, SHA-256 {hashlib.sha256(whole).hexdigest()}')


def _tensors(network: LetterToSound) -> dict[str, Tensor]:
  '''Returns the tensors by their names in the file. They are views, so rounding one rounds the network.'''
  weights = {name: tensor.detach() for name, tensor in network.named_parameters()}
  tensors = {'letters': weights['letters.weight']}
  for layer in (0, 1):
    for direction, suffix in (('forward', ''), ('backward', '_reverse')):
      name, end = f'reader.{layer}.{direction}', f'l{layer}{suffix}'
      tensors[f'{name}.input'] = weights[f'reader.weight_ih_{end}']
      tensors[f'{name}.recurrent'] = weights[f'reader.weight_hh_{end}']
      tensors[f'{name}.bias'] = weights[f'reader.bias_ih_{end}'] + weights[f'reader.bias_hh_{end}']
  read = 2 * network.sizes.reader
  tensors['speaker.read'] = weights['speaker.weight_ih_l0'][:, :read]
  tensors['speaker.said'] = weights['speaker.weight_ih_l0'][:, read:]
  tensors['speaker.recurrent'] = weights['speaker.weight_hh_l0']
  tensors['speaker.bias'] = weights['speaker.bias_ih_l0'] + weights['speaker.bias_hh_l0']
  tensors['chunks'] = weights['chunks.weight']
  tensors['styles'] = weights['styles.weight']
  tensors['out'] = weights['out.weight']
  tensors['out.bias'] = weights['out.bias']
  return tensors


def _matrix(tensor: Tensor) -> bytes:
  '''Returns scales and rounded rows; leaves the rounded values in the tensor.'''
  scales = tensor.abs().amax(1) / 127 + 1e-12
  rounded = (tensor / scales[:, None]).round()
  tensor.copy_(rounded * scales[:, None])
  return scales.numpy().astype('<f4').tobytes() + rounded.numpy().astype(np.int8).tobytes()


if __name__ == '__main__':
  main()
