"""Rebuilds Kokoro's PyTorch checkpoint from a float32 ONNX export of the same weights.

Usage: checkpoint.py CONFIG.json GRAPH.onnx OUTPUT.pth

Where the published checkpoint cannot be had, its numbers can: the export holds all of them, some transposed, in another
order or multiplied out. The modules of the kokoro library say which tensors there must be, of which names and shapes;
every one must be found. Exit code 0, or 1 with one line on standard error.
"""

import io
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from kokoro import KModel
from numpy.typing import NDArray

Array = NDArray[np.float32]

PARTS = ('bert', 'bert_encoder', 'predictor', 'text_encoder', 'decoder')
FLOAT = 1  # TensorProto.DataType.FLOAT

# Tensors without a counterpart in an export: the pooler is not used, and the normalisations of the style layers keep
# the identity that they are made with.
UNUSED = re.compile(r'bert\.pooler\.|\.norm\.(weight|bias)$')


def main(config: str, graph: str, output: str) -> None:
  '''Writes the checkpoint of the weights in `graph`.'''
  model = untrained(config)
  state = {f'{part}.{key}': tensor for part in PARTS for key, tensor in getattr(model, part).state_dict().items()}
  found = Finder(state, *read_graph(memoryview(Path(graph).read_bytes()))).find()
  check(state, found)
  for key, tensor in state.items():
    # The pooler is made of random numbers: zeros, so that the same graph gives the same bytes.
    found.setdefault(key, torch.zeros_like(tensor) if 'pooler' in key else tensor)
  parts = {
    part: {key.removeprefix(part + '.'): found[key] for key in state if key.startswith(part + '.')} for part in PARTS
  }
  with Path(output).open('wb') as target:  # By its path, the name of the file would be in its bytes.
    torch.save(parts, target)


def untrained(config: str) -> KModel:
  """The library's own modules, filled from a checkpoint that has nothing in it."""
  nothing = io.BytesIO()
  torch.save({}, nothing)
  nothing.seek(0)
  return KModel(repo_id='hexgrad/Kokoro-82M', config=config, model=nothing)


def check(state: dict[str, torch.Tensor], found: dict[str, torch.Tensor]) -> None:
  '''Refuses what is not whole, or not a number.'''
  missing = [key for key in state if key not in found and not UNUSED.search(key)]
  if missing:
    raise SystemExit(f'the graph lacks {len(missing)} tensors, such as {missing[0]}')
  spoiled = [key for key, tensor in found.items() if not torch.isfinite(tensor).all()]
  if spoiled:
    raise SystemExit(f'{len(spoiled)} tensors are not finite, such as {spoiled[0]}')


@dataclass
class Node:
  '''One operation of the graph: what it is, and the names of what it reads and makes.'''

  kind: str
  inputs: list[str]
  outputs: list[str]


class Finder:
  '''Finds the tensors of a state dict among the constants of a graph, by the names that the exporter has kept.'''

  def __init__(self, state: dict[str, torch.Tensor], nodes: list[Node], constants: dict[str, Array]) -> None:
    self.state = state
    self.nodes = nodes
    self.constants = constants
    self.found: dict[str, torch.Tensor] = {}
    self.modules = {key.rpartition('.')[0] for key in state}

  def find(self) -> dict[str, torch.Tensor]:
    '''The tensors by their keys: those that are constants as they stand, then those that nodes say more about.'''
    for name, array in self.constants.items():
      key = self.key(name)
      if key in self.state and tuple(self.state[key].shape) == array.shape:
        self.put(key, array)
    for node in self.nodes:
      if node.kind in ('Conv', 'ConvTranspose'):
        self.convolution(node)
      elif node.kind == 'MatMul' and node.inputs[1] in self.constants:
        self.product(node)
      elif node.kind == 'LSTM':
        self.lstm(node)
    return self.found

  def convolution(self, node: Node) -> None:
    '''A convolution: known by its bias, or where it has none by the place that it was traced from.'''
    bias = node.inputs[2] if len(node.inputs) > 2 else ''
    module = self.key(bias.removesuffix('.bias')) if bias.endswith('.bias') else self.module_of(node)
    if module is None:
      return  # The inverse STFT has fixed kernels, which the library computes.
    weight = self.constants[node.inputs[1]]
    if module + '.weight_v' in self.state:
      self.normalised(module, weight)
    else:
      self.put(module + '.weight', weight)

  def normalised(self, module: str, weight: Array) -> None:
    '''Weight = g * v / |v|, with |v| over all axes but the first. A filter of zeros has no direction: any will do.'''
    axes = (len(weight),) + (1,) * (weight.ndim - 1)
    norm = np.sqrt(np.square(weight).reshape(len(weight), -1).sum(1)).reshape(axes)  # (filters, 1, …)
    self.put(module + '.weight_g', norm)
    self.put(module + '.weight_v', np.where(norm == 0, np.float32(1), weight))

  def product(self, node: Node) -> None:
    '''A linear layer: its weight is transposed, and often named after a number only.'''
    key = self.key(re.sub(r'(\.weight)_\d+$', r'\1', node.inputs[1]))
    if key not in self.state:
      module = self.module_of(node)
      if module is None:
        raise SystemExit(f'the product {node.outputs[0]} belongs to no module')
      key = module + '.weight'
    self.put(key, self.constants[node.inputs[1]].T)

  def lstm(self, node: Node) -> None:
    '''An LSTM of both directions; its biases for input and state are one constant.'''
    module = self.module_of(node)
    if module is None:
      raise SystemExit(f'the LSTM {node.outputs[0]} belongs to no module')
    inputs, recurrent, biases = (self.constants[name] for name in node.inputs[1:4])
    size = recurrent.shape[2]
    for direction, suffix in enumerate(('', '_reverse')):
      self.put(f'{module}.weight_ih_l0{suffix}', gates(inputs[direction]))  # (4 * size, features)
      self.put(f'{module}.weight_hh_l0{suffix}', gates(recurrent[direction]))  # (4 * size, size)
      self.put(f'{module}.bias_ih_l0{suffix}', gates(biases[direction][: 4 * size]))  # (4 * size,)
      self.put(f'{module}.bias_hh_l0{suffix}', gates(biases[direction][4 * size :]))  # (4 * size,)

  def put(self, key: str, array: Array) -> None:
    '''Keeps a tensor, of the shape that the model has for it.'''
    shape = tuple(self.state[key].shape)
    if shape != array.shape:
      raise SystemExit(f'{key} has the shape {array.shape} in the graph and {shape} in the model')
    self.found[key] = torch.from_numpy(np.array(array, dtype=np.float32, order='C'))

  def key(self, name: str) -> str:
    '''Key of a constant: exports may put the name of the traced wrapper before it.'''
    if name in self.state or name in self.modules:
      return name
    _, _, rest = name.partition('.')
    return rest if rest in self.state or rest in self.modules else name

  def module_of(self, node: Node) -> str | None:
    '''Module that a node was traced from: its output is called /encoder/text_encoder/lstm/LSTM_output_0, say.'''
    steps = node.outputs[0].strip('/').split('/')[1:-1]
    name = re.sub(r'(query|key|value|dense|attention|ffn|ffn_output)_\d+(?=\.|$)', r'\1', '.'.join(steps))
    return next((module for module in (name, 'predictor.' + name) if module in self.modules), None)


