'''Runs a one-shot from outside.'''

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.script import command


@dataclass(frozen=True)
class Ended:
  '''A process that has ended.'''

  code: int
  out: bytes
  err: str

  @property
  def duration(self) -> float:
    '''The answer: nothing but an object with a duration in seconds.'''
    assert self.code == 0, self.err
    answer = json.loads(self.out)
    assert list(answer) == ['duration']
    assert isinstance(answer['duration'], float)
    return float(answer['duration'])

  @property
  def message(self) -> str:
    '''The last line on stderr.'''
    assert self.out == b''
    return self.err.rstrip('\n').rpartition('\n')[2]


def one_shot(
  python: Path,
  adapter: str,
  payload: Any,
  *,
  mode: tuple[str, ...] = (),
  cwd: Path | None = None,
  env: dict[str, str] | None = None,
  before: Callable[[], None] | None = None,
) -> Ended:
  '''Runs the script with a payload on stdin: bytes unchanged, anything else as JSON.'''
  data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
  ended = subprocess.run(
    command(python, adapter, *mode),
    input=data,
    capture_output=True,
    cwd=cwd,
    env=os.environ | (env or {}),
    preexec_fn=before,
    timeout=300,
    check=False,
  )
  return Ended(ended.returncode, ended.stdout, ended.stderr.decode())
