'''ONNX files. Their wire format is simple, and reading it spares a package of 20 MB.'''

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

FLOAT = 1  # TensorProto.DataType.FLOAT


@dataclass
class Node:
  '''An operation of the graph: its kind, and the names of the tensors that it reads and makes.'''

  kind: str
  inputs: list[str]
  outputs: list[str]


def read_graph(model: memoryview) -> tuple[list[Node], dict[str, Array]]:
  '''Reads the nodes and the float32 constants of an ONNX model.'''
  graph = next(value for number, value in message_fields(model) if number == 7)
  nodes: list[Node] = []
  constants: dict[str, Array] = {}
  for number, value in message_fields(graph):
    if number == 1:
      nodes.append(read_node(value))
    elif number == 5:
      name, array = read_tensor(value)
      if array is not None:
        constants[name] = array
  return nodes, constants


def read_node(data: memoryview) -> Node:
  '''Reads a NodeProto.'''
  node = Node('', [], [])
  for number, value in message_fields(data):
    if number == 1:
      node.inputs.append(str(value, 'utf-8'))
    elif number == 2:
      node.outputs.append(str(value, 'utf-8'))
    elif number == 4:
      node.kind = str(value, 'utf-8')
  return node


def read_tensor(data: memoryview) -> tuple[str, Array | None]:
  '''Reads the name and the elements of a TensorProto; None where they are not float32.'''
  dims: list[int] = []
  kind, name, raw = 0, '', memoryview(b'')
  for number, value in message_fields(data):
    if number == 1:
      dims.extend(read_varints(value))
    elif number == 2:
      kind = next(read_varints(value))
    elif number in (4, 9):
      raw = value
    elif number == 8:
      name = str(value, 'utf-8')
  return name, np.frombuffer(raw, '<f4').reshape(dims) if kind == FLOAT else None


def message_fields(data: memoryview) -> Iterator[tuple[int, memoryview]]:
  '''Yields the number and the bytes of each field of a message: https://protobuf.dev/programming-guides/encoding.'''
  at = 0
  while at < len(data):
    tag, at = read_varint(data, at)
    start = at
    if tag & 7 == 0:
      _, at = read_varint(data, at)
    elif tag & 7 == 2:
      length, start = read_varint(data, at)
      at = start + length
    else:
      at += {1: 8, 5: 4}[tag & 7]
    yield tag >> 3, data[start:at]


def read_varints(data: memoryview) -> Iterator[int]:
  '''Yields the numbers of a packed field, or the one of a plain field.'''
  at = 0
  while at < len(data):
    value, at = read_varint(data, at)
    yield value


def read_varint(data: memoryview, at: int) -> tuple[int, int]:
  '''Returns the number at a place, and the place behind it.'''
  value = shift = 0
  while True:
    byte = data[at]
    value |= (byte & 0x7F) << shift
    at += 1
    shift += 7
    if byte < 0x80:
      return value, at
