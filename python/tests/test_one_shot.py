'''One-shot: one object in, one file and one object out.'''

import hashlib
import json
import os
import re
import resource
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.child import wait_for_child, wait_for_end
from support.one_shot import Ended, one_shot
from support.script import PYTHON, command
from support.wav import peak_hertz, read_wav


@pytest.fixture
def output(tmp_path: Path) -> Path:
  folder = tmp_path / 'sound'
  folder.mkdir()
  return folder / 'out.wav'


def trouble(python: Path, output: Path | str, text: str, **fields: Any) -> Ended:
  return one_shot(python, 'trouble', {'text': text, 'output': str(output), **fields})


def start(
  python: Path, folder: Path, text: str, rate: int = 24000, *, stderr: int | None = None
) -> subprocess.Popen[bytes]:
  '''Starts a one-shot that leads its own process group, and sends its payload.'''
  running = subprocess.Popen(
    command(python, 'trouble'), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr, start_new_session=True
  )
  assert running.stdin
  running.stdin.write(json.dumps({'text': text, 'output': str(folder / 'out.wav'), 'sample_rate': rate}).encode())
  running.stdin.close()
  return running


def test_the_answer_is_the_duration_of_the_file(python: Path, output: Path) -> None:
  ended = trouble(python, output, 'anything')
  assert ended.out == b'{"duration": 0.5}'
  assert ended.duration == 0.5
  rate, samples = read_wav(output)
  assert rate == 24000
  assert len(samples) == 12000


def test_one_shot_is_the_default_mode(python: Path, output: Path) -> None:
  payload = {'text': 'a', 'output': str(output)}
  assert one_shot(python, 'trouble', payload, mode=('one-shot',)).duration == 0.5
  refused = one_shot(python, 'trouble', payload, mode=('two-shot',))
  assert refused.code == 1
  assert refused.message == 'the mode must be one-shot or worker, got two-shot'


@pytest.mark.parametrize('text', ['', ' ', '\n\t\u00a0\u2003'])
def test_blank_text_writes_only_a_header_and_needs_no_package(bare_python: Path, output: Path, text: str) -> None:
  ended = one_shot(bare_python, 'kokoro', {'text': text, 'output': str(output), 'sample_rate': 16000})
  assert ended.out == b'{"duration": 0.0}'
  assert ended.duration == 0.0
  rate, samples = read_wav(output)
  assert (rate, len(samples)) == (16000, 0)


def test_blank_text_has_the_default_sample_rate(bare_python: Path, output: Path) -> None:
  assert one_shot(bare_python, 'piper', {'text': '', 'output': str(output)}).duration == 0.0
  assert read_wav(output)[0] == 24000


NUMBER = '0.25 to 4'
WHOLE = '1000 to 192000 and whole'


@pytest.mark.parametrize(
  ('field', 'value', 'message'),
  [
    ('text', 7, 'text must be a string, got 7'),
    ('text', ['a'], "text must be a string, got ['a']"),
    ('output', False, 'output must be a string, got False'),
    ('sample_rate', 999, f'sample_rate must be {WHOLE}, got 999'),
    ('sample_rate', 192001, f'sample_rate must be {WHOLE}, got 192001'),
    ('sample_rate', 24000.5, f'sample_rate must be {WHOLE}, got 24000.5'),
    ('sample_rate', True, f'sample_rate must be {WHOLE}, got True'),
    ('sample_rate', '24000', f"sample_rate must be {WHOLE}, got '24000'"),
    ('repo_id', 1, 'repo_id must be a string, got 1'),
    ('device', {}, 'device must be a string, got {}'),
    ('lang_code', 0, 'lang_code must be a string, got 0'),
    ('voice', 3.5, 'voice must be a string, got 3.5'),
    ('voice', [['af_heart', 1]], "voice must be a string, got [['af_heart', 1]]"),
    ('speed', 9, f'speed must be {NUMBER}, got 9'),
    ('speed', 0.2, f'speed must be {NUMBER}, got 0.2'),
    ('speed', True, f'speed must be {NUMBER}, got True'),
    ('speed', '1', f"speed must be {NUMBER}, got '1'"),
    ('speed', float('nan'), f'speed must be {NUMBER}, got nan'),
    ('speed', float('inf'), f'speed must be {NUMBER}, got inf'),
    ('split_pattern', 1, 'split_pattern must be a string, got 1'),
    (
      'split_pattern',
      '(',
      'split_pattern must be a regular expression: missing ), unterminated subpattern at position 0',
    ),
  ],
)
def test_a_wrong_field_is_reported_in_one_line(
  python: Path, output: Path, field: str, value: Any, message: str
) -> None:
  ended = one_shot(python, 'trouble', {'text': 'a', 'output': str(output), field: value})
  assert (ended.code, ended.err) == (2, message + '\n')
  assert ended.out == b''
  assert os.listdir(output.parent) == []