def gates(array: Array) -> Array:
  '''Rows by gate: ONNX has input, output, forget, cell; PyTorch input, forget, cell, output.'''
  i, o, f, c = np.split(array, 4)
  return np.concatenate([i, f, c, o])


def read_graph(model: memoryview) -> tuple[list[Node], dict[str, Array]]:
  '''Nodes and float32 constants of an ONNX model: its wire format is simple, and spares a package of 20 MB.'''
  graph = next(value for number, value in fields(model) if number == 7)
  nodes: list[Node] = []
  constants: dict[str, Array] = {}
  for number, value in fields(graph):
    if number == 1:
      nodes.append(read_node(value))
    elif number == 5:
      name, array = read_tensor(value)
      if array is not None:
        constants[name] = array
  return nodes, constants


def read_node(data: memoryview) -> Node:
  '''A NodeProto.'''
  node = Node('', [], [])
  for number, value in fields(data):
    if number == 1:
      node.inputs.append(str(value, 'utf-8'))
    elif number == 2:
      node.outputs.append(str(value, 'utf-8'))
    elif number == 4:
      node.kind = str(value, 'utf-8')
  return node


def read_tensor(data: memoryview) -> tuple[str, Array | None]:
  '''Name and elements of a TensorProto; none where they are not float32.'''
  dims: list[int] = []
  kind, name, raw = 0, '', memoryview(b'')
  for number, value in fields(data):
    if number == 1:
      dims.extend(varints(value))
    elif number == 2:
      kind = next(varints(value))
    elif number in (4, 9):
      raw = value
    elif number == 8:
      name = str(value, 'utf-8')
  return name, np.frombuffer(raw, '<f4').reshape(dims) if kind == FLOAT else None


def fields(data: memoryview) -> Iterator[tuple[int, memoryview]]:
  '''Numbers and bytes of the fields of a message: https://protobuf.dev/programming-guides/encoding.'''
  at = 0
  while at < len(data):
    tag, at = varint(data, at)
    start = at
    if tag & 7 == 0:
      _, at = varint(data, at)
    elif tag & 7 == 2:
      length, start = varint(data, at)
      at = start + length
    else:
      at += {1: 8, 5: 4}[tag & 7]
    yield tag >> 3, data[start:at]


def varints(data: memoryview) -> Iterator[int]:
  '''The numbers of a packed field, or the one of a plain one.'''
  at = 0
  while at < len(data):
    value, at = varint(data, at)
    yield value


def varint(data: memoryview, at: int) -> tuple[int, int]:
  '''The number at a place, and the place behind it.'''
  value = shift = 0
  while True:
    byte = data[at]
    value |= (byte & 0x7F) << shift
    at += 1
    shift += 7
    if byte < 0x80:
      return value, at


if __name__ == '__main__':
  warnings.simplefilter('ignore')  # The library builds its modules in ways that torch calls outdated.
  main(*sys.argv[1:4])
