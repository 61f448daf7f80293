'''The worker, which answers frames with frames. docs/python-bridge.md describes the protocol.'''

from __future__ import annotations

import faulthandler
import hashlib
import json
import os
import queue
import struct
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from runtime.failures import Failure, describe
from runtime.fields import WORKER_FIELDS, check_fields
from runtime.speech import perform
from runtime.streams import leave
from runtime.types import Engine, Fields, Message

HEADER = struct.Struct('<2sBBII')  # VW, version, kind, id, bytes of payload
JSON_KIND, PCM_KIND = 1, 2
MAX_JSON, MAX_PCM = 8 << 20, 64 << 20  # bytes
READER_GONE, INPUT_ENDED, INPUT_BROKEN = 74, 75, 76  # exit codes


class Worker:
  '''Answers frames until `shutdown` or the end of its input.'''

  def __init__(self, engine: Engine, source: BinaryIO, sink: BinaryIO) -> None:
    self.engine = engine
    self.source = source
    self.sink = sink
    self.sink_lock = threading.Lock()
    self.todo: queue.SimpleQueue[tuple[int, Message]] = queue.SimpleQueue()
    self.busy: int | None = None
    self.jobs = 0
    self.ready = False

  def send(self, id: int, message: Message, pcm: bytes = b'') -> None:
    '''Sends a message, followed by its PCM.'''
    text = json.dumps(message, allow_nan=False).encode()
    try:
      with self.sink_lock:
        self.sink.write(HEADER.pack(b'VW', 1, JSON_KIND, id, len(text)) + text)
        if pcm:
          self.sink.write(HEADER.pack(b'VW', 1, PCM_KIND, id, len(pcm)) + pcm)
        self.sink.flush()
    except OSError:
      leave(READER_GONE)

  def listen(self) -> None:
    '''Reads frames in a thread, and answers `hello` and `ping` at once.'''
    deadman = 0  # seconds; 0 is off
    try:
      while head := self.source.read(HEADER.size):
        magic, version, kind, id, size = HEADER.unpack(head)
        if (magic, version, kind) != (b'VW', 1, JSON_KIND) or size > MAX_JSON:
          raise ValueError(f'not a frame: {head!r}')
        message = json.loads(self.source.read(size))
        if message['type'] == 'hello':
          deadman = message['deadman_seconds']
          self.send(id, hello(message['nonce']))
        elif message['type'] == 'ping':
          self.send(id, {'type': 'pong', 'busy': self.busy, 'jobs': self.jobs, 'rss': resident_bytes()})
        else:
          self.todo.put((id, message))
        if deadman > 0:
          faulthandler.dump_traceback_later(deadman, exit=True, file=2)
      leave(INPUT_ENDED)
    except BaseException:  # noqa: BLE001 (without a reader nobody would notice)
      traceback.print_exc()
      leave(INPUT_BROKEN)

  def run(self) -> None:
    '''Processes the queue, one batch after another.'''
    threading.Thread(target=self.listen, daemon=True).start()
    while True:
      batch = [self.todo.get()]
      began = time.perf_counter()
      while batch[-1][1].get('more'):
        batch.append(self.todo.get())
      self.busy = batch[0][0]
      self.prepare([message for _, message in batch])
      for id, message in batch:
        self.busy = id
        self.work(id, message, began)

  def prepare(self, messages: list[Message]) -> None:
    '''Shows the engine the jobs of a batch.'''
    prepare = getattr(self.engine, 'prepare', None)
    if not self.ready or not prepare:
      return
    jobs = []
    for message in messages:
      with suppress(Exception):  # the answer to this job reports it
        jobs.append(check_fields(message['job'], WORKER_FIELDS))
    prepare(jobs)

  def work(self, id: int, message: Message, began: float) -> None:
    '''Does what a message asks for, and answers it.'''
    pcm = b''
    answer: Message
    try:
      answer, pcm = self.answer(id, message, began)
    except BaseException as error:  # noqa: BLE001 (a failed job gets an answer)
      answer = describe(error)
    self.busy = None
    if message['type'] == 'synthesize':
      self.jobs += 1
    self.send(id, answer, pcm)
    if answer.get('fatal'):
      os._exit(1)

  def answer(self, id: int, message: Message, began: float) -> tuple[Message, bytes]:
    '''Returns the answer to a message, and its PCM.'''
    kind = message['type']
    if kind == 'shutdown':
      self.send(id, {'type': 'bye'})
      os._exit(0)
    if kind == 'load':
      return self.load(check_fields(message.get('settings', {}), WORKER_FIELDS)), b''
    if kind != 'synthesize':
      raise Failure(f'unknown message type {kind!r:.80}')
    if not self.ready:
      raise Failure('load comes before synthesize')
    spoken = perform(self.engine, check_fields(message.get('job'), WORKER_FIELDS))
    pcm = spoken.samples.tobytes() if spoken else b''
    if len(pcm) > MAX_PCM:
      raise Failure('the speech exceeds a frame; split the text', 'TEXT_TOO_LONG')
    return {
      'type': 'speech',
      'samples': len(spoken.samples) if spoken else 0,
      'sample_rate': self.engine.sample_rate,
      'durations': spoken.durations if spoken else None,
      'frame_samples': spoken.frame_samples if spoken else None,
      'synth_ms': round(1000 * (time.perf_counter() - began), 1),
      'rss': resident_bytes(),
    }, pcm

  def load(self, settings: Fields) -> Message:
    '''Loads the engine, and reports progress.'''
    self.ready = False
    phases: dict[str, float] = {}
    current, began, sent = '', 0.0, 0.0

    def progress(phase: str, done: int = 0, total: int = 0) -> None:
      '''Begins or continues a phase.'''
      nonlocal current, began, sent
      now = time.perf_counter()
      if phase != current:
        if current:
          phases[current] = round(phases.get(current, 0) + 1000 * (now - began), 3)
        current, began, sent = phase, now, 0
      if now > sent + 0.2:
        sent = now
        # A job may report progress too: it fetches a voice on first use.
        self.send(self.busy or 0, {'type': 'progress', 'phase': phase, 'done': done, 'total': total})

    versions = self.engine.load(settings, progress)
    progress('ready')
    self.ready = True
    rate = self.engine.sample_rate
    return {'type': 'ready', 'sample_rate': rate, 'versions': versions, 'phases': phases, 'rss': resident_bytes()}


def hello(nonce: str) -> Message:
  '''Returns the greeting, before anything heavy is imported.'''
  script = sys.orig_argv[sys.orig_argv.index('-c') + 1]
  return {
    'type': 'hello',
    'protocol': 1,
    'nonce': nonce,
    'pid': os.getpid(),
    'python': '.'.join(map(str, sys.version_info[:3])),
    'executable': sys.executable,
    'script_sha256': hashlib.sha256(script.encode()).hexdigest(),
  }


def resident_bytes() -> int | None:
  '''Returns the resident memory in bytes; on macOS its peak, since macOS reports no more.'''
  if sys.platform == 'darwin':
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
  try:
    return int(Path('/proc/self/statm').read_text().split()[1]) * os.sysconf('SC_PAGE_SIZE')
  except OSError:
    return None
