'''The text that is passed to the interpreter.'''

import re
from pathlib import Path

PYTHON = Path(__file__).parents[2]
ADAPTERS = {path.name.removesuffix('_bridge.py'): path for path in PYTHON.glob('**/*_bridge.py')}


def join(adapter: str) -> str:
  '''The runtime and an adapter, as docs/python-bridge.md joins them.'''
  runtime, own = (PYTHON / 'runtime.py').read_text(), ADAPTERS[adapter].read_text()
  return runtime + '\n\n' + re.sub(r'^from runtime import .*\n', '', own, flags=re.MULTILINE)


def command(python: Path, adapter: str, *mode: str) -> list[str]:
  '''The command line of the contract.'''
  return [str(python), '-I', '-X', 'utf8', '-X', 'faulthandler', '-u', '-c', join(adapter), *mode]
