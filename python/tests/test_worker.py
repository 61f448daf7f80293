'''A worker: frames, messages and faults.'''

import hashlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.child import wait_for_child, wait_for_end
from support.script import join
from support.worker import HEADER, NONCE, WorkerProcess, frame


@pytest.fixture
def greeted(python: Path) -> Iterator[WorkerProcess]:
  with WorkerProcess(python, 'trouble') as worker:
    worker.hello()
    yield worker


@pytest.fixture
def worker(greeted: WorkerProcess) -> WorkerProcess:
  assert greeted.ask(type='load', settings={})['type'] == 'ready'
  return greeted


@pytest.fixture(scope='module')
def started(python: Path) -> Iterator[WorkerProcess]:
  with WorkerProcess(python, 'trouble') as worker:
    worker.load()
    yield worker


@pytest.fixture
def lasting(started: WorkerProcess) -> Iterator[WorkerProcess]:
  '''One worker for all tests that leave it running, since a start takes longer than such a test.'''
  yield started
  started.skip_unread()


def test_hello_describes_the_worker_and_needs_no_package(bare_python: Path) -> None:
  with WorkerProcess(bare_python, 'kokoro') as worker:
    assert worker.hello() == {
      'type': 'hello',
      'protocol': 1,
      'nonce': NONCE,
      'pid': worker.process.pid,
      'python': '.'.join(map(str, sys.version_info[:3])),
      'executable': str(bare_python),
      'script_sha256': hashlib.sha256(join('kokoro').encode()).hexdigest(),
    }


def test_load_reports_its_phases_and_versions(greeted: WorkerProcess) -> None:
  ready = greeted.ask(type='load', settings={})
  rss = ready.pop('rss')
  assert 1 << 20 < rss < 1 << 30
  assert list(ready['phases']) == ['first', 'second']
  assert all(isinstance(ms, float) and ms >= 0 for ms in ready.pop('phases').values())
  assert ready == {'type': 'ready', 'sample_rate': 24000, 'versions': {'trouble': '1.2.3'}}
  assert greeted.progress == [
    {'type': 'progress', 'phase': 'first', 'done': 0, 'total': 0},
    {'type': 'progress', 'phase': 'second', 'done': 10, 'total': 20},
    {'type': 'progress', 'phase': 'ready', 'done': 0, 'total': 0},
  ]


def test_a_failed_load_may_be_tried_again(greeted: WorkerProcess) -> None:
  failed = greeted.ask(type='load', settings={'repo_id': 'code MODEL_MISSING'})
  assert (failed['code'], failed['fatal']) == ('MODEL_MISSING', False)
  assert greeted.speak(text='a')['message'] == 'load comes before synthesize'
  assert greeted.ask(type='load')['type'] == 'ready'
  assert greeted.speak(text='a')['type'] == 'speech'


def test_speech_is_a_message_and_its_samples(lasting: WorkerProcess) -> None:
  speech = lasting.speak(text='sine 440 0.25')
  assert lasting.pcm() == pytest.approx(np.sin(2 * np.pi * 440 * np.arange(6000) / 24000) / 2, abs=1e-6)
  assert speech.pop('rss') > 1 << 20
  assert speech.pop('synth_ms') > 0
  assert speech == {'type': 'speech', 'samples': 6000, 'sample_rate': 24000, 'durations': None, 'frame_samples': None}


def test_durations_come_with_the_samples_of_a_frame(lasting: WorkerProcess) -> None:
  speech = lasting.speak(phonemes='pieces')
  assert (speech['durations'], speech['frame_samples'], speech['samples']) == ([1, 2, 3], 2, 6)
  assert lasting.pcm().tolist() == pytest.approx([0.1, 0.2, 0, 0, 0, 0.3])


def test_samples_are_not_clipped(lasting: WorkerProcess) -> None:
  lasting.speak(text='loud')
  assert lasting.pcm().tolist() == [0.5, 2.0, -2.0, 1.0, -1.0]


@pytest.mark.parametrize('job', [{'text': ''}, {'text': ' \n'}, {'phonemes': ' '}])
def test_blank_text_yields_no_samples_and_no_second_frame(lasting: WorkerProcess, job: dict[str, str]) -> None:
  assert lasting.speak(**job)['samples'] == 0
  assert lasting.ask(type='ping')['type'] == 'pong'