@pytest.mark.parametrize('field', ['text', 'output'])
@pytest.mark.parametrize('null', [True, False])
def test_text_and_output_are_required(python: Path, output: Path, field: str, null: bool) -> None:
  payload: dict[str, Any] = {'text': 'a', 'output': str(output)}
  del payload[field]
  ended = one_shot(python, 'trouble', payload | ({field: None} if null else {}))
  assert (ended.code, ended.err) == (2, f'{field} is required\n')


@pytest.mark.parametrize(
  'payload', [b'', b'{', b'{"text": "\xff"}', b'[' * 100_000, b'\x00', b'{"text": 1e9999' + b'9' * 5000]
)
def test_a_payload_that_is_not_json_is_rejected(python: Path, payload: bytes) -> None:
  ended = one_shot(python, 'trouble', payload)
  assert ended.code == 2
  assert ended.err.startswith('the payload must be JSON: ')


@pytest.mark.parametrize('payload', [[], 'text', 1, None, True])
def test_a_payload_that_is_not_an_object_is_rejected(python: Path, payload: Any) -> None:
  ended = one_shot(python, 'trouble', payload)
  assert (ended.code, ended.err) == (2, f'expected an object, got {payload!r}\n')


def test_null_fields_count_as_absent_and_unknown_fields_are_ignored(python: Path, output: Path) -> None:
  fields = dict.fromkeys(('sample_rate', 'repo_id', 'device', 'lang_code', 'voice', 'speed', 'split_pattern'))
  ended = trouble(python, output, 'a', **fields, phonemes='nothing', threads='many', emotion=11)
  assert ended.duration == 0.5
  assert read_wav(output)[0] == 24000


@pytest.mark.parametrize('rate', [8000, 11025, 16000, 22050, 44100, 48000, 96000, 24001, 1000])
def test_another_rate_keeps_pitch_length_and_level(python: Path, output: Path, rate: int) -> None:
  duration = trouble(python, output, 'sine 220 1.01', sample_rate=rate).duration
  found, samples = read_wav(output)
  assert found == rate
  assert len(samples) == round(24240 * rate / 24000)
  assert duration == len(samples) / rate
  assert peak_hertz(samples, rate) == pytest.approx(220, abs=1)
  middle = samples[len(samples) // 4 : -len(samples) // 4].astype(float)
  assert np.sqrt(np.mean(middle**2)) / 32767 == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


def test_frequencies_above_a_lower_rate_are_removed(python: Path, output: Path) -> None:
  trouble(python, output, 'sine 9000 1', sample_rate=16000)
  samples = read_wav(output)[1][1600:-1600]
  assert np.abs(samples).max() <= 1


def test_a_resampled_sound_has_no_image_of_itself(python: Path, output: Path) -> None:
  trouble(python, output, 'sine 5000 1', sample_rate=48000)
  samples = read_wav(output)[1].astype(float)
  spectrum = np.abs(np.fft.rfft(samples * np.blackman(len(samples))))  # (bins of 1 Hz,)
  assert spectrum[12000:].max() < spectrum.max() * 10 ** (-85 / 20)


def test_resampling_half_an_hour_needs_little_memory(python: Path, output: Path) -> None:
  def allow_little() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (600 << 20, -1))  # twice the samples are 346 MB

  payload = {'text': 'sine 0 1800', 'output': str(output), 'sample_rate': 48000}
  assert one_shot(python, 'trouble', payload, before=allow_little).duration == 1800
  assert output.stat().st_size == 44 + 2 * 1800 * 48000


