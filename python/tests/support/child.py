'''Children that a library has started.'''

import os
import time
from pathlib import Path


def wait_for_child(path: Path) -> int:
  '''The id that is written to a file, once it is.'''
  while not path.exists():
    time.sleep(0.02)
  return int(path.read_text())


def wait_for_end(pid: int) -> None:
  '''Returns when a process is gone, or is a zombie that nobody waits for.'''
  while is_alive(pid):
    time.sleep(0.02)


def is_alive(pid: int) -> bool:
  '''Whether a process runs.'''
  try:
    os.kill(pid, 0)
    return 'Z' not in Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2]
  except (ProcessLookupError, FileNotFoundError):
    return False
