'''The script that is passed on a command line.'''

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.script import ADAPTERS, PYTHON, RUNTIME, join

ENGINES = ('kokoro', 'openvino', 'piper')
TYPES = [PYTHON / 'runtime' / 'types.py', *PYTHON.glob('*_types.py')]


@pytest.mark.parametrize('adapter', ADAPTERS)
def test_a_script_keeps_its_files_except_for_imports_between_them(adapter: str) -> None:
  lines = join(adapter).splitlines()
  assert lines[0] == 'from __future__ import annotations'
  for path in [*RUNTIME, ADAPTERS[adapter]]:
    own = path.read_text().splitlines()
    for node in ast.parse(path.read_text()).body:
      if isinstance(node, ast.ImportFrom) and re.match(r'__future__$|runtime\b|\w+_types$', node.module or ''):
        own[node.lineno - 1 : node.end_lineno] = [''] * ((node.end_lineno or 0) - node.lineno + 1)
    start = lines.index(f'# {path.name}') + 1
    assert lines[start : start + len(own)] == own


def test_a_script_has_every_module_of_the_runtime_that_runs() -> None:
  types, names = PYTHON / 'runtime' / 'types.py', PYTHON / 'runtime' / '__init__.py'
  assert sorted([*RUNTIME, types, names]) == sorted((PYTHON / 'runtime').glob('*.py'))


def test_a_module_of_the_runtime_comes_after_those_that_it_imports() -> None:
  before = {'types'}
  for path in RUNTIME:
    imported = re.findall(r'^from runtime\.(\w+) import', path.read_text(), re.MULTILINE)
    assert set(imported) <= before, path
    before.add(path.stem)


@pytest.mark.parametrize('path', TYPES)
def test_a_module_of_types_has_no_code_that_runs(path: Path) -> None:
  for node in ast.walk(ast.parse(path.read_text())):
    if isinstance(node, ast.FunctionDef):
      assert len(node.body) == 1
      assert ast.get_docstring(node)


@pytest.mark.parametrize('engine', ENGINES)
def test_a_script_fits_on_a_command_line(engine: str) -> None:
  script = join(engine)
  assert len(script) <= 30_000
  assert script.isascii()
  assert '"' not in script
  assert set(script) - set('\n') <= {chr(code) for code in range(32, 127)}


@pytest.mark.parametrize('engine', ENGINES)
def test_a_script_is_python_3_10(engine: str) -> None:
  ast.parse(join(engine), feature_version=(3, 10))


@pytest.mark.parametrize('engine', ENGINES)
def test_an_adapter_ends_in_main(engine: str) -> None:
  lines = ADAPTERS[engine].read_text().splitlines()
  assert lines[-2] == "if __name__ == '__main__':"
  assert lines[-1].startswith('  main(')


@pytest.mark.parametrize('path', RUNTIME)
def test_the_modules_of_the_runtime_can_be_imported(path: Path) -> None:
  subprocess.run([sys.executable, '-B', '-c', f'import runtime.{path.stem}'], cwd=PYTHON, check=True)


@pytest.mark.parametrize('path', [*RUNTIME, *(ADAPTERS[engine] for engine in ENGINES)])
def test_every_function_has_a_docstring(path: Path) -> None:
  for node in ast.walk(ast.parse(path.read_text())):
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name != '__init__':
      assert ast.get_docstring(node), node.name


def test_names_of_the_first_bridge_are_kept() -> None:
  names: dict[str, object] = {}
  tree = ast.parse(join('kokoro'))
  for node in tree.body:
    if isinstance(node, ast.FunctionDef):
      names[node.name] = node
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
      names[node.targets[0].id] = ast.unparse(node.value)
  assert names['SAMPLE_RATE_FALLBACK'] == '24000'
  assert {'main', '_write_silence', '_coerce_numpy'} <= set(names)