@pytest.mark.parametrize('rate', [8000, 24001, 48000])
@pytest.mark.parametrize('seconds', [0.2, 8, 8.001, 31.7])
def test_resampling_in_blocks_equals_resampling_the_whole(
  python: Path, output: Path, rate: int, seconds: float
) -> None:
  '''Resampling block by block gives the same result as the blocks of the padded sound.'''
  trouble(python, output, f'sine 440 {seconds}', sample_rate=rate)
  time_of = np.arange(round(seconds * 24000)) / 24000  # (samples,)
  samples = np.sin(2 * np.pi * 440 * time_of).astype(np.float32) / 2  # (samples,)
  fade = np.clip(np.linspace(18, 0, 5 * min(24000, rate) + 1), 0, 1)  # (bins,)
  padded = np.pad(samples, (24000, 9 * 24000))
  blocks = []
  for at in range(0, len(samples), 8 * 24000):
    spectrum = np.fft.rfft(padded[at : at + 10 * 24000])[: len(fade)]  # (bins,)
    blocks.append(np.fft.irfft(spectrum * np.sin(np.pi / 2 * fade) ** 2, 10 * rate)[rate:-rate])  # (8 * rate,)
  whole = np.concatenate(blocks)[: round(len(samples) * rate / 24000)] * (rate / 24000)
  expected = np.rint(np.clip(whole, -1, 1) * 32767)
  found = read_wav(output)[1]
  assert found.shape == expected.shape
  assert np.abs(found - expected).max() <= 1


def test_samples_are_clipped_and_rounded(python: Path, output: Path) -> None:
  assert trouble(python, output, 'loud').duration == 5 / 24000
  assert read_wav(output)[1].tolist() == [16384, 32767, -32767, 32767, -32767]


def test_segments_of_any_type_are_joined(python: Path, output: Path) -> None:
  trouble(python, output, 'pieces')
  assert read_wav(output)[1].tolist() == [3277, 6553, 0, 0, 0, 9830]


@pytest.mark.parametrize('number', ['nan', 'inf', '-inf'])
def test_a_sound_with_nan_or_infinity_is_an_error_and_writes_no_file(python: Path, output: Path, number: str) -> None:
  ended = trouble(python, output, f'spoil {number}')
  assert (ended.code, ended.err) == (
    8,
    'the sound is NaN or infinite: the model may be damaged; run `voxweave assets verify`\n',
  )
  assert os.listdir(output.parent) == []


def test_text_without_sound_is_rejected(python: Path, output: Path) -> None:
  ended = trouble(python, output, 'nothing')
  assert (ended.code, ended.err) == (2, 'nothing in this text can be spoken: nothing\n')
  assert os.listdir(output.parent) == []


CODES = {
  'FAILED': 1,
  'BAD_REQUEST': 2,
  'MODULE_MISSING': 3,
  'MODEL_MISSING': 4,
  'VOICE_MISSING': 5,
  'DEVICE_MISSING': 6,
  'OUT_OF_MEMORY': 7,
  'NOT_FINITE': 8,
  'TEXT_TOO_LONG': 9,
  'OUTPUT_UNWRITABLE': 10,
}


