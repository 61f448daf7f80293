'''The start of the script.'''

from __future__ import annotations

import os
import sys

from runtime.one_shot import one_shot
from runtime.streams import private_streams
from runtime.types import Engine
from runtime.watcher import end_watcher, start_watcher
from runtime.worker import Worker


def main(engine: Engine) -> None:
  '''Runs the mode that the command line asks for.'''
  source, sink = private_streams()
  mode = ' '.join(sys.argv[1:]) or 'one-shot'
  watcher = 0
  if sys.platform != 'win32':
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core of a loaded model is gigabytes
    if mode == 'one-shot':  # a worker sees the end of its input
      watcher = start_watcher(source, sink)
  if mode == 'worker':
    Worker(engine, source, sink).run()
  if mode != 'one-shot':
    sys.exit(f'the mode must be one-shot or worker, got {mode}')
  code, said = one_shot(engine, source)
  if watcher:
    end_watcher(watcher)  # before the answer: the reader may exit as soon as it has that
  try:
    if code:
      sys.stderr.write(said)
    else:
      sink.write(said.encode())
    sink.flush()
  except OSError:
    code = code or 74
  os._exit(code)
