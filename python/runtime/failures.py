'''Failures with a code that the other side knows.'''

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from runtime.types import ErrorKinds, ErrorMessage

# One-shot exits with the place of a code in this list, counted from 1.
CODES = (
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
DAMAGE = 'the model may be damaged; run `voxweave assets verify`'


class Failure(Exception):
  '''A failure with one of the codes.'''

  def __init__(self, message: str, code: str = 'BAD_REQUEST') -> None:
    super().__init__(message)
    self.code = code


@contextmanager
def failing(what: str, code: str = 'BAD_REQUEST', kinds: ErrorKinds = Exception) -> Iterator[None]:
  '''Turns an exception of these kinds into a Failure that begins with `what`.'''
  try:
    yield
  except kinds as error:
    raise Failure(f'{what}: {error}', code) from error


def describe(error: BaseException) -> ErrorMessage:
  '''Describes the exception that is being handled.'''
  name, text = type(error).__name__, str(error)
  module = None
  if isinstance(error, Failure):
    code = error.code
  elif isinstance(error, ImportError):
    code, module = 'MODULE_MISSING', error.name
  elif isinstance(error, MemoryError) or re.search('OutOfMemory|out of memory|allocate memory|bad_alloc', name + text):
    code = 'OUT_OF_MEMORY'
  else:
    code = 'FAILED'
  return {
    'type': 'error',
    'code': code,
    'message': text[:4096] or name,
    'exception': name,
    'module': module,
    'traceback': traceback.format_exc()[-4096:],
    # After an error of CUDA its context stays broken.
    'fatal': code == 'OUT_OF_MEMORY' or (code == 'FAILED' and 'CUDA error' in text),
  }
