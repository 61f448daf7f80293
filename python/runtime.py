'''What all engines share: private streams, checked input, WAV files, the two modes. See docs/python-bridge.md.'''

import faulthandler
import hashlib
import json
import math
import os
import queue
import re
import stat
import struct
import sys
import threading
import time
import traceback
from typing import Any, Protocol

SAMPLE_RATE_FALLBACK = 24000
NUMBERS = {'sample_rate': (1000, 192000), 'speed': (0.25, 4), 'threads': (0, 1024)}  # least, most
ONE_SHOT = ('text', 'output', 'sample_rate', 'repo_id', 'device', 'lang_code', 'voice', 'speed', 'split_pattern')
WORKER = (*ONE_SHOT, 'phonemes', 'threads', 'model', 'output_root')
CODES = (  # of failures; one-shot leaves with their places, from 1
  'FAILED',
  'BAD_REQUEST',
  'MODULE_MISSING',
  'MODEL_MISSING',
  'VOICE_MISSING',
  'DEVICE_MISSING',
  'OUT_OF_MEMORY',
  'NOT_FINITE',
  'TEXT_TOO_LONG',
  'OUTPUT_UNWRITABLE',
)
HEADER = struct.Struct('<2sBBII')  # VW, version, kind (1 JSON, 2 PCM), id, bytes of payload
Fields = dict[str, Any]


class Failure(Exception):
  '''A failure with a code that the other side knows.'''

  def __init__(self, message: str, code: str = 'BAD_REQUEST') -> None:
    super().__init__(message)
    self.code = code


class Engine(Protocol):
  '''What an adapter gives to `main`.'''

  sample_rate: int  # hertz, of what `speak` gives; known after `load`

  def load(self, settings: Fields, progress: Any) -> dict[str, str]:
    '''Loads, telling `progress(phase, done, total)` (None in one-shot); gives the versions of its packages.'''

  def speak(self, job: Fields) -> tuple[list[Any], list[int] | None, int | None]:
    '''Speaks words: sounds (samples,), frames per symbol, samples per frame.'''


def _checked(given: Any, known: tuple[str, ...]) -> Fields:
  '''Those of the known fields that are given and not null; a Failure names the first wrong one.'''
  if not isinstance(given, dict):
    raise Failure(f'an object is wanted, got {given!r:.80}')
  fields = {name: given[name] for name in known if given.get(name) is not None}
  for name, value in fields.items():
    want, good = 'a string', isinstance(value, str)
    if name in NUMBERS:
      least, most = NUMBERS[name]
      want = f'{least} to {most}' + ' and whole' * (name != 'speed')
      good = type(value) in (int, float if name == 'speed' else int) and least <= value <= most
    elif name == 'voice' and known is WORKER and isinstance(value, list):
      want, good = 'pairs of a name and a weight', all(map(_is_weighted, value))
    if not good:
      raise Failure(f'{name} must be {want}, got {value!r:.80}')
  try:
    re.compile(fields.get('split_pattern', ''))
  except (re.error, RecursionError, OverflowError) as error:
    raise Failure(f'split_pattern must be a regular expression: {error}') from error
  return fields


def _is_weighted(pair: Any) -> bool:
  '''Whether it is one voice of a mix.'''
  match pair:
    case [str(), weight]:
      return type(weight) in (int, float) and abs(weight) < 1e6
  return False


def _target(path: str, root: str | None = None) -> str:
  '''The full path of a WAV file to be; refused before any work is done for it.'''
  try:
    folder = os.path.realpath(os.path.dirname(path))
    target = os.path.join(folder, os.path.basename(path))
    top = os.path.realpath(root or folder)
    if os.path.commonpath([folder, top]) != top:
      reason = f'it is outside of {root}'
    elif not os.path.isdir(folder):
      reason = f'there is no folder {folder}'
    elif not stat.S_ISREG(os.lstat(target).st_mode):
      reason = 'it is a link, a folder or a device'
    else:
      return target
  except FileNotFoundError:
    return target
  except (OSError, ValueError) as error:  # a NUL, a lone surrogate, another drive, a name that is too long
    reason = str(error)
  raise Failure(f'cannot write {path}: {reason}', 'OUTPUT_UNWRITABLE')


