'''The text that is passed on a command line.'''

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.script import ADAPTERS, PYTHON, join

ENGINES = ('kokoro', 'openvino', 'piper')
RUNTIME = PYTHON / 'runtime.py'


class Bare(ast.NodeTransformer):
  '''Takes away what a script is passed without: docstrings, types of signatures and of attributes, types as such.'''

  def visit_arg(self, node: ast.arg) -> ast.arg:
    '''A parameter.'''
    node.annotation = None
    return node

  def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
    '''A function.'''
    node.returns = None
    return self.visit_body(node)

  def visit_body(self, node: ast.FunctionDef | ast.ClassDef | ast.Module) -> ast.AST:
    '''What may begin with a docstring.'''
    if ast.get_docstring(node, clean=False) is not None:
      del node.body[0]
    return self.generic_visit(node)

  visit_ClassDef = visit_Module = visit_body  # noqa: N815 (as ast calls them)

  def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
    '''An assignment with a type.'''
    if node.value is None or not isinstance(node.target, ast.Attribute):
      return node
    return ast.Assign([node.target], node.value)

  def visit_Import(self, node: ast.Import) -> list[ast.Import]:
    '''Modules, of which one line may name several.'''
    return [ast.Import([name]) for name in node.names]

  def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom | None:
    '''The import of the runtime, or of what only says how types are read.'''
    return None if node.module in ('__future__', 'runtime') or node.names[0].name == 'TYPE_CHECKING' else node

  def visit_If(self, node: ast.If) -> ast.AST | None:
    '''What only type checkers read.'''
    return None if isinstance(node.test, ast.Name) and node.test.id == 'TYPE_CHECKING' else self.generic_visit(node)


def bare(python: str) -> list[str]:
  '''The statements of a program, less what a script is passed without.'''
  tree: ast.Module = Bare().visit(ast.parse(python))
  return [ast.dump(statement) for statement in tree.body]


@pytest.mark.parametrize('adapter', ADAPTERS)
def test_a_script_is_the_program_of_its_files(adapter: str) -> None:
  assert bare(join(adapter)) == bare(RUNTIME.read_text()) + bare(ADAPTERS[adapter].read_text())


@pytest.mark.parametrize('adapter', ADAPTERS)
def test_a_script_has_nothing_that_only_readers_and_type_checkers_need(adapter: str) -> None:
  script = join(adapter)
  assert not re.search(r"'''|^ *# |  # |\n\n|TYPE_CHECKING", script)
  for node in ast.walk(ast.parse(script)):
    assert not getattr(node, 'returns', None)
    assert not isinstance(node, ast.arg) or node.annotation is None


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
def test_an_adapter_imports_the_runtime_on_one_line_and_ends_in_main(engine: str) -> None:
  lines = ADAPTERS[engine].read_text().splitlines()
  assert [line.startswith('from runtime import ') for line in lines].count(True) == 1
  assert 'from runtime' not in join(engine)
  assert lines[-2] == "if __name__ == '__main__':"
  assert lines[-1].startswith('  main(')


@pytest.mark.parametrize('engine', ENGINES)
def test_the_files_are_modules_too(engine: str) -> None:
  subprocess.run([sys.executable, '-B', '-c', f'import {engine}_bridge'], cwd=PYTHON, check=True)


@pytest.mark.parametrize('path', [RUNTIME, *(ADAPTERS[engine] for engine in ENGINES)])
def test_every_function_says_what_it_is_for(path: Path) -> None:
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
