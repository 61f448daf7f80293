'''Rebuilds Kokoro's PyTorch checkpoint from a float32 ONNX export of the same weights.

Usage: python checkpoint CONFIG.json GRAPH.onnx OUTPUT.pth

Where the published checkpoint cannot be had, its numbers can: the export holds all of them, some transposed, in another
order or multiplied out. The modules of the kokoro library say which tensors there must be, of which names and shapes;
every one must be found. Exit code 0, or 1 with one line on standard error.
'''

from __future__ import annotations

import io
import re
import sys
import warnings
from pathlib import Path

import torch
from kokoro import KModel
from kokoro_tensors import TensorFinder
from onnx_file import read_graph

PARTS = ('bert', 'bert_encoder', 'predictor', 'text_encoder', 'decoder')

# Tensors without a counterpart in an export: the pooler is not used, and the normalisations of the style layers keep
# the identity that they are made with.
UNUSED = re.compile(r'bert\.pooler\.|\.norm\.(weight|bias)$')


def main(config: str, graph: str, output: str) -> None:
  '''Writes the checkpoint of the weights in `graph`.'''
  model = make_untrained_model(config)
  state = {f'{part}.{key}': tensor for part in PARTS for key, tensor in getattr(model, part).state_dict().items()}
  found = TensorFinder(state, *read_graph(memoryview(Path(graph).read_bytes()))).find()
  check_tensors(state, found)
  for key, tensor in state.items():
    # The pooler is made of random numbers: zeros, so that the same graph gives the same bytes.
    found.setdefault(key, torch.zeros_like(tensor) if 'pooler' in key else tensor)
  parts = {
    part: {key.removeprefix(part + '.'): found[key] for key in state if key.startswith(part + '.')} for part in PARTS
  }
  with Path(output).open('wb') as target:  # By its path, the name of the file would be in its bytes.
    torch.save(parts, target)


def make_untrained_model(config: str) -> KModel:
  '''Makes the library's own modules, filled from a checkpoint that has nothing in it.'''
  nothing = io.BytesIO()
  torch.save({}, nothing)
  nothing.seek(0)
  return KModel(repo_id='hexgrad/Kokoro-82M', config=config, model=nothing)


def check_tensors(state: dict[str, torch.Tensor], found: dict[str, torch.Tensor]) -> None:
  '''Refuses a set that is not complete, or has a value that is not finite.'''
  missing = [key for key in state if key not in found and not UNUSED.search(key)]
  if missing:
    raise SystemExit(f'the graph lacks {len(missing)} tensors, such as {missing[0]}')
  spoiled = [key for key, tensor in found.items() if not torch.isfinite(tensor).all()]
  if spoiled:
    raise SystemExit(f'{len(spoiled)} tensors are not finite, such as {spoiled[0]}')


if __name__ == '__main__':
  warnings.simplefilter('ignore')  # The library builds its modules in ways that torch calls outdated.
  main(*sys.argv[1:4])