def _write_wav(path: str, pcm: bytes, rate: int) -> None:
  '''Writes mono PCM16 beside `path` under a temporary name, then gives it its own.'''
  folder, name = os.path.split(path)
  part = os.path.join(folder, f'.{name}.{os.getpid()}-{os.urandom(4).hex()}.part')
  form = struct.pack('<IHHIIHH', 16, 1, 1, rate, rate * 2, 2, 16)
  head = struct.pack('<4sI8s20s4sI', b'RIFF', 36 + len(pcm), b'WAVEfmt ', form, b'data', len(pcm))
  try:
    try:
      with open(part, 'xb') as file:
        file.write(head + pcm)
      if os.path.exists(path):
        os.chmod(part, os.stat(path).st_mode & 0o777)  # what was private stays so
      os.replace(part, path)
    finally:
      if os.path.exists(part):
        os.unlink(part)
  except OSError as error:
    raise Failure(f'cannot write {path}: {error}', 'OUTPUT_UNWRITABLE') from error


def _write_silence(path: str, rate: int) -> None:
  '''Writes a WAV file that is only a header.'''
  _write_wav(path, b'', rate)


def _coerce_numpy(audio: Any) -> Any:
  '''A tensor, an array or a list as float32 (samples,).'''
  import numpy as np

  for step in ('detach', 'cpu', 'numpy'):
    if hasattr(audio, step):
      audio = getattr(audio, step)()
  return np.asarray(audio, dtype=np.float32).reshape(-1)  # (samples,)


