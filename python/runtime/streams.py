'''The private input and output, and the end of the process.'''

from __future__ import annotations

import os
import signal
import sys
from typing import BinaryIO


def private_streams() -> tuple[BinaryIO, BinaryIO]:
  '''Keeps stdin and stdout from libraries: 0 becomes the null device, 1 stderr.'''
  private = os.fdopen(os.dup(0), 'rb'), os.fdopen(os.dup(1), 'wb')  # not inheritable
  os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
  os.dup2(2, 1)
  return private


def leave(code: int) -> None:
  '''Exits at once. Kills the children of libraries too, if this process leads its group.'''
  if sys.platform != 'win32' and os.getpgrp() == os.getpid():
    os.killpg(0, signal.SIGKILL)
  os._exit(code)
