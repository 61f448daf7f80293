'''The text that is passed on a command line.'''

import ast

import pytest
from support.script import ADAPTERS, join

ENGINES = ('kokoro', 'piper')


@pytest.mark.parametrize('engine', ENGINES)
def test_a_script_fits_on_a_command_line(engine: str) -> None:
  script = join(engine)
  assert len(script.encode()) <= 24 * 1024
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
def test_every_function_says_what_it_is_for(engine: str) -> None:
  for node in ast.walk(ast.parse(join(engine))):
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