def test_a_worker_writes_no_file(worker: WorkerProcess, tmp_path: Path) -> None:
  assert worker.speak(text='a', output=str(tmp_path / 'out.wav'))['type'] == 'speech'
  assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
  ('job', 'message'),
  [
    ({}, 'text or phonemes is required'),
    ({'text': None}, 'text or phonemes is required'),
    ({'text': 1}, 'text must be a string, got 1'),
    ({'phonemes': []}, 'phonemes must be a string, got []'),
    ({'text': 'a', 'speed': 5}, 'speed must be 0.25 to 4, got 5'),
    ({'text': 'a', 'voice': 1}, 'voice must be a string, got 1'),
    (
      {'text': 'a', 'voice': [['a', 1], ['b', '1']]},
      "voice must be pairs of a name and a weight, got [['a', 1], ['b', '1']]",
    ),
    ({'text': 'a', 'voice': [['a', float('nan')]]}, "voice must be pairs of a name and a weight, got [['a', nan]]"),
    ({'text': 'a', 'voice': [['a', 10**400]]}, f"voice must be pairs of a name and a weight, got [['a', 1{'0' * 72}"),
    ({'text': 'a', 'voice': [['a', True]]}, "voice must be pairs of a name and a weight, got [['a', True]]"),
    (
      {'text': 'a', 'split_pattern': '['},
      'split_pattern must be a regular expression: unterminated character set at position 0',
    ),
    ('text', "expected an object, got 'text'"),
    (None, 'expected an object, got None'),
  ],
)
def test_the_answer_to_a_wrong_job_names_the_fault(lasting: WorkerProcess, job: Any, message: str) -> None:
  error = lasting.ask(type='synthesize', job=job)
  assert (error['type'], error['code'], error['message']) == ('error', 'BAD_REQUEST', message)
  assert lasting.speak(text='a')['type'] == 'speech'


def test_wrong_settings_are_rejected(greeted: WorkerProcess) -> None:
  error = greeted.ask(type='load', settings={'threads': -1})
  assert (error['code'], error['message']) == ('BAD_REQUEST', 'threads must be 0 to 1024 and whole, got -1')


def test_an_unknown_message_is_rejected_and_the_worker_continues(lasting: WorkerProcess) -> None:
  assert lasting.ask(type='sing')['message'] == "unknown message type 'sing'"
  assert lasting.ask(type=['x'])['code'] == 'BAD_REQUEST'
  assert lasting.speak(text='a')['type'] == 'speech'


@pytest.mark.parametrize(
  ('text', 'code', 'exception', 'module', 'fatal'),
  [
    ('module soundbox', 'MODULE_MISSING', 'ModuleNotFoundError', 'soundbox', False),
    ('module os.nothing', 'MODULE_MISSING', 'ModuleNotFoundError', 'os.nothing', False),
    ('memory', 'OUT_OF_MEMORY', 'MemoryError', None, True),
    ('memory CUDA out of memory. Tried to allocate 20.00 MiB', 'OUT_OF_MEMORY', 'RuntimeError', None, True),
    ("memory DefaultCPUAllocator: can't allocate memory", 'OUT_OF_MEMORY', 'RuntimeError', None, True),
    ('memory std::bad_alloc', 'OUT_OF_MEMORY', 'RuntimeError', None, True),
    ('memory CUDA error: device-side assert triggered', 'FAILED', 'RuntimeError', None, True),
    ('spoil nan', 'NOT_FINITE', 'Failure', None, False),
    ('nothing', 'BAD_REQUEST', 'Failure', None, False),
    ('code VOICE_MISSING', 'VOICE_MISSING', 'Failure', None, False),
    ('echo', 'FAILED', 'ValueError', None, False),
    ('deep', 'FAILED', 'RecursionError', None, False),
    ('exit', 'FAILED', 'SystemExit', None, False),
  ],
)
def test_a_failure_has_a_code(
  request: pytest.FixtureRequest, text: str, code: str, exception: str, module: str | None, fatal: bool
) -> None:
  worker: WorkerProcess = request.getfixturevalue('worker' if fatal else 'lasting')
  error = worker.speak(text=text)
  assert sorted(error) == ['code', 'exception', 'fatal', 'message', 'module', 'traceback', 'type']
  assert error['message']
  assert [error[name] for name in ('code', 'exception', 'module', 'fatal')] == [code, exception, module, fatal]
  assert len(error['traceback']) <= 4096
  assert exception in error['traceback']
  if fatal:
    assert worker.end() == 1
  else:
    assert worker.speak(text='a')['type'] == 'speech'


