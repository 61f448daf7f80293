'''Interpreters: one without packages, one with numpy, one with numpy and the fakes.'''

import sys
import venv
from pathlib import Path

import numpy as np
import pytest

FAKES = Path(__file__).parent / 'fakes'


def make_python(folder: Path, *paths: Path) -> Path:
  '''Creates an environment that sees the packages below `paths`, since -I ignores PYTHONPATH.'''
  venv.create(folder, symlinks=sys.platform != 'win32')
  site = next(folder.glob('[Ll]ib/**/site-packages'))
  (site / 'fakes.pth').write_text(''.join(f'{path}\n' for path in paths))
  return folder / ('Scripts/python.exe' if sys.platform == 'win32' else 'bin/python')


@pytest.fixture(scope='session')
def bare_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
  '''An interpreter without any package.'''
  return make_python(tmp_path_factory.mktemp('bare'))


@pytest.fixture(scope='session')
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
  '''An interpreter with numpy.'''
  return make_python(tmp_path_factory.mktemp('numpy'), Path(np.__file__).parents[1])


@pytest.fixture(scope='session')
def fake_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
  '''An interpreter with the fakes of kokoro, torch, huggingface_hub, openvino and piper, and numpy.'''
  return make_python(tmp_path_factory.mktemp('fakes'), FAKES, Path(np.__file__).parents[1])