@pytest.mark.parametrize(('code', 'number'), CODES.items())
def test_the_exit_code_is_the_kind_of_failure(python: Path, output: Path, code: str, number: int) -> None:
  ended = trouble(python, output, f'code {code}')
  assert ended.code == number
  if code != 'FAILED':
    assert ended.err == 'it cannot be, in two lines\n'


def test_a_missing_module_is_reported_by_name(bare_python: Path, python: Path, output: Path) -> None:
  ended = one_shot(bare_python, 'kokoro', {'text': 'a', 'output': str(output)})
  assert (ended.code, ended.err) == (3, "No module named 'kokoro'\n")
  ended = trouble(python, output, 'module soundbox')
  assert (ended.code, ended.message) == (3, "No module named 'soundbox'")


def test_an_unexpected_error_has_a_traceback(python: Path, output: Path) -> None:
  ended = trouble(python, output, 'echo this')
  assert ended.code == 1
  assert ended.err.startswith('Traceback (most recent call last):')
  assert ended.message == "ValueError: 'echo this'"


@pytest.mark.parametrize(
  ('error', 'message'),
  [
    ('CUDA error: device-side assert\nCompile with `X` to\n\n enable it.\n', None),
    ('one\r\ntwo\rthree', 'one two three'),
    ('x\n' * 5000, None),
  ],
)
def test_an_error_of_several_lines_is_reported_whole(
  python: Path, output: Path, error: str, message: str | None
) -> None:
  ended = trouble(python, output, f'raise {error}')
  assert ended.code == 1
  assert ended.err.startswith('Traceback (most recent call last):') or len(error) > 4096
  whole = 'RuntimeError: ' + (message or ' '.join(error.split()))
  assert ended.message == whole[:4096]


def test_nothing_that_a_library_prints_reaches_stdout(python: Path, output: Path) -> None:
  ended = trouble(python, output, 'print intruder', repo_id='print before')
  assert ended.out == b'{"duration": 0.5}'
  assert ended.err.count('intruder') == 5
  assert ended.err.count('before') == 5


def test_nobody_else_reads_stdin(python: Path, output: Path) -> None:
  assert trouble(python, output, 'stdin').duration == 0.5


def test_a_library_cannot_delay_the_exit(python: Path, output: Path) -> None:
  assert trouble(python, output, 'hold').duration == 0.5


def test_modules_of_the_working_directory_are_not_imported(fake_python: Path, output: Path, tmp_path: Path) -> None:
  for name in ('json', 'numpy', 'kokoro', 'torch', 'wave', 'struct', 'typing', 'runtime'):
    (tmp_path / f'{name}.py').write_text(f"raise SystemExit('{name} of the working directory')")
  payload = {'text': 'a', 'output': str(output)}
  assert one_shot(fake_python, 'kokoro', payload, cwd=tmp_path).duration == 0.1


def test_a_path_is_relative_to_the_working_directory(python: Path, tmp_path: Path) -> None:
  assert one_shot(python, 'trouble', {'text': 'a', 'output': 'here.wav'}, cwd=tmp_path).duration == 0.5
  assert os.listdir(tmp_path) == ['here.wav']


@pytest.mark.parametrize('locale', ['C', 'POSIX', 'en_US.ISO-8859-1'])
def test_a_path_may_have_any_characters(python: Path, tmp_path: Path, locale: str) -> None:
  output = tmp_path / 'Grüße 🙂 שלום "quoted".wav'
  payload = {'text': 'a', 'output': str(output)}
  assert one_shot(python, 'trouble', payload, env={'LC_ALL': locale, 'LANG': locale}).duration == 0.5
  assert os.listdir(tmp_path) == [output.name]


def test_an_existing_file_is_replaced_and_keeps_its_permissions(python: Path, output: Path) -> None:
  output.write_bytes(b'old')
  output.chmod(0o600)
  trouble(python, output, 'a')
  assert stat.S_IMODE(output.stat().st_mode) == 0o600
  assert len(read_wav(output)[1]) == 12000
  assert os.listdir(output.parent) == ['out.wav']


