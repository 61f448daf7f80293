'''Writes WAV files atomically.'''

from __future__ import annotations

import hashlib
import os
import stat
import struct
import sys
import wave
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from runtime.failures import Failure, failing


def check_target(output: str) -> Path:
  '''Returns the full path of a WAV file. Rejects a path that cannot be written, before any work is done.'''
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


def write_wav(path: Path, pcm: Iterable[bytes], samples: int, rate: int) -> None:
  '''Writes mono PCM16 beside `path` under a temporary name, then renames it.'''
  with failing(f'cannot write {path}', 'OUTPUT_UNWRITABLE', (OSError, ValueError, struct.error)):
    # A digest, for a name of any length. src/platform/node/files/temporary-file.ts makes and sweeps the same names.
    key = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    part = path.with_name(f'.voxweave-{key}.{os.getpid()}-{os.urandom(4).hex()}.part')
    mode = path.stat().st_mode & 0o777 if path.exists() else None
    try:
      # A private file stays private from the first byte; chmod restores bits that the umask removes.
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
  write_wav(path, (), 0, rate)
