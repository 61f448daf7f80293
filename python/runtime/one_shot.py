'''One-shot: one text into one WAV file.'''

from __future__ import annotations

import faulthandler
import json
import os
import traceback
from pathlib import Path
from typing import BinaryIO

from runtime.failures import CODES, Failure, describe, failing
from runtime.fields import ONE_SHOT_FIELDS, check_fields
from runtime.resample import resample
from runtime.speech import perform
from runtime.types import Engine, Fields
from runtime.wav import _write_silence, check_target, write_wav

SAMPLE_RATE_FALLBACK = 24000


def one_shot(engine: Engine, source: BinaryIO) -> tuple[int, str]:
  '''Speaks the payload into its file. Returns the exit code, and the answer or the error.'''
  try:
    seconds = os.environ.get('VOXWEAVE_ONE_SHOT_SECONDS')
    if seconds:
      with failing('VOXWEAVE_ONE_SHOT_SECONDS must be a number of seconds'):
        faulthandler.dump_traceback_later(float(seconds), exit=True, file=2)
    with failing('the payload must be JSON'):
      payload = json.load(source)
    job = check_fields(payload, ONE_SHOT_FIELDS)
    for name in ('text', 'output'):
      if name not in job:
        raise Failure(f'{name} is required')
    path = check_target(job['output'])
    if job['text'].strip():
      engine.load(job, None)
    return 0, json.dumps({'duration': speak_file(engine, job, path)})
  except BaseException as error:  # noqa: BLE001 (every failure ends in a message)
    return explain(error)


def speak_file(engine: Engine, job: Fields, path: Path) -> float:
  '''Speaks into a WAV file and returns its seconds.'''
  rate = job.get('sample_rate', SAMPLE_RATE_FALLBACK)
  spoken = perform(engine, job)
  if not spoken:
    _write_silence(path, rate)
    return 0.0
  import numpy as np

  blocks = resample(spoken.samples, engine.sample_rate, rate)
  pcm = (np.rint(np.clip(block, -1, 1) * 32767).astype('<i2').tobytes() for block in blocks)
  length = round(len(spoken.samples) * rate / engine.sample_rate)
  write_wav(path, pcm, length, rate)
  return length / rate


def explain(error: BaseException) -> tuple[int, str]:
  '''Returns the exit code of a failure, and what to write on stderr: its last line is the message.'''
  fault = describe(error)
  message, text = fault['message'], ''
  if fault['code'] == 'FAILED':
    text = fault['traceback'].rstrip() + '\n'
    message = ''.join(traceback.format_exception_only(error)).strip()
    if len(message.splitlines()) < 2:  # the traceback ends with it
      message = ''
  if message:
    text += ' '.join(message.split())[:4096] + '\n'
  return 1 + CODES.index(fault['code']), text