@pytest.mark.parametrize('words', ['out of memory', 'CUDA error'])
def test_the_words_of_a_text_are_never_mistaken_for_a_failure(lasting: WorkerProcess, words: str) -> None:
  error = lasting.speak(text=f'nothing {words}')
  assert (error['code'], error['fatal']) == ('BAD_REQUEST', False)
  assert words in error['message']


def test_a_failed_load_removes_the_old_engine(worker: WorkerProcess) -> None:
  assert worker.ask(type='load', settings={'repo_id': 'echo'})['type'] == 'ready'
  assert worker.ask(type='load', settings={'repo_id': 'code MODEL_MISSING'})['type'] == 'error'
  assert worker.speak(text='a')['message'] == 'load comes before synthesize'


def test_speech_longer_than_a_frame_is_rejected(worker: WorkerProcess) -> None:
  assert worker.speak(text='sine 440 700')['code'] == 'TEXT_TOO_LONG'


def test_nothing_that_a_library_prints_reaches_the_frames(worker: WorkerProcess) -> None:
  assert worker.speak(text='print intruder')['samples'] == 12000
  worker.pcm()
  assert worker.ask(type='ping')['jobs'] == 1
  assert worker.stderr().count('intruder') == 5


def test_nobody_else_reads_the_frames(worker: WorkerProcess) -> None:
  assert worker.speak(text='stdin')['samples'] == 12000


@pytest.mark.parametrize('text', ['🙂', 'שלום مرحبا', '"\\\n\t\x7f\x1b', '\ufeff\u2028\U0010ffff', 'x' * 4000])
def test_any_text_survives_in_both_directions(lasting: WorkerProcess, text: str) -> None:
  assert lasting.speak(text='echo ' + text)['message'] == ascii('echo ' + text)[:4096]


def test_nul_and_lone_surrogates_survive_in_error_messages(lasting: WorkerProcess) -> None:
  assert lasting.speak(text='a', speed='\0\ud800🙂')['message'] == "speed must be 0.25 to 4, got '\\x00\\ud800🙂'"


def test_nul_and_lone_surrogates_are_replaced_before_a_text_is_read(lasting: WorkerProcess) -> None:
  assert lasting.speak(text='echo \0 \ud800 🙂')['message'] == ascii('echo � � 🙂')


def test_a_ping_is_answered_while_a_job_runs(worker: WorkerProcess) -> None:
  job = worker.tell(type='synthesize', job={'text': 'sleep 3'})
  pong = worker.ask(type='ping')
  while pong['busy'] is None:  # it has just been asked
    pong = worker.ask(type='ping')
  assert pong.pop('rss') > 1 << 20
  assert pong == {'type': 'pong', 'busy': job, 'jobs': 0}
  number, speech = worker.hear()
  assert (number, speech['type']) == (job, 'speech')
  worker.number = job
  assert len(worker.pcm()) == 12000
  idle = worker.ask(type='ping')
  assert (idle['busy'], idle['jobs']) == (None, 1)


def test_jobs_run_in_order_and_are_answered_once(lasting: WorkerProcess) -> None:
  asked = [lasting.tell(type='synthesize', job={'text': ' ' * n}) for n in range(20)]
  assert [lasting.hear()[0] for _ in asked] == asked


def test_shutdown_waits_for_earlier_jobs(worker: WorkerProcess) -> None:
  worker.tell(type='synthesize', job={'text': 'nothing'})
  bye = worker.tell(type='shutdown')
  assert worker.hear()[1]['type'] == 'error'
  assert worker.hear() == (bye, {'type': 'bye'})
  assert worker.end() == 0
  assert worker.read(1) == b''


def test_no_thread_and_no_exit_handler_of_a_library_delays_the_exit(worker: WorkerProcess) -> None:
  worker.speak(text='hold')
  worker.pcm()
  assert worker.ask(type='shutdown') == {'type': 'bye'}
  assert worker.end() == 0


def test_the_end_of_input_ends_an_idle_worker(worker: WorkerProcess) -> None:
  worker.stdin.close()
  assert worker.end() == 75


def test_the_end_of_input_ends_a_busy_worker_at_once(worker: WorkerProcess) -> None:
  worker.tell(type='synthesize', job={'text': 'sleep 600'})
  worker.ask(type='ping')
  worker.stdin.close()
  assert worker.end() == 75


