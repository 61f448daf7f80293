'''OpenVINO's adapter over a fake runtime that records its calls.'''

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.one_shot import one_shot
from support.worker import WorkerProcess

PARTS = ('front.onnx', 'back.onnx')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
  '''A folder with a model of two parts.'''
  return make_model(tmp_path / 'model')


def make_model(path: Path) -> Path:
  (path / 'voices').mkdir(parents=True)
  (path / 'config.json').write_text(json.dumps({'vocab': {'a': 100, 'b': 200}}))
  for at, name in enumerate(('first', 'second')):
    np.full((510, 256), at, '<f4').tofile(path / 'voices' / f'{name}.bin')
  for name in PARTS:
    (path / name).touch()
  return path


@pytest.fixture(scope='module')
def lasting(fake_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProcess]:
  '''One worker for all jobs that it rejects.'''
  with WorkerProcess(fake_python, 'openvino') as worker:
    worker.load(model=str(make_model(tmp_path_factory.mktemp('lasting') / 'model')))
    yield worker


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
  return {'VOXWEAVE_TEST_RECORD': str(tmp_path / 'record')}


def calls(tmp_path: Path, call: str) -> list[dict[str, Any]]:
  lines = [json.loads(line) for line in (tmp_path / 'record').read_text().splitlines()]
  return [line for line in lines if line.pop('call') == call]


def test_phonemes_go_through_the_parts_of_a_graph_one_after_another(
  fake_python: Path, folder: Path, env: dict[str, str], tmp_path: Path
) -> None:
  with WorkerProcess(fake_python, 'openvino', env) as worker:
    ready = worker.load(model=str(folder))
    assert ready['versions'] == {'openvino': '2026.4.1', 'numpy': np.__version__}
    assert list(ready['phases']) == ['imports', 'weights', 'warm-up']
    speech = worker.speak(phonemes='ab', voice=[['first', 0.5], ['second', 0.5]], speed=1.3)
    assert (speech['durations'], speech['frame_samples'], speech['sample_rate']) == ([2, 2, 2, 2], 600, 24000)
    samples = worker.pcm()
  assert np.allclose(samples, np.repeat([0, 0.1, 0.2, 0], 1200))
  front, back = calls(tmp_path, 'infer')[-2:]
  assert front == {'graph': 'front.onnx', 'shapes': {'tokens': [1, 4], 'style': [1, 256], 'speed': [1]}}
  shapes = {'asr': [1, 1, 8], 'har': [1, 22, 961], 'style': [1, 256], 'within': [1, 1, 8]}
  assert back == {'graph': 'back.onnx', 'shapes': shapes}


@pytest.mark.parametrize(('capabilities', 'room'), [('FP32', 12), ('FP32 BF16', 16)])
def test_the_back_runs_on_few_lengths_and_the_sound_of_empty_frames_is_dropped(
  fake_python: Path, folder: Path, env: dict[str, str], tmp_path: Path, capabilities: str, room: int
) -> None:
  with WorkerProcess(fake_python, 'openvino', env | {'VOXWEAVE_TEST_CAPABILITIES': capabilities}) as worker:
    worker.load(model=str(folder))
    speech = worker.speak(phonemes='abb', voice='first')
    assert speech['durations'] == [2] * 5
    samples = worker.pcm()
  assert np.allclose(samples, np.repeat([0, 0.1, 0.2, 0.2, 0], 1200))
  shapes = calls(tmp_path, 'infer')[-1]['shapes']
  assert {name: shape[-1] for name, shape in shapes.items()} == {
    'asr': room,
    'har': 120 * room + 1,
    'style': 256,
    'within': room,
  }


def test_a_whole_graph_works_with_any_names_of_its_ids_and_its_sound(
  fake_python: Path, folder: Path, env: dict[str, str]
) -> None:
  for name in PARTS:
    (folder / name).unlink()
  (folder / 'model.onnx').touch()
  with WorkerProcess(fake_python, 'openvino', env) as worker:
    worker.load(model=str(folder))
    assert worker.speak(phonemes='b', voice='first,second')['samples'] == 3600
    worker.pcm()


@pytest.mark.parametrize(
  ('capabilities', 'precisions'),
  [('FP32 INT8 EXPORT_IMPORT', ['f32', 'f32']), ('FP32 BF16 INT8', ['f32', 'bf16']), ('FP32 FP16', ['f32', 'f32'])],
)
def test_the_back_runs_in_bfloat16_where_the_processor_has_it_and_the_front_never_does(
  fake_python: Path, folder: Path, env: dict[str, str], tmp_path: Path, capabilities: str, precisions: list[str]
) -> None:
  with WorkerProcess(fake_python, 'openvino', env | {'VOXWEAVE_TEST_CAPABILITIES': capabilities}) as worker:
    worker.load(model=str(folder), threads=3)
  compiled = calls(tmp_path, 'compile')
  assert [call['graph'] for call in compiled] == list(PARTS)
  assert [call['INFERENCE_PRECISION_HINT'] for call in compiled] == precisions
  for call in compiled:
    assert call['PERFORMANCE_HINT'] == 'LATENCY'
    assert call['INFERENCE_NUM_THREADS'] == 3
    assert call['ENABLE_CPU_PINNING'] is False


def test_the_cache_of_kernels_is_bounded(fake_python: Path, folder: Path, env: dict[str, str], tmp_path: Path) -> None:
  with WorkerProcess(fake_python, 'openvino', env) as worker:
    worker.load(model=str(folder))
  assert [call['CPU_RUNTIME_CACHE_CAPACITY'] for call in calls(tmp_path, 'compile')] == [512, 512]