def test_a_private_file_is_replaced_by_a_private_one_that_is_named_by_a_digest_of_it(
  python: Path, output: Path
) -> None:
  output.write_bytes(b'old')
  output.chmod(0o600)
  running = start(python, output.parent, 'sine 440 120', 192000)
  modes: set[int] = set()
  names: set[str] = set()
  with running:
    while running.poll() is None:
      for part in output.parent.glob('.*.part'):
        with suppress(FileNotFoundError):
          modes.add(stat.S_IMODE(part.stat().st_mode))
          names.add(part.name)
  assert modes == {0o600}
  key = hashlib.sha256(b'out.wav').hexdigest()[:16]
  (name,) = names
  assert re.fullmatch(rf'\.voxweave-{key}\.{running.pid}-[\da-f]{{8}}\.part', name)


def test_a_new_file_has_the_permissions_of_the_umask(python: Path, output: Path) -> None:
  one_shot(python, 'trouble', {'text': 'a', 'output': str(output)}, before=lambda: void(os.umask(0o027)))
  assert stat.S_IMODE(output.stat().st_mode) == 0o640
  output.chmod(0o664)
  one_shot(python, 'trouble', {'text': 'a', 'output': str(output)}, before=lambda: void(os.umask(0o077)))
  assert stat.S_IMODE(output.stat().st_mode) == 0o664


def void(_: object) -> None:
  '''Ignores its arguments.'''


@pytest.mark.parametrize('name', ['x' * 251 + '.wav', '\u97f3' * 83 + '.wav'])
def test_a_file_may_have_the_longest_name_that_the_system_allows(python: Path, output: Path, name: str) -> None:
  assert trouble(python, output.with_name(name), 'a').duration == 0.5
  assert os.listdir(output.parent) == [name]


@pytest.fixture
def shared_folder() -> Iterator[Path]:
  '''A folder that every user can reach: those of pytest are the user's own.'''
  with tempfile.TemporaryDirectory() as folder:
    Path(folder).chmod(0o755)
    yield Path(folder)


NOBODY = '''
import os, resource, sys
sys.path.insert(0, sys.argv.pop(1))
import runtime
if os.geteuid() == 0:
  os.setuid(65534)  # root may write everywhere
runtime.main(None)
'''


def one_shot_of_nobody(output: Path) -> Ended:
  '''A one-shot without an engine, which may not read the files of root: its modules are imported before.'''
  payload = json.dumps({'text': 'a', 'output': str(output)})
  program = [sys.executable, '-c', NOBODY, str(PYTHON)]
  ended = subprocess.run(program, input=payload.encode(), capture_output=True, check=False)
  return Ended(ended.returncode, ended.stdout, ended.stderr.decode())


def test_a_folder_that_cannot_be_written_to_is_reported_before_any_work(shared_folder: Path) -> None:
  shared_folder.chmod(0o555)
  output = shared_folder / 'out.wav'
  refused(one_shot_of_nobody(output), output, f'the folder {shared_folder} is not writable')


def test_a_file_of_another_user_in_a_sticky_folder_is_reported_before_any_work(shared_folder: Path) -> None:
  output = shared_folder / 'out.wav'
  output.write_bytes(b'old')
  shared_folder.chmod(0o1777)
  ended = one_shot_of_nobody(output)
  if os.geteuid() == 0:
    refused(ended, output, 'it belongs to another user, and its folder is sticky')
  else:
    assert ended.message.startswith('AttributeError: ')  # the file is the user's own, and there is no engine
  assert output.read_bytes() == b'old'


def refused(ended: Ended, output: Path | str, reason: str) -> None:
  assert ended.out == b''
  assert ended.code == 10
  assert ended.err == f'cannot write {output}: {reason}\n'


