'''Runs a worker from outside: frames over pipes.'''

import json
import os
import struct
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from typing_extensions import Self

from support.script import command

HEADER = struct.Struct('<2sBBII')
NONCE = 'a nonce'


def frame(
  number: int, payload: bytes, *, magic: bytes = b'VW', version: int = 1, kind: int = 1, size: int = -1
) -> bytes:
  '''A frame, or what looks like one.'''
  return HEADER.pack(magic, version, kind, number, len(payload) if size < 0 else size) + payload


class WorkerProcess:
  '''A worker that receives one message after another.'''

  def __init__(self, python: Path, adapter: str, env: dict[str, str] | None = None, *, leader: bool = False) -> None:
    self.stderr_file = tempfile.TemporaryFile()  # noqa: SIM115 (closed in __exit__)
    self.process = subprocess.Popen(
      command(python, adapter, 'worker'),
      stdin=subprocess.PIPE,
      stdout=subprocess.PIPE,
      stderr=self.stderr_file,
      env=os.environ | (env or {}),
      bufsize=0,
      start_new_session=leader,
    )
    self.number = 0

  def __enter__(self) -> Self:
    return self

  def __exit__(
    self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
  ) -> None:
    self.process.kill()
    self.process.wait()
    for stream in (self.process.stdin, self.process.stdout, self.stderr_file):
      if stream:
        stream.close()

  @property
  def stdin(self) -> IO[bytes]:
    '''Returns the pipe that takes frames.'''
    assert self.process.stdin
    return self.process.stdin

  def write(self, data: bytes) -> None:
    '''Writes raw bytes.'''
    self.stdin.write(data)

  def tell(self, **message: Any) -> int:
    '''Sends a message and returns its id.'''
    self.number += 1
    self.write(frame(self.number, json.dumps(message).encode()))
    return self.number

  def read(self, size: int) -> bytes:
    '''Reads this many bytes, or fewer if the output ends.'''
    assert self.process.stdout
    data = b''
    while len(data) < size and (more := self.process.stdout.read(size - len(data))):
      data += more
    return data

  def hear(self) -> tuple[int, dict[str, Any]]:
    '''Reads the next message and its id.'''
    head = self.read(12)
    assert len(head) == 12, f'the worker has left with {self.process.wait()}: {self.stderr()}'
    magic, version, kind, number, size = HEADER.unpack(head)
    assert (magic, version, kind) == (b'VW', 1, 1)
    message: dict[str, Any] = json.loads(self.read(size))
    return number, message

  def ask(self, **message: Any) -> dict[str, Any]:
    '''Sends a message and returns its answer. Collects the messages before it in `progress`.'''
    number = self.tell(**message)
    self.progress: list[dict[str, Any]] = []
    while True:
      heard, answer = self.hear()
      assert heard == number
      if answer['type'] != 'progress':
        return answer
      self.progress.append(answer)

  def pcm(self) -> NDArray[np.float32]:
    '''Reads the sound that follows an answer: (samples,).'''
    magic, version, kind, number, size = HEADER.unpack(self.read(12))
    assert (magic, version, kind, number) == (b'VW', 1, 2, self.number)
    return np.frombuffer(self.read(size), '<f4')

  def skip_unread(self) -> None:
    '''Reads all that the worker has sent so far, so that the next test hears only its own answers.'''
    ping = self.tell(type='ping')
    kind, number = 0, 0
    while (kind, number) != (1, ping):
      _, _, kind, number, size = HEADER.unpack(self.read(12))
      self.read(size)

  def hello(self, deadman_seconds: float = 60) -> dict[str, Any]:
    '''Sends `hello`.'''
    return self.ask(type='hello', protocol=1, nonce=NONCE, deadman_seconds=deadman_seconds)

  def load(self, **settings: Any) -> dict[str, Any]:
    '''Sends `hello` and `load`.'''
    self.hello()
    return self.ask(type='load', settings=settings)

  def speak(self, **job: Any) -> dict[str, Any]:
    '''Sends a job.'''
    return self.ask(type='synthesize', job=job)

  def end(self) -> int:
    '''Waits for the end of the worker, and returns its exit code.'''
    return self.process.wait(timeout=30)

  def stderr(self) -> str:
    '''Returns the output on stderr so far.'''
    self.stderr_file.seek(0)
    return self.stderr_file.read().decode(errors='replace')