def test_compiled_graphs_appear_atomically_and_are_reused(
  fake_python: Path, folder: Path, env: dict[str, str], tmp_path: Path
) -> None:
  abandoned, recent = (folder / f'compiled-2026.4.1.{pid}.part' for pid in (1, 2))
  for path in (abandoned, recent):
    path.mkdir()
  os.utime(abandoned, (0, 0))
  for _ in range(2):
    with WorkerProcess(fake_python, 'openvino', env) as worker:
      worker.load(model=str(folder))
      pid = worker.process.pid
      assert sorted(path.name for path in folder.glob('compiled-*')) == ['compiled-2026.4.1', recent.name]
  kept = sorted(path.name for path in (folder / 'compiled-2026.4.1').iterdir())
  assert kept == ['back.onnx.blob', 'digests.json', 'front.onnx.blob']
  folders = [call['folder'] for call in calls(tmp_path, 'compile')]
  assert folders[0] == folders[1] != f'compiled-2026.4.1.{pid}.part'
  assert folders[2:] == ['compiled-2026.4.1'] * 2


def test_the_digest_of_each_compiled_graph_is_stored(fake_python: Path, folder: Path, env: dict[str, str]) -> None:
  def start_and_read() -> dict[str, str]:
    with WorkerProcess(fake_python, 'openvino', env) as worker:
      worker.load(model=str(folder))
    noted: dict[str, str] = json.loads((compiled / 'digests.json').read_text())
    return noted

  compiled = folder / 'compiled-2026.4.1'
  empty = hashlib.sha256(b'').hexdigest()
  first = start_and_read()
  assert first == {'back.onnx.blob': empty, 'front.onnx.blob': empty}

  # A recorded digest stays even if the file changes. A new file is added, and a deleted file is dropped.
  (compiled / 'back.onnx.blob').write_bytes(b'damaged')
  (compiled / 'later.blob').write_bytes(b'later')
  assert start_and_read() == first | {'later.blob': hashlib.sha256(b'later').hexdigest()}
  (compiled / 'later.blob').unlink()
  assert start_and_read() == first
  assert sorted(path.name for path in compiled.iterdir()) == ['back.onnx.blob', 'digests.json', 'front.onnx.blob']


@pytest.mark.parametrize(
  ('gone', 'settings', 'code', 'message'),
  [
    (['config.json'], {}, 'MODEL_MISSING', 'there is no config.json in '),
    (list(PARTS), {}, 'MODEL_MISSING', 'there is no front.onnx in '),
    (['back.onnx'], {}, 'MODEL_MISSING', 'there is no back.onnx in '),
    ([], {'device': 'cuda'}, 'DEVICE_MISSING', 'the device must be cpu'),
  ],
)
def test_a_missing_file_of_a_model_is_reported(
  fake_python: Path, folder: Path, gone: list[str], settings: dict[str, Any], code: str, message: str
) -> None:
  for name in gone:
    (folder / name).unlink()
  with WorkerProcess(fake_python, 'openvino') as worker:
    error = worker.load(model=str(folder), **settings)
  assert error['code'] == code
  assert message in error['message']


@pytest.mark.parametrize(
  ('job', 'code', 'message'),
  [
    ({'text': 'a'}, 'BAD_REQUEST', 'phonemes are required: this engine takes no text'),
    ({'phonemes': 'abc'}, 'BAD_REQUEST', "phoneme 2, 'c', is not in the vocabulary"),
    ({'phonemes': 'a' * 511}, 'TEXT_TOO_LONG', '511 phonemes, more than 510'),
    ({'phonemes': 'a', 'voice': 'third'}, 'VOICE_MISSING', 'there is no voices/third.bin in '),
    ({'phonemes': 'a', 'voice': '../first'}, 'VOICE_MISSING', "'../first' is not a voice name"),
  ],
)
def test_a_worker_rejects_jobs_that_the_model_cannot_speak(
  lasting: WorkerProcess, job: dict[str, Any], code: str, message: str
) -> None:
  error = lasting.speak(**{'voice': 'first', **job})
  assert error['code'] == code
  assert error['message'].startswith(message)


def test_a_speed_that_the_graph_cannot_represent_is_rejected_and_not_rounded(fake_python: Path, folder: Path) -> None:
  for name in PARTS:
    (folder / name).unlink()
  (folder / 'model.onnx').touch()
  with WorkerProcess(fake_python, 'openvino', {'VOXWEAVE_TEST_SPEED': 'int32'}) as worker:
    worker.load(model=str(folder))
    assert worker.speak(phonemes='a', voice='first', speed=2)['samples'] == 3600
    worker.pcm()
    assert (
      'takes speed as int32, which cannot hold [1.5]' in worker.speak(phonemes='a', voice='first', speed=1.5)['message']
    )


def test_one_shot_rejects_text_but_writes_blank_text_as_a_file_without_sound(fake_python: Path, tmp_path: Path) -> None:
  payload = {'text': 'Hello.', 'output': str(tmp_path / 'x.wav')}
  ended = one_shot(fake_python, 'openvino', payload)
  assert (ended.code, ended.message) == (2, 'one-shot takes text, but this engine takes only phonemes; use a worker')
  assert not (tmp_path / 'x.wav').exists()
  assert one_shot(fake_python, 'openvino', payload | {'text': ' '}).duration == 0.0
