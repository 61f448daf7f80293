'''What all engines share: private streams, checked input, WAV files, the two modes. See docs/python-bridge.md.'''

from __future__ import annotations

import faulthandler
import hashlib
import json
import os
import queue
import re
import select
import signal
import stat
import struct
import sys
import threading
import time
import traceback
import wave
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

SAMPLE_RATE_FALLBACK = 24000
NUMBERS = {'sample_rate': (int, 1000, 192000), 'speed': (float, 0.25, 4), 'threads': (int, 0, 1024)}  # least, most
ONE_SHOT = 'text output sample_rate repo_id device lang_code voice speed split_pattern'.split()
WORKER = 'text phonemes repo_id model device threads lang_code voice speed split_pattern batching'.split()
PAIRS = [str, int], [str, float]  # a voice and its weight
# Of failures; one-shot leaves with their places, from 1.
CODES = (
  'FAILED BAD_REQUEST MODULE_MISSING MODEL_MISSING VOICE_MISSING '
  'DEVICE_MISSING OUT_OF_MEMORY NOT_FINITE TEXT_TOO_LONG OUTPUT_UNWRITABLE'
).split()
DAMAGE = 'the model may be damaged; run `voxweave assets verify`'
HEADER = struct.Struct('<2sBBII')  # VW, version, kind (1 JSON, 2 PCM), id, bytes of payload

if TYPE_CHECKING:
  from collections.abc import Iterable, Iterator
  from typing import Any, BinaryIO, Protocol

  Fields = dict[str, Any]

  class Engine(Protocol):
    '''What an adapter gives to `main`.'''

    sample_rate: int  # hertz, of what `speak` gives; known after `load`

    def load(self, settings: Fields, progress: Any) -> dict[str, str]:
      '''Loads, telling `progress(phase, done, total)` (None in one-shot); gives the versions of its packages.'''

    def speak(self, job: Fields) -> tuple[list[Any], list[int] | None, int | None]:
      '''Speaks words: sounds (samples,), frames per symbol, samples per frame.'''

    # It may have `prepare(jobs)`: told of what comes together, one job mostly, before it speaks each; not to raise.


class Failure(Exception):
  '''A failure with a code that the other side knows.'''

  def __init__(self, message: str, code: str = 'BAD_REQUEST') -> None:
    super().__init__(message)
    self.code = code


@contextmanager
def failing(what: str, code: str = 'BAD_REQUEST', kinds: Any = Exception) -> Iterator[None]:
  '''An exception of these kinds becomes a Failure that begins with `what`.'''
  try:
    yield
  except kinds as error:
    raise Failure(f'{what}: {error}', code) from error


def _checked(given: Any, known: list[str]) -> Fields:
  '''Those of the known fields that are given and not null; a Failure names the first wrong one.'''
  if not isinstance(given, dict):
    raise Failure(f'an object is wanted, got {given!r:.80}')
  fields = {name: given[name] for name in known if given.get(name) is not None}
  for name, value in fields.items():
    want, good = 'a string', isinstance(value, str)
    if name in NUMBERS:
      kind, least, most = NUMBERS[name]
      want = f'{least} to {most}' + ' and whole' * (kind is int)
      good = type(value) in (int, kind) and least <= value <= most
    elif name == 'voice' and known is WORKER and isinstance(value, list):
      want = 'pairs of a name and a weight'
      good = all(type(it) is list and [*map(type, it)] in PAIRS and abs(it[1]) < 1e6 for it in value)
    if not good:
      raise Failure(f'{name} must be {want}, got {value!r:.80}')
  with failing('split_pattern must be a regular expression'):
    re.compile(fields.get('split_pattern', ''))
  return fields


def _target(output: str) -> Path:
  '''The full path of a WAV file to be; refused before any work is done for it.'''
  with failing(f'cannot write {output}', 'OUTPUT_UNWRITABLE'):
    folder = Path(output).parent.resolve()
    path = folder / Path(output).name
    if not folder.is_dir():
      raise Failure(f'there is no folder {folder}')
    if not os.access(folder, os.W_OK | os.X_OK):
      raise Failure(f'the folder {folder} is not writable')
    with suppress(FileNotFoundError):
      found, around = path.lstat(), folder.stat()
      if not stat.S_ISREG(found.st_mode):
        raise Failure('it is a link, a folder or a device')
      sticky = sys.platform != 'win32' and around.st_mode & stat.S_ISVTX
      if sticky and os.geteuid() not in (0, found.st_uid, around.st_uid):
        raise Failure('it belongs to another user, and its folder is sticky')
    return path


