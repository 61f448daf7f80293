'''Kokoro's tensors in an ONNX graph, found by the names that the exporter has kept.'''

from __future__ import annotations

import re

import numpy as np
import torch
from onnx_file import Array, Node


class TensorFinder:
  '''Finds the tensors of a state dict among the constants of a graph.'''

  def __init__(self, state: dict[str, torch.Tensor], nodes: list[Node], constants: dict[str, Array]) -> None:
    self.state = state
    self.nodes = nodes
    self.constants = constants
    self.found: dict[str, torch.Tensor] = {}
    self.modules = {key.rpartition('.')[0] for key in state}

  def find(self) -> dict[str, torch.Tensor]:
    '''Returns the tensors by their keys: first the constants that are tensors as they are, then the others by node.'''
    for name, array in self.constants.items():
      key = self.key_of(name)
      if key in self.state and tuple(self.state[key].shape) == array.shape:
        self.store(key, array)
    for node in self.nodes:
      if node.kind in ('Conv', 'ConvTranspose'):
        self.add_convolution(node)
      elif node.kind == 'MatMul' and node.inputs[1] in self.constants:
        self.add_linear(node)
      elif node.kind == 'LSTM':
        self.add_lstm(node)
    return self.found

  def add_convolution(self, node: Node) -> None:
    '''Stores the weight of a convolution. Its bias names its module, or the place that it was traced from.'''
    bias = node.inputs[2] if len(node.inputs) > 2 else ''
    module = self.key_of(bias.removesuffix('.bias')) if bias.endswith('.bias') else self.module_of(node)
    if module is None:
      return  # The inverse STFT has fixed kernels, which the library computes.
    weight = self.constants[node.inputs[1]]
    if module + '.weight_v' in self.state:
      self.add_weight_norm(module, weight)
    else:
      self.store(module + '.weight', weight)

  def add_weight_norm(self, module: str, weight: Array) -> None:
    '''Stores weight = g * v / |v|, with |v| over all axes but the first. For a filter of zeros any v is right.'''
    axes = (len(weight),) + (1,) * (weight.ndim - 1)
    norm = np.sqrt(np.square(weight).reshape(len(weight), -1).sum(1)).reshape(axes)  # (filters, 1, …)
    self.store(module + '.weight_g', norm)
    self.store(module + '.weight_v', np.where(norm == 0, np.float32(1), weight))

  def add_linear(self, node: Node) -> None:
    '''Stores the weight of a linear layer: it is transposed, and often named by a number only.

    The product that interpolates the phases of the source has a fixed matrix and no module.
    '''
    key = self.key_of(re.sub(r'(\.weight)_\d+$', r'\1', node.inputs[1]))
    if key not in self.state:
      module = self.module_of(node)
      if module is None:
        return  # A weight that is lost in this way is missing at the end, which is an error.
      key = module + '.weight'
    self.store(key, self.constants[node.inputs[1]].T)

  def add_lstm(self, node: Node) -> None:
    '''Stores an LSTM of both directions. Its biases for input and state are one constant.'''
    module = self.module_of(node)
    if module is None:
      raise SystemExit(f'the LSTM {node.outputs[0]} belongs to no module')
    inputs, recurrent, biases = (self.constants[name] for name in node.inputs[1:4])
    size = recurrent.shape[2]
    for direction, suffix in enumerate(('', '_reverse')):
      self.store(f'{module}.weight_ih_l0{suffix}', pytorch_gates(inputs[direction]))  # (4 * size, features)
      self.store(f'{module}.weight_hh_l0{suffix}', pytorch_gates(recurrent[direction]))  # (4 * size, size)
      self.store(f'{module}.bias_ih_l0{suffix}', pytorch_gates(biases[direction][: 4 * size]))  # (4 * size,)
      self.store(f'{module}.bias_hh_l0{suffix}', pytorch_gates(biases[direction][4 * size :]))  # (4 * size,)

  def store(self, key: str, array: Array) -> None:
    '''Stores a tensor, which must have the shape that the model has for it.'''
    shape = tuple(self.state[key].shape)
    if shape != array.shape:
      raise SystemExit(f'{key} has the shape {array.shape} in the graph and {shape} in the model')
    self.found[key] = torch.from_numpy(np.array(array, dtype=np.float32, order='C'))

  def key_of(self, name: str) -> str:
    '''Returns the key of a constant. Exports may put the name of the traced wrapper before it.'''
    if name in self.state or name in self.modules:
      return name
    _, _, rest = name.partition('.')
    return rest if rest in self.state or rest in self.modules else name

  def module_of(self, node: Node) -> str | None:
    '''Returns the module that a node was traced from, by an output such as /encoder/text_encoder/lstm/LSTM_output_0.'''
    steps = node.outputs[0].strip('/').split('/')[1:-1]
    name = re.sub(r'(query|key|value|dense|attention|ffn|ffn_output)_\d+(?=\.|$)', r'\1', '.'.join(steps))
    return next((module for module in (name, 'predictor.' + name) if module in self.modules), None)


def pytorch_gates(array: Array) -> Array:
  '''Orders rows as PyTorch does: input, forget, cell, output gate. ONNX has input, output, forget, cell.'''
  input_gate, output_gate, forget_gate, cell = np.split(array, 4)
  return np.concatenate([input_gate, forget_gate, cell, output_gate])