@pytest.mark.parametrize('text', ['a', ''])
def test_a_link_is_rejected_and_its_target_stays_unchanged(python: Path, output: Path, text: str) -> None:
  precious = output.parent / 'precious'
  precious.write_bytes(b'old')
  for target in (precious, output.parent / 'nothing'):
    output.symlink_to(target)
    refused(trouble(python, output, text), output, 'it is a link, a folder or a device')
    output.unlink()
  assert precious.read_bytes() == b'old'
  assert os.listdir(output.parent) == ['precious']


@pytest.mark.parametrize('text', ['a', ''])
def test_a_folder_a_device_and_a_pipe_are_rejected(python: Path, output: Path, text: str) -> None:
  os.mkfifo(output)
  for target in (output, output.parent, Path('/dev/null')):
    refused(trouble(python, target, text), target, 'it is a link, a folder or a device')
  assert stat.S_ISCHR(Path('/dev/null').stat().st_mode)


def test_a_missing_folder_is_reported_before_any_work(bare_python: Path, tmp_path: Path) -> None:
  output = tmp_path / 'no' / 'out.wav'
  ended = one_shot(bare_python, 'kokoro', {'text': 'a', 'output': str(output)})
  refused(ended, output, f'there is no folder {output.parent}')


def test_an_impossible_path_is_rejected(python: Path, tmp_path: Path) -> None:
  for output in ('nul\0.wav', 'lone\udfff\ud800.wav', 'x' * 300 + '.wav'):
    ended = trouble(python, f'{tmp_path}/{output}', 'a')
    assert ended.code == 10
    assert ended.err.startswith(f'cannot write {tmp_path}/')
  assert os.listdir(tmp_path) == []


def test_a_full_disk_leaves_the_target_unchanged(python: Path, output: Path) -> None:
  output.write_bytes(b'old')

  def allow_little() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

  ended = one_shot(python, 'trouble', {'text': 'a', 'output': str(output)}, before=allow_little)
  assert ended.code == 10
  assert ended.err.startswith(f'cannot write {output}: ')
  assert output.read_bytes() == b'old'
  assert os.listdir(output.parent) == ['out.wav']


@pytest.mark.parametrize('text', ['🙂 שלום مرحبا', '"\\\n\t\x01', '\ufeff\u2028'])
def test_text_reaches_the_engine_unchanged(python: Path, output: Path, text: str) -> None:
  ended = trouble(python, output, f'echo {text}')
  assert ended.message == f'ValueError: {"echo " + text!a}'


@pytest.mark.parametrize('raw', [b'"echo \\ud83d\\ude42 \\ud83d|\\ude42|\\u0000"'])
def test_unreadable_characters_become_replacement_characters(python: Path, output: Path, raw: bytes) -> None:
  payload = b'{"text": %s, "output": %s}' % (raw, json.dumps(str(output)).encode())
  ended = one_shot(python, 'trouble', payload)
  assert ended.message == f'ValueError: {"echo 🙂 �|�|�"!a}'


def test_a_megabyte_of_text_is_accepted(python: Path, output: Path) -> None:
  assert trouble(python, output, 'a ' * (1 << 19)).duration == 0.5


@pytest.mark.parametrize('pair', [subprocess.PIPE, socket.AF_UNIX])
def test_a_one_shot_ends_when_its_reader_is_gone(python: Path, tmp_path: Path, pair: int) -> None:
  stdout: Any = pair
  if pair != subprocess.PIPE:  # as Node has its pipes
    reader, stdout = socket.socketpair()
  payload = {'text': f'child {tmp_path}/child', 'output': str(tmp_path / 'out.wav')}
  running = subprocess.Popen(
    command(python, 'trouble'),
    stdin=subprocess.PIPE,
    stdout=stdout,
    start_new_session=True,
  )
  assert running.stdin
  running.stdin.write(json.dumps(payload).encode())
  running.stdin.close()
  child = wait_for_child(tmp_path / 'child')
  assert running.poll() is None
  if running.stdout:
    running.stdout.close()
  else:
    stdout.close()
    reader.close()
  assert running.wait(timeout=30) == -signal.SIGKILL
  wait_for_end(child)
  assert os.listdir(tmp_path) == ['child']