def _write_wav(path: Path, pcm: Iterable[bytes], samples: int, rate: int) -> None:
  '''Writes mono PCM16 beside `path` under a temporary name, then gives it its own.'''
  with failing(f'cannot write {path}', 'OUTPUT_UNWRITABLE', (OSError, ValueError, struct.error)):
    # A digest, for a name of any length. src/platform/node/files/temporary-file.ts makes and sweeps the same names.
    key = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    part = path.with_name(f'.voxweave-{key}.{os.getpid()}-{os.urandom(4).hex()}.part')
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    try:
      # What was private is private from the first byte; and what the umask would take away is given back.
      with open(part, 'xb', opener=lambda name, flags: os.open(name, flags, 0o666 if mode is None else mode)) as file:
        if mode is not None:
          part.chmod(mode)
        with wave.open(file, 'wb') as sound:
          sound.setparams((1, 2, rate, samples, 'NONE', ''))
          for block in pcm:
            sound.writeframesraw(block)
      part.replace(path)
    finally:
      part.unlink(missing_ok=True)


def _write_silence(path: Path, rate: int) -> None:
  '''Writes a WAV file that is only a header.'''
  _write_wav(path, (), 0, rate)


def _coerce_numpy(audio: Any) -> Any:
  '''A tensor, an array or a list as float32 (samples,).'''
  import numpy as np

  for step in ('detach', 'cpu', 'numpy'):
    if hasattr(audio, step):
      audio = getattr(audio, step)()
  return np.asarray(audio, np.float32).reshape(-1)  # (samples,)


def _resample(samples: Any, source: int, target: int) -> Iterator[Any]:
  '''Blocks of (samples,) from `source` to `target` hertz.

  Each is resampled by its spectrum, whose upper end fades out, in 8 s with a second on either side.
  '''
  import numpy as np

  if source == target:
    yield from (samples[at : at + 8 * source] for at in range(0, len(samples), 8 * source))
    return
  fade = np.sin(np.pi / 2 * np.clip(np.linspace(18, 0, 5 * min(source, target) + 1), 0, 1)) ** 2  # (bins,)
  left = round(len(samples) * target / source)
  for at in range(0, len(samples), 8 * source):
    first = max(at - source, 0)
    block = samples[first : at + 9 * source]
    block = np.pad(block, (source - at + first, at + 9 * source - first - len(block)))  # (10 * source,)
    spectrum = np.fft.rfft(block)[: len(fade)]  # (bins,)
    block = np.fft.irfft(spectrum * fade, 10 * target)[target:-target][:left]  # (8 * target,) or what is left
    left -= len(block)
    yield block * (target / source)


def _perform(engine: Engine, job: Fields) -> tuple[Any, Any, Any]:
  '''Speaks: (samples,) float32, durations or None, samples in a frame of those or None.'''
  words = job.get('phonemes', job.get('text'))
  if words is None:
    raise Failure('text or phonemes is required')
  if not words.strip():
    return memoryview(b''), None, None
  if 'text' in job:  # C libraries end at NUL, lone surrogates have no UTF-8
    job['text'] = re.sub('[\0\ud800-\udfff]', '\ufffd', job['text'])
  parts, durations, frame = engine.speak(job)
  import numpy as np

  samples = np.concatenate([(), *map(_coerce_numpy, parts)], dtype='<f4')  # (samples,)
  if not len(samples):
    raise Failure(f'nothing in this text can be spoken: {words:.80}')
  if not np.isfinite(samples).all():
    raise Failure('the sound is NaN or infinite: ' + DAMAGE, 'NOT_FINITE')
  return samples, durations, frame


def _speak_file(engine: Engine, job: Fields, path: Path) -> float:
  '''Speaks into a WAV file and tells its seconds.'''
  rate: int = job.get('sample_rate', SAMPLE_RATE_FALLBACK)
  samples = _perform(engine, job)[0]  # (samples,)
  if not len(samples):
    _write_silence(path, rate)
    return 0.0
  import numpy as np

  blocks = _resample(samples, engine.sample_rate, rate)
  pcm = (np.rint(np.clip(block, -1, 1) * 32767).astype('<i2').tobytes() for block in blocks)
  length = round(len(samples) * rate / engine.sample_rate)
  _write_wav(path, pcm, length, rate)
  return length / rate


def _rss() -> int | None:
  '''Resident bytes; on macOS their peak, which is all that it tells.'''
  if sys.platform == 'darwin':
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
  try:
    return int(Path('/proc/self/statm').read_text().split()[1]) * os.sysconf('SC_PAGE_SIZE')
  except OSError:
    return None


