'''The script for the interpreter.'''

import functools
import json
import subprocess
from pathlib import Path

PYTHON = Path(__file__).parents[2]
FOLDERS = (PYTHON, PYTHON.parent / 'test' / 'python' / 'bridge' / 'fixtures')
ADAPTERS = {path.name.removesuffix('_bridge.py'): path for folder in FOLDERS for path in folder.glob('**/*_bridge.py')}
JOIN = '''
import { pathToFileURL } from 'node:url';
import { readBridgeScript, RUNTIME_MODULES } from './dist/python/bridge/script.js';
const [adapter] = process.argv.slice(1);
const text = adapter ? (await readBridgeScript(pathToFileURL(adapter))).text : JSON.stringify(RUNTIME_MODULES);
process.stdout.write(text);
'''


def run_node(*arguments: str) -> str:
  '''Runs JOIN on the build (`npm run build`).'''
  command = ['node', '--input-type=module', '--eval', JOIN, *arguments]
  return subprocess.run(command, cwd=PYTHON.parent, stdout=subprocess.PIPE, check=True).stdout.decode()


RUNTIME = [PYTHON / 'runtime' / f'{name}.py' for name in json.loads(run_node())]
'''The modules of every script, in order.'''


@functools.cache
def join(adapter: str) -> str:
  '''Returns the runtime joined with an adapter.'''
  return run_node(str(ADAPTERS[adapter]))


def command(python: Path, adapter: str, *mode: str) -> list[str]:
  '''Returns the command line of the contract.'''
  return [str(python), '-I', '-X', 'utf8', '-X', 'faulthandler', '-u', '-c', join(adapter), *mode]