def group_is_alive(group: int) -> bool:
  try:
    os.killpg(group, 0)
    return True
  except ProcessLookupError:
    return False


def wait_for_file(path: Path) -> None:
  while not path.exists():
    time.sleep(0.02)


def test_a_one_shot_that_holds_the_interpreter_lock_ends_with_its_reader(python: Path, tmp_path: Path) -> None:
  running = start(python, tmp_path, f'gil 600 {tmp_path}/held')
  wait_for_file(tmp_path / 'held')
  assert running.stdout
  running.stdout.close()
  assert running.wait(timeout=30) == -signal.SIGKILL


def test_a_one_shot_in_a_pipeline_ends_with_the_next_command(python: Path, tmp_path: Path) -> None:
  payload = json.dumps({'text': f'gil 600 {tmp_path}/held', 'output': str(tmp_path / 'out.wav')})
  line = '{ "$@"; echo "$?" > "$CODE"; } | { while [ ! -e "$HELD" ]; do sleep 0.1; done; }'
  names = {'CODE': str(tmp_path / 'code'), 'HELD': str(tmp_path / 'held')}
  shell = ['bash', '-c', line, 'bash', *command(python, 'trouble')]
  subprocess.run(shell, input=payload.encode(), env=os.environ | names, check=True, timeout=30)
  assert (tmp_path / 'code').read_text() == f'{128 + signal.SIGKILL}\n'


def test_a_one_shot_that_holds_the_interpreter_lock_keeps_running_while_its_reader_waits(
  python: Path, output: Path
) -> None:
  assert trouble(python, output, 'gil 4').duration == 0.5


def test_a_one_shot_holds_its_time_limit_without_the_interpreter_lock(python: Path, output: Path) -> None:
  payload = {'text': 'gil 600', 'output': str(output)}
  ended = one_shot(python, 'trouble', payload, env={'VOXWEAVE_ONE_SHOT_SECONDS': '5'})
  assert (ended.code, ended.out) == (1, b'')
  assert 'in do_gil' in ended.err
  wrong = one_shot(python, 'trouble', payload, env={'VOXWEAVE_ONE_SHOT_SECONDS': 'soon'})
  assert wrong.code == 2
  assert wrong.message.startswith('VOXWEAVE_ONE_SHOT_SECONDS must be a number of seconds: ')


@pytest.mark.parametrize('command_', ['kill 9', 'exit 5', 'a', 'nothing'])
def test_no_process_is_left_when_a_one_shot_has_ended(python: Path, tmp_path: Path, command_: str) -> None:
  running = start(python, tmp_path, command_, stderr=subprocess.DEVNULL)
  assert running.stdout
  with running.stdout:
    running.stdout.read()  # ends when no process holds the pipe
  running.wait(timeout=30)
  while group_is_alive(running.pid):
    time.sleep(0.02)


def test_an_interrupt_of_the_group_does_not_end_the_watch(python: Path, tmp_path: Path) -> None:
  running = start(python, tmp_path, f'deaf 600 {tmp_path}/held')
  wait_for_file(tmp_path / 'held')
  os.killpg(running.pid, signal.SIGINT)
  assert running.stdout
  running.stdout.close()
  assert running.wait(timeout=30) == -signal.SIGKILL


def test_an_answer_may_go_to_a_file(python: Path, output: Path) -> None:
  answer = output.with_name('answer')
  payload = {'text': 'sleep 0.5', 'output': str(output)}
  with answer.open('wb') as file:
    subprocess.run(command(python, 'trouble'), input=json.dumps(payload).encode(), stdout=file, check=True)
  assert answer.read_bytes() == b'{"duration": 0.5}'