def _describe(error: BaseException) -> Fields:
  '''The message for the exception that is being handled.'''
  name, text, module, code = type(error).__name__, str(error), None, 'FAILED'
  if isinstance(error, Failure):
    code = error.code
  elif isinstance(error, ImportError):
    code, module = 'MODULE_MISSING', error.name
  elif isinstance(error, MemoryError) or re.search('OutOfMemory|out of memory|allocate memory|bad_alloc', name + text):
    code = 'OUT_OF_MEMORY'
  fatal = code == 'OUT_OF_MEMORY' or (code == 'FAILED' and 'CUDA error' in text)  # its context stays broken
  trace = traceback.format_exc()[-4096:]
  told = dict(type='error', code=code, message=text[:4096] or name, exception=name, module=module)
  return dict(told, traceback=trace, fatal=fatal)


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
  '''Keeps stdin and stdout from libraries: 0 becomes the null device, 1 stderr.'''
  private = os.fdopen(os.dup(0), 'rb'), os.fdopen(os.dup(1), 'wb')  # not inheritable
  os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
  os.dup2(2, 1)
  return private


def _leave(code: int) -> None:
  '''Ends at once, and with it the children that libraries have started, where their group is its own.'''
  if sys.platform != 'win32' and os.getpgrp() == os.getpid():
    os.killpg(0, signal.SIGKILL)
  os._exit(code)