def _resample(samples: Any, source: int, target: int) -> Any:
  '''(samples,) from `source` to `target` hertz: windowed sinc, Kaiser, 32 crossings a side, -90 dB.'''
  import numpy as np

  up, down = (rate // math.gcd(source, target) for rate in (target, source))
  length = round(len(samples) * up / down)
  band = 0.945 * min(1, up / down)  # cut-off, as a part of the source's Nyquist frequency
  half = math.ceil(32 / band)
  rows = up * max(1, (1 << 18) // (up * half))  # outputs in a block: whole periods of the filter
  place = np.arange(rows, dtype=np.int64) * down  # (rows,) in 1 / up of a sample
  lag = np.arange(1 - half, half + 1) - (place % up / up)[:, None]  # (rows, taps) in samples
  taps = np.sinc(band * lag) * np.i0(9.2 * np.sqrt(np.maximum(0, 1 - (lag / half) ** 2)))
  taps = (taps / taps.sum(1, keepdims=True)).astype(np.float32)  # (rows, taps)
  windows = np.lib.stride_tricks.sliding_window_view(np.pad(samples, half), 2 * half)
  out = np.empty(length, np.float32)
  for start in range(0, length, rows):
    first = (start * down + place[: length - start]) // up + 1  # (block,)
    out[start : start + rows] = np.einsum('rt,rt->r', windows[first], taps[: len(first)])
  return out


def _perform(engine: Engine, job: Fields) -> tuple[Any, Any, Any]:
  '''Speaks: (samples,) float32, durations or None, samples in a frame of those or None.'''
  words = job.get('phonemes', job.get('text'))
  if words is None:
    raise Failure('text or phonemes is required')
  if not words.strip():
    return (), None, None
  if 'text' in job:  # C libraries end at NUL, lone surrogates have no UTF-8
    job['text'] = re.sub('[\0\ud800-\udfff]', '\ufffd', job['text'])
  parts, durations, frame = engine.speak(job)
  import numpy as np

  samples = np.concatenate([np.zeros(0, np.float32), *map(_coerce_numpy, parts)])  # (samples,)
  if not len(samples):
    raise Failure(f'nothing in this text can be spoken: {words:.80}')
  if not np.isfinite(samples).all():
    raise Failure('the model gave sound that is NaN or infinite', 'NOT_FINITE')
  return samples, durations, frame


def _speak_file(engine: Engine, job: Fields, path: str) -> float:
  '''Speaks into a WAV file and tells its seconds.'''
  rate: int = job.get('sample_rate', SAMPLE_RATE_FALLBACK)
  samples = _perform(engine, job)[0]  # (samples,)
  if not len(samples):
    _write_silence(path, rate)
    return 0.0
  import numpy as np

  if rate != engine.sample_rate:
    samples = _resample(samples, engine.sample_rate, rate)
  pcm = np.rint(np.clip(samples, -1, 1) * 32767).astype('<i2')  # (samples,)
  _write_wav(path, pcm.tobytes(), rate)
  return len(pcm) / rate


def _rss() -> int | None:
  '''Resident bytes (their peak, where only that is told).'''
  try:
    with open('/proc/self/statm') as file:
      return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')
  except OSError:
    pass
  try:
    import resource
  except ImportError:
    return None
  return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == 'darwin' else 1024)


def _describe(error: BaseException) -> Fields:
  '''The message for the exception that is being handled.'''
  name, text, module, code = type(error).__name__, str(error), None, 'FAILED'
  if isinstance(error, Failure):
    code = error.code
  elif isinstance(error, ImportError):
    code, module = 'MODULE_MISSING', error.name
  elif isinstance(error, MemoryError) or re.search('OutOfMemory|out of memory|allocate memory|bad_alloc', name + text):
    code = 'OUT_OF_MEMORY'
  broken = code == 'FAILED' and 'CUDA error' in text  # its context stays so
  fatal = broken or code == 'OUT_OF_MEMORY'
  told = {'code': code, 'message': text[:4096] or name, 'exception': name, 'module': module, 'fatal': fatal}
  return dict(told, type='error', traceback=traceback.format_exc()[-4096:])


def _private_streams() -> tuple[int, int]:
  '''Keeps stdin and stdout from libraries: 0 becomes the null device, 1 stderr.'''
  private = os.dup(0), os.dup(1)  # not inheritable
  null = os.open(os.devnull, os.O_RDONLY)
  os.dup2(null, 0)
  os.close(null)
  os.dup2(2, 1)
  if sys.platform == 'win32':
    import msvcrt

    for fd in private:
      msvcrt.setmode(fd, os.O_BINARY)
  return private


def _read(fd: int, size: int) -> bytearray:
  '''`size` bytes, or fewer where the input ends.'''
  data = bytearray()
  while len(data) < size and (more := os.read(fd, min(size - len(data), 1 << 20))):
    data += more
  return data


def _one_shot(engine: Engine, source: int, sink: int) -> int:
  '''Speaks the payload into its file, answers the duration, gives the exit code.'''
  try:
    try:
      payload = json.loads(_read(source, 1 << 30))
    except (ValueError, RecursionError) as error:
      raise Failure(f'the payload must be JSON: {error}') from error
    job = _checked(payload, ONE_SHOT)
    for name in ('text', 'output'):
      if name not in job:
        raise Failure(f'{name} is required')
    path = _target(job['output'])
    if job['text'].strip():
      engine.load(job, None)
    os.write(sink, json.dumps({'duration': _speak_file(engine, job, path)}).encode())
    return 0
  except BaseException as error:  # noqa: BLE001 (all that fails ends in a message)
    told = _describe(error)
    failed = told['code'] == 'FAILED'
    sys.stderr.write((told['traceback'].rstrip() if failed else ' '.join(told['message'].split())) + '\n')
    return 1 + CODES.index(told['code'])


class Worker:
  '''Answers frames until it is told to stop or the other side is gone.'''

  def __init__(self, engine: Engine, source: int, sink: int) -> None:
    self.engine, self.source, self.sink = engine, source, sink
    self.lock = threading.Lock()  # of the sink
    self.todo: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
    self.busy: int | None = None
    self.jobs, self.ready, self.root = 0, False, None

  def send(self, id: int, message: Fields, pcm: bytes = b'') -> None:
    '''Sends a message, and PCM behind it.'''
    text = json.dumps(message, allow_nan=False).encode()
    data = HEADER.pack(b'VW', 1, 1, id, len(text)) + text
    if pcm:
      data += HEADER.pack(b'VW', 1, 2, id, len(pcm)) + pcm
    with self.lock:
      view = memoryview(data)
      try:
        while view:
          view = view[os.write(self.sink, view) :]
      except OSError:
        os._exit(74)

  def listen(self) -> None:
    '''Reads frames in a thread of its own, and answers what must not wait.'''
    deadman = 0  # seconds; 0 is off
    try:
      while head := _read(self.source, HEADER.size):
        magic, version, kind, id, size = HEADER.unpack(head)
        if (magic, version, kind) != (b'VW', 1, 1) or size > 8 << 20:
          raise ValueError(f'no frame of the protocol: {head!r}')
        message = json.loads(_read(self.source, size))
        if message['type'] == 'hello':
          deadman = message['deadman_seconds']
          self.send(id, _hello(message['nonce']))
        elif message['type'] == 'ping':
          self.send(id, {'type': 'pong', 'busy': self.busy, 'jobs': self.jobs, 'rss': _rss()})
        else:
          self.todo.put((id, message))
        if deadman > 0:
          faulthandler.dump_traceback_later(deadman, exit=True, file=2)
      os._exit(75)
    except BaseException:  # noqa: BLE001 (without a reader nobody would notice)
      traceback.print_exc()
      os._exit(76)

  def run(self) -> None:
    '''Works on what waits, one after another.'''
    threading.Thread(target=self.listen, daemon=True).start()
    while True:
      id, message = self.todo.get()
      self.busy, pcm = id, b''
      try:
        answer, pcm = self.answer(message, time.perf_counter())
      except BaseException as error:  # noqa: BLE001 (a job that fails is answered)
        answer = _describe(error)
      self.busy = None
      self.jobs += message['type'] == 'synthesize'
      self.send(id, answer, pcm)
      if answer['type'] == 'bye' or answer.get('fatal'):
        os._exit(answer['type'] != 'bye')

  def answer(self, message: Fields, began: float) -> tuple[Fields, bytes]:
    '''What a message is answered with, and its PCM.'''
    kind, pcm = message['type'], b''
    if kind == 'shutdown':
      return {'type': 'bye'}, pcm
    if kind == 'load':
      return self.load(_checked(message.get('settings', {}), WORKER)), pcm
    if kind != 'synthesize' or not self.ready:
      raise Failure(f'load comes before {kind}' if kind == 'synthesize' else f'no message is of type {kind!r:.80}')
    job = _checked(message.get('job'), WORKER)
    if 'output' in job:
      duration = _speak_file(self.engine, job, _target(job['output'], self.root))
      answer = {'type': 'written', 'duration': duration}
    else:
      samples, durations, frame = _perform(self.engine, job)
      pcm = samples.astype('<f4').tobytes() if len(samples) else b''
      if len(pcm) > 64 << 20:
        raise Failure('the speech is longer than a frame holds; ask for an output', 'TEXT_TOO_LONG')
      answer = {'type': 'speech', 'samples': len(samples), 'sample_rate': self.engine.sample_rate}
      answer |= {'durations': durations, 'frame_samples': frame}
    return dict(answer, synth_ms=round(1000 * (time.perf_counter() - began), 1), rss=_rss()), pcm

  def load(self, settings: Fields) -> Fields:
    '''Loads the engine, and tells how far it is.'''
    self.ready, phases = False, dict[str, float]()
    now, sent, last = time.perf_counter(), 0.0, ''

    def progress(phase: str, done: int = 0, total: int = 0) -> None:
      '''Begins a phase or goes on with it; bytes, where they are known.'''
      nonlocal now, sent, last
      before, now = now, time.perf_counter()
      if last:
        phases[last] = round(phases.get(last, 0) + 1000 * (now - before), 3)
      if phase != last or now > sent + 0.2:
        self.send(self.busy or 0, {'type': 'progress', 'phase': phase, 'done': done, 'total': total})
        sent = now
      last = phase

    versions = self.engine.load(settings, progress)
    progress('ready')
    self.root, self.ready = settings.get('output_root'), True
    return {
      'type': 'ready',
      'sample_rate': self.engine.sample_rate,
      'versions': versions,
      'phases': phases,
      'rss': _rss(),
    }


def _hello(nonce: str) -> Fields:
  '''Who speaks here, before anything heavy is imported.'''
  script = dict(zip(sys.orig_argv, sys.orig_argv[1:], strict=False)).get('-c', '')
  told = {'type': 'hello', 'protocol': 1, 'nonce': nonce, 'pid': os.getpid(), 'executable': sys.executable}
  digest = hashlib.sha256(script.encode()).hexdigest()
  return dict(told, python='.'.join(map(str, sys.version_info[:3])), script_sha256=digest)


def main(engine: Engine) -> None:
  '''Runs the mode that the command line asks for.'''
  streams = _private_streams()
  mode = ' '.join(sys.argv[1:]) or 'one-shot'
  if mode == 'worker':
    Worker(engine, *streams).run()
  if mode != 'one-shot':
    sys.exit(f'the mode must be one-shot or worker, got {mode}')
  os._exit(_one_shot(engine, *streams))
