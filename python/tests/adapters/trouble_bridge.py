'''An engine without a model: its text, or its `repo_id` during `load`, is a command that names the trouble.'''

from __future__ import annotations

import atexit
import ctypes
import os
import resource
import signal
import subprocess
import sys
import threading
import time

from runtime import Failure, Fields, Progress, Segment, Speech, main


class Trouble:
  '''Speaks 440 Hz for half a second at 24 kHz, unless a command says otherwise.'''

  sample_rate = 24000

  def load(self, settings: Fields, progress: Progress | None) -> dict[str, str]:
    '''Reports two phases.'''
    tell = progress or (lambda *_: None)
    tell('first')
    self.act(settings.get('repo_id', ''))
    tell('second', 10, 20)
    return {'trouble': '1.2.3'}

  def speak(self, job: Fields) -> Speech:
    '''Runs a command with its arguments, such as `sine 1000 2.5`: hertz and seconds.'''
    import numpy as np

    words = job.get('phonemes') or job['text']
    kind, *rest = words.split(' ')
    if kind == 'sine':
      hertz, seconds = map(float, rest)
      return [sine(hertz, round(seconds * self.sample_rate), self.sample_rate)], None, None
    if kind == 'spoil':
      return [np.array([0.0, float(rest[0])])], None, None
    if kind == 'loud':
      return [[0.5, 2.0, -2.0, 1.0, -1.0]], None, None
    if kind == 'pieces':
      return [[0.1, 0.2], np.zeros((1, 3)), (0.3,)], [1, 2, 3], 2
    if kind == 'nothing':
      return [], None, None
    if kind == 'echo':
      raise ValueError(ascii(words))
    self.act(words)
    return [np.zeros(12000)], None, None

  def act(self, words: str) -> None:
    '''Runs a command that imitates a library.'''
    kind, _, rest = words.partition(' ')
    act = getattr(self, 'do_' + kind, None)
    if act:
      act(rest)

  def do_print(self, text: str) -> None:
    '''Writes to standard output in every possible way.'''
    print(text)
    sys.stdout.flush()
    os.write(1, text.encode() + b'\n')
    os.system(f'echo {text}')
    subprocess.run(['echo', text], check=True)
    library = ctypes.CDLL(None)
    library.puts(text.encode())
    library.fflush(None)

  def do_stdin(self, _: str) -> None:
    '''Reads standard input, in a child and here.'''
    found = subprocess.run(['cat'], capture_output=True, timeout=10, check=True).stdout + sys.stdin.read().encode()
    if found:
      raise ValueError(f'read {found!r}')

  def do_sleep(self, seconds: str) -> None:
    '''Waits; other threads go on.'''
    time.sleep(float(seconds))

  def do_child(self, path: str) -> None:
    '''Starts a child that runs for long and writes its id to a file, then waits.'''
    child = subprocess.Popen(['sleep', '600'])
    with open(path + '.part', 'w') as file:
      file.write(str(child.pid))
    os.rename(path + '.part', path)
    time.sleep(600)

  def do_core(self, _: str) -> None:
    '''Returns the limit for the size of a core file.'''
    raise ValueError(resource.getrlimit(resource.RLIMIT_CORE))

  def do_gil(self, rest: str) -> None:
    '''Waits while it holds the interpreter lock. Creates the named file before, if any.'''
    seconds, _, path = rest.partition(' ')
    if path:
      open(path, 'x').close()
    ctypes.PyDLL(None).usleep(int(float(seconds) * 1e6))

  def do_deaf(self, rest: str) -> None:
    '''Holds the interpreter lock as `gil` does, and ignores interrupts.'''
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    self.do_gil(rest)

  def do_kill(self, number: str) -> None:
    '''Kills its process with a signal.'''
    os.kill(os.getpid(), int(number))

  def do_module(self, name: str) -> None:
    '''Imports a module.'''
    __import__(name)

  def do_memory(self, text: str) -> None:
    '''Runs out of memory as Python does, or with the words of a library.'''
    raise RuntimeError(text) if text else MemoryError

  def do_raise(self, text: str) -> None:
    '''Fails with an unexpected error.'''
    raise RuntimeError(text)

  def do_code(self, code: str) -> None:
    '''Fails with a code.'''
    raise Failure('it cannot be,\nin two lines', code)

  def do_deep(self, _: str) -> None:
    '''Fails with an endless traceback.'''
    self.do_deep(_)

  def do_exit(self, _: str) -> None:
    '''Asks the process to exit.'''
    sys.exit(5)

  def do_hold(self, _: str) -> None:
    '''Leaves a thread and an exit handler that delay the exit of the interpreter.'''
    atexit.register(time.sleep, 600)
    threading.Thread(target=time.sleep, args=(600,)).start()


def sine(hertz: float, count: int, rate: int) -> Segment:
  '''(count,): of 0 Hz a click and silence, in no more memory than they take.'''
  import numpy as np

  if hertz == 0:
    return np.eye(1, count, dtype=np.float32)
  return np.sin(2 * np.pi * hertz * np.arange(count) / rate) / 2


if __name__ == '__main__':
  main(Trouble())