def _watch(source: BinaryIO, sink: BinaryIO) -> int:
  '''Starts a process that kills this one as soon as nobody can read what goes to `sink`. Returns its id.

  A thread cannot do that while a library holds the interpreter lock. A timer that needs no lock (faulthandler's) cannot
  tell a library at work from one that hangs. A signal at the death of the parent (prctl) comes too early where only the
  parent's thread ends, and not at all where the reader is another process, as in a pipeline.
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
        if event == select.POLLNVAL:  # macOS says so of a terminal
          poll.unregister(sink)
        elif os.getpgrp() == watched:  # with the children that libraries have started
          os.killpg(watched, signal.SIGKILL)
        else:
          os.kill(watched, signal.SIGKILL)
  finally:
    os._exit(0)


def _end(pid: int) -> None:
  '''Kills a child and waits for its end.'''
  with suppress(OSError):
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _one_shot(engine: Engine, source: BinaryIO) -> tuple[int, str]:
  '''Speaks the payload into its file. Returns the exit code, and the answer or the error.'''
  try:
    seconds = os.environ.get('VOXWEAVE_ONE_SHOT_SECONDS')
    if seconds:
      with failing('VOXWEAVE_ONE_SHOT_SECONDS must be a number of seconds'):
        faulthandler.dump_traceback_later(float(seconds), exit=True, file=2)
    with failing('the payload must be JSON'):
      payload = json.load(source)
    job = _checked(payload, ONE_SHOT)
    for name in ONE_SHOT[:2]:  # text and output
      if name not in job:
        raise Failure(f'{name} is required')
    path = _target(job['output'])
    if job['text'].strip():
      engine.load(job, None)
    return 0, json.dumps({'duration': _speak_file(engine, job, path)})
  except BaseException as error:  # noqa: BLE001 (all that fails ends in a message)
    told = _describe(error)
    message = told['message']
    said = ''
    if told['code'] == 'FAILED':
      said = told['traceback'].rstrip() + '\n'
      message = ''.join(traceback.format_exception_only(error)).strip()
      if len(message.splitlines()) < 2:  # the traceback ends with it
        message = ''
    if message:
      said += ' '.join(message.split())[:4096] + '\n'
    return 1 + CODES.index(told['code']), said


class Worker:
  '''Answers frames until it is told to stop or the other side is gone.'''

  def __init__(self, engine: Engine, source: BinaryIO, sink: BinaryIO) -> None:
    self.engine, self.source, self.sink = engine, source, sink
    self.lock = threading.Lock()  # of the sink
    self.todo: queue.SimpleQueue[Any] = queue.SimpleQueue()
    self.busy: int | None = None
    self.jobs, self.ready = 0, False

  def send(self, id: int, message: Fields, pcm: bytes = b'') -> None:
    '''Sends a message, and PCM behind it.'''
    text = json.dumps(message, allow_nan=False).encode()
    try:
      with self.lock:
        self.sink.write(HEADER.pack(b'VW', 1, 1, id, len(text)) + text)
        if pcm:
          self.sink.write(HEADER.pack(b'VW', 1, 2, id, len(pcm)) + pcm)
        self.sink.flush()
    except OSError:
      _leave(74)

  def listen(self) -> None:
    '''Reads frames in a thread of its own, and answers what must not wait.'''
    deadman = 0  # seconds; 0 is off
    try:
      while head := self.source.read(HEADER.size):
        magic, version, kind, id, size = HEADER.unpack(head)
        if (magic, version, kind) != (b'VW', 1, 1) or size > 8 << 20:
          raise ValueError(f'no frame: {head!r}')
        message = json.loads(self.source.read(size))
        if message['type'] == 'hello':
          deadman = message['deadman_seconds']
          self.send(id, _hello(message['nonce']))
        elif message['type'] == 'ping':
          self.send(id, dict(type='pong', busy=self.busy, jobs=self.jobs, rss=_rss()))
        else:
          self.todo.put((id, message))
        if deadman > 0:
          faulthandler.dump_traceback_later(deadman, exit=True, file=2)
      _leave(75)
    except BaseException:  # noqa: BLE001 (without a reader nobody would notice)
      traceback.print_exc()
      _leave(76)

  def run(self) -> None:
    '''Works on what waits, one after another.'''
    threading.Thread(target=self.listen, daemon=True).start()
    while True:
      batch = [self.todo.get()]
      began = time.perf_counter()
      while batch[-1][1].get('more'):
        batch.append(self.todo.get())
      self.busy, jobs = batch[0][0], []
      for _, message in batch:
        with suppress(Exception):  # it is told where the job is answered
          jobs.append(_checked(message['job'], WORKER))
      if self.ready:
        getattr(self.engine, 'prepare', len)(jobs)
      for id, message in batch:
        self.busy, pcm = id, b''
        try:
          answer, pcm = self.answer(id, message, began)
        except BaseException as error:  # noqa: BLE001 (a job that fails is answered)
          answer = _describe(error)
        self.busy = None
        self.jobs += message['type'] == 'synthesize'
        self.send(id, answer, pcm)
        if answer.get('fatal'):
          os._exit(1)

  def answer(self, id: int, message: Fields, began: float) -> tuple[Fields, bytes]:
    '''What a message is answered with, and its PCM.'''
    kind = message['type']
    if kind == 'shutdown':
      self.send(id, {'type': 'bye'})
      os._exit(0)
    if kind == 'load':
      return self.load(_checked(message.get('settings', {}), WORKER)), b''
    if kind != 'synthesize':
      raise Failure(f'no message is of type {kind!r:.80}')
    if not self.ready:
      raise Failure('load comes before synthesize')
    samples, durations, frame = _perform(self.engine, _checked(message.get('job'), WORKER))
    pcm = samples.tobytes()
    if len(pcm) > 64 << 20:
      raise Failure('more speech than a frame holds; split the text', 'TEXT_TOO_LONG')
    answer = dict(type='speech', samples=len(samples), durations=durations, frame_samples=frame)
    answer['sample_rate'] = self.engine.sample_rate
    return dict(answer, synth_ms=round(1000 * (time.perf_counter() - began), 1), rss=_rss()), pcm

  def load(self, settings: Fields) -> Fields:
    '''Loads the engine, and tells how far it is.'''
    self.ready = False
    phases: dict[str, float] = {}
    last, began, told = '', 0.0, 0.0

    def progress(phase: str, done: int = 0, total: int = 0) -> None:
      '''Begins a phase or goes on with it; bytes, where they are known.'''
      nonlocal last, began, told
      now = time.perf_counter()
      if phase != last:
        if last:
          phases[last] = round(phases.get(last, 0) + 1000 * (now - began), 3)
        last, began, told = phase, now, 0
      if now > told + 0.2:
        told = now
        self.send(self.busy or 0, dict(type='progress', phase=phase, done=done, total=total))

    versions = self.engine.load(settings, progress)
    progress('ready')
    self.ready = True
    rate = self.engine.sample_rate
    return dict(type='ready', sample_rate=rate, versions=versions, phases=phases, rss=_rss())


def _hello(nonce: str) -> Fields:
  '''Who speaks here, before anything heavy is imported.'''
  script = sys.orig_argv[sys.orig_argv.index('-c') + 1]
  digest, version = hashlib.sha256(script.encode()).hexdigest(), '.'.join(map(str, sys.version_info[:3]))
  told = dict(type='hello', protocol=1, nonce=nonce, pid=os.getpid(), executable=sys.executable)
  return dict(told, python=version, script_sha256=digest)


def main(engine: Engine) -> None:
  '''Runs the mode that the command line asks for.'''
  source, sink = _private_streams()
  mode = ' '.join(sys.argv[1:]) or 'one-shot'
  watcher = 0
  if sys.platform != 'win32':
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core of a loaded model is gigabytes
    if mode == 'one-shot':  # a worker sees the end of its input
      watcher = _watch(source, sink)
  if mode == 'worker':
    Worker(engine, source, sink).run()
  if mode != 'one-shot':
    sys.exit(f'the mode must be one-shot or worker, got {mode}')
  code, said = _one_shot(engine, source)
  if watcher:
    _end(watcher)  # before the answer: its reader may leave as soon as it has that
  try:
    if code:
      sys.stderr.write(said)
    sink.write(b'' if code else said.encode())
    sink.flush()
  except OSError:
    code = code or 74
  os._exit(code)