@pytest.mark.parametrize('breach', [b'', b'GET / HTTP/1.1\r\n'])
def test_a_worker_that_leads_its_group_kills_its_children(python: Path, tmp_path: Path, breach: bytes) -> None:
  with WorkerProcess(python, 'trouble', leader=True) as worker:
    worker.load()
    worker.tell(type='synthesize', job={'text': f'child {tmp_path}/child'})
    child = wait_for_child(tmp_path / 'child')
    if breach:
      worker.write(breach)
    else:
      worker.stdin.close()
    assert worker.end() == -signal.SIGKILL
    wait_for_end(child)


def test_a_worker_writes_no_core_file(lasting: WorkerProcess) -> None:
  assert lasting.speak(text='core')['message'] == '(0, 0)'


def test_a_broken_output_ends_the_worker(worker: WorkerProcess) -> None:
  assert worker.process.stdout
  worker.process.stdout.close()
  worker.tell(type='ping')
  assert worker.end() == 74


def test_the_dead_man_switch_ends_a_worker_that_holds_the_interpreter_lock(python: Path) -> None:
  with WorkerProcess(python, 'trouble') as worker:
    worker.hello(deadman_seconds=1)
    worker.ask(type='load', settings={})
    began = time.monotonic()
    worker.tell(type='synthesize', job={'text': 'gil 600'})
    assert worker.end() == 1
    assert 0.5 < time.monotonic() - began < 20
    assert 'in do_gil' in worker.stderr()


def test_pings_keep_the_dead_man_switch_from_firing(python: Path) -> None:
  with WorkerProcess(python, 'trouble') as worker:
    worker.hello(deadman_seconds=2)
    for _ in range(12):
      time.sleep(0.25)
      worker.ask(type='ping')
    time.sleep(0.25)
    assert worker.process.poll() is None


PING = json.dumps({'type': 'ping'}).encode()


@pytest.mark.parametrize(
  'data',
  [
    pytest.param(frame(1, PING, magic=b'WV'), id='bad magic'),
    pytest.param(frame(1, PING, version=2), id='another version'),
    pytest.param(frame(1, PING, kind=2), id='sound'),
    pytest.param(frame(1, PING, kind=3), id='unknown kind'),
    pytest.param(frame(1, b'', size=(8 << 20) + 1), id='oversize'),
    pytest.param(frame(1, b'', size=0xFFFFFFFF), id='as large as can be'),
    pytest.param(frame(1, b''), id='empty'),
    pytest.param(frame(1, b'{'), id='not JSON'),
    pytest.param(frame(1, b'{"type": "\xff"}'), id='not UTF-8'),
    pytest.param(frame(1, b'[' * 100_000), id='too deep'),
    pytest.param(frame(1, b'[]'), id='not an object'),
    pytest.param(frame(1, b'"type"'), id='a string'),
    pytest.param(frame(1, b'{}'), id='without a type'),
    pytest.param(b'GET / HTTP/1.1\r\n\r\n', id='another protocol'),
  ],
)
def test_a_malformed_frame_ends_the_worker(worker: WorkerProcess, data: bytes) -> None:
  worker.write(data)
  assert worker.end() == 76
  assert worker.read(1) == b''


@pytest.mark.parametrize('cut', [1, 11, 12, 13, 12 + len(PING) - 1])
def test_a_truncated_frame_ends_the_worker(worker: WorkerProcess, cut: int) -> None:
  worker.write(frame(1, PING)[:cut])
  worker.stdin.close()
  assert worker.end() == 76


def test_frames_may_arrive_in_any_chunks(lasting: WorkerProcess) -> None:
  data = frame(8, PING) + frame(9, PING)
  for at in range(len(data)):
    lasting.write(data[at : at + 1])
  assert [lasting.hear()[0] for _ in range(2)] == [8, 9]


def test_a_message_of_eight_mebibytes_is_accepted(lasting: WorkerProcess) -> None:
  text = ' ' * ((8 << 20) - 100)
  assert lasting.speak(text=text)['samples'] == 0


def test_ids_use_all_32_bits(worker: WorkerProcess) -> None:
  worker.write(frame(0xFFFFFFFF, PING))
  assert worker.hear()[0] == 0xFFFFFFFF
  assert HEADER.size == 12
