'''The text that is passed to the interpreter.'''

import functools
import subprocess
from pathlib import Path

PYTHON = Path(__file__).parents[2]
FOLDERS = (PYTHON, PYTHON.parent / 'test' / 'bridge' / 'fixtures')
ADAPTERS = {path.name.removesuffix('_bridge.py'): path for folder in FOLDERS for path in folder.glob('**/*_bridge.py')}
JOIN = '''
import { pathToFileURL } from 'node:url';
import { readBridgeScript } from './dist/python/bridge/script.js';
process.stdout.write((await readBridgeScript(pathToFileURL(process.argv[1]))).text);
'''


@functools.cache
def join(adapter: str) -> str:
  '''The runtime and an adapter as the build (`npm run build`) joins them.'''
  command = ['node', '--input-type=module', '--eval', JOIN, str(ADAPTERS[adapter])]
  return subprocess.run(command, cwd=PYTHON.parent, stdout=subprocess.PIPE, check=True).stdout.decode()


def command(python: Path, adapter: str, *mode: str) -> list[str]:
  '''The command line of the contract.'''
  return [str(python), '-I', '-X', 'utf8', '-X', 'faulthandler', '-u', '-c', join(adapter), *mode]
