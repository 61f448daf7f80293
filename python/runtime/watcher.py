'''The process that watches a one-shot.'''

from __future__ import annotations

import os
import select
import signal
from contextlib import suppress
from typing import BinaryIO


def start_watcher(source: BinaryIO, sink: BinaryIO) -> int:
  '''Starts a process that kills this one as soon as nobody can read from `sink`. Returns its id.

  A thread cannot do that while a library holds the interpreter lock: docs/adr/009-a-bridge-to-python.md.
  '''
  watched = os.getpid()
  watcher = os.fork()
  if watcher:
    return watcher
  try:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to both
    os.close(source.fileno())
    os.closerange(0, 3)
    poll = select.poll()
    poll.register(sink, 0)
    while os.getppid() == watched:
      for _, event in poll.poll(200):  # milliseconds
        if event == select.POLLNVAL:  # macOS reports this for a terminal
          poll.unregister(sink)
        elif os.getpgrp() == watched:  # with the children of libraries
          os.killpg(watched, signal.SIGKILL)
        else:
          os.kill(watched, signal.SIGKILL)
  finally:
    os._exit(0)


def end_watcher(pid: int) -> None:
  '''Kills the watcher and waits for its end.'''
  with suppress(OSError):
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
