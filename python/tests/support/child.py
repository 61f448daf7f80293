'''Child processes that a library started.'''

import subprocess
import time
from pathlib import Path


def wait_for_child(path: Path) -> int:
  '''Waits until a file holds an id, and returns the id.'''
  while not path.exists():
    time.sleep(0.02)
  return int(path.read_text())


def wait_for_end(pid: int) -> None:
  '''Returns when a process is gone, or is a zombie that nobody waits for.'''
  while is_alive(pid):
    time.sleep(0.02)


def is_alive(pid: int) -> bool:
  '''Checks whether a process runs.'''
  listed = subprocess.run(['/bin/ps', '-o', 'stat=', '-p', str(pid)], capture_output=True, text=True, check=False)
  return listed.stdout.strip()[:1] not in ('', 'Z')
