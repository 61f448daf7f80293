'''The real library with real weights, at the paths that environment variables name.'''

import ast
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from support.one_shot import one_shot
from support.worker import WorkerProcess

pytestmark = pytest.mark.real

HELLO = 'h\u0259l\u02c8O w\u02c8\u025c\u0279ld.'  # Hello world.


def named(variable: str, what: str) -> Path:
  path = os.environ.get(variable)
  if not path:
    pytest.fail(f'set {variable} to {what}')
  assert os.path.exists(path), f'{variable} names {path}, which is not there'
  return Path(path)


@pytest.fixture(scope='module')
def kokoro_python() -> Path:
  return named('VOXWEAVE_TEST_KOKORO_PYTHON', 'an interpreter that has the package kokoro')


@pytest.fixture(scope='module')
def model() -> Path:
  return named('VOXWEAVE_TEST_KOKORO_MODEL', 'a folder with config.json, a .pth and voices/')


@pytest.fixture(scope='module')
def without_hub(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
  home = tmp_path_factory.mktemp('hub')
  return {'HF_HUB_OFFLINE': '1', 'HF_HOME': str(home), 'HF_HUB_CACHE': str(home / 'hub')}


@pytest.fixture(scope='module')
def started(kokoro_python: Path, without_hub: dict[str, str]) -> Iterator[WorkerProcess]:
  '''Starts one worker for all tests, since the import alone takes seconds. Loads that fail come first.'''
  with WorkerProcess(kokoro_python, 'kokoro', without_hub) as worker:
    yield worker


@pytest.fixture(scope='module')
def worker(started: WorkerProcess, model: Path) -> WorkerProcess:
  ready = started.load(repo_id=str(model), threads=1)
  assert ready['type'] == 'ready', ready
  assert {'kokoro', 'torch', 'numpy'} <= set(ready['versions'])
  assert list(ready['phases']) == ['imports', 'weights', 'warm-up']
  return started


def level(samples: NDArray[np.float32]) -> list[float]:
  '''Returns the level of each 100 ms: (tenths,).'''
  tenths = samples[: len(samples) // 2400 * 2400].reshape(-1, 2400)
  return [float(value) for value in np.sqrt(np.mean(tenths**2, axis=1))]


@pytest.mark.parametrize('device', ['cuda:99', 'nonsense'])
def test_a_missing_device_is_reported(started: WorkerProcess, model: Path, device: str) -> None:
  assert started.load(repo_id=str(model), device=device)['code'] == 'DEVICE_MISSING'


def test_without_the_hub_a_missing_model_is_reported(started: WorkerProcess, without_hub: dict[str, str]) -> None:
  error = started.load()
  assert error['code'] == 'MODEL_MISSING'
  said = f'config.json of hexgrad/Kokoro-82M is not in {without_hub["HF_HUB_CACHE"]} and cannot be fetched: '
  assert error['message'].startswith(said)


def test_phonemes_become_speech_with_durations(worker: WorkerProcess) -> None:
  speech = worker.speak(phonemes=HELLO, voice=[['af_heart', 1]])
  samples = worker.pcm()
  assert len(speech['durations']) == len(HELLO) + 2
  assert len(samples) == 600 * sum(speech['durations'])
  assert 1 < len(samples) / 24000 < 2.5
  assert 0.05 < max(level(samples)) < 0.5
  assert np.abs(samples).max() <= 1


def test_speed_changes_the_length(worker: WorkerProcess) -> None:
  lengths = []
  for speed in (0.5, 1, 2):
    lengths.append(worker.speak(phonemes=HELLO, speed=speed)['samples'])
    worker.pcm()
  assert lengths[0] > 1.5 * lengths[1] > 2 * lengths[2]


def test_a_mix_lies_between_its_voices(worker: WorkerProcess) -> None:
  def durations(*voice: list[str | float]) -> NDArray[np.int64]:
    speech = worker.speak(phonemes=HELLO, voice=voice)
    worker.pcm()
    return np.array(speech['durations'])

  one, other = durations(['af_heart', 1]), durations(['am_adam', 1])
  assert not np.array_equal(one, other)
  assert np.array_equal(durations(['af_heart', 1], ['am_adam', 0]), one)
  both = durations(['af_heart', 0.5], ['am_adam', 0.5])
  assert np.all(np.abs(both - (one + other) / 2) <= np.abs(one - other) / 2 + 3)


def test_a_symbol_that_the_model_would_drop_is_rejected(worker: WorkerProcess) -> None:
  error = worker.speak(phonemes='h\u0259g', voice=[['af_heart', 1]])
  assert (error['code'], error['message']) == ('BAD_REQUEST', "phoneme 2, 'g', is not in the vocabulary")


def test_a_missing_voice_is_reported(worker: WorkerProcess) -> None:
  assert worker.speak(phonemes=HELLO, voice=[['af_nobody', 1]])['code'] == 'VOICE_MISSING'


def test_text_is_read_by_the_library(worker: WorkerProcess) -> None:
  speech = worker.speak(text='Hello world.', voice=[['af_heart', 1]], lang_code='a')
  assert (speech['type'], speech['durations']) == ('speech', None), speech
  assert 1 < len(worker.pcm()) / 24000 < 2.5
  spanish = worker.speak(text='Hola, mundo.', voice=[['ef_dora', 1]])
  assert spanish['type'] == 'speech', spanish
  assert 0.5 < len(worker.pcm()) / 24000 < 3


def test_a_long_piece_that_the_library_would_cut_is_rejected(worker: WorkerProcess) -> None:
  error = worker.speak(text='palabras y ' * 100, voice=[['ef_dora', 1]])
  assert (error['type'], error['code']) == ('error', 'TEXT_TOO_LONG')


def test_utterances_of_a_batch_sound_as_they_do_alone(worker: WorkerProcess, model: Path) -> None:
  quiet = Path(__file__).parent / 'support' / 'quiet_batch.py'
  assert worker.load(repo_id=str(model), threads=1, batching=str(quiet))['type'] == 'ready'
  jobs: list[dict[str, Any]] = [
    {'phonemes': HELLO, 'voice': [['af_heart', 1]], 'speed': 1},
    {'phonemes': '\u0259 d\u02c8\u0254\u0261.', 'voice': [['am_adam', 1]], 'speed': 2},
    {'phonemes': HELLO[:-1] + ', ' + HELLO, 'voice': [['am_adam', 0.5], ['af_heart', 0.5]], 'speed': 1.3},
  ]
  asked = [worker.tell(type='synthesize', job=job, more=job is not jobs[-1]) for job in jobs]
  together = []
  for number in asked:
    heard, speech = worker.hear()
    assert heard == number, speech
    worker.number = number
    together.append((speech['durations'], worker.pcm()))
  assert 'utterances in one run' not in worker.stderr()
  for job, (durations, samples) in zip(jobs, together, strict=True):
    assert worker.speak(**job)['durations'] == durations
    alone = worker.pcm()
    assert not np.array_equal(alone, samples)  # what was made in a batch is not taken for what is asked for now
    # The harmonics sum up the pitch: float32 leaves 0.03 of the sound to rounding (float64: 1e-10).
    assert np.sqrt(np.mean((alone - samples) ** 2) / np.mean(alone**2)) < 0.06


def test_a_batch_that_runs_out_of_memory_is_halved(kokoro_python: Path) -> None:
  script = '''
import sys, types
sys.path.insert(0, sys.argv[1])
import kokoro_batch as batch

asked = []
def speak(model, ends, items):
  asked.append([len(ids) for ids, _, _ in items])
  if sum(asked[-1]) > 6:
    raise RuntimeError('CUDA out of memory')
  return asked[-1]

batch.speak, batch.mind_the_ends = speak, lambda model: None
model = types.SimpleNamespace(vocab=dict.fromkeys('abcdef', 1))
item = lambda job: (job['phonemes'], 'style', 1)
make = batch.Batch(types.SimpleNamespace(model=model, item=item, device='cpu'))
jobs = [{'phonemes': word} for word in ('abc', 'a', 'ab', 'abcde', ' ')]
print(sorted(make(jobs).values()), asked)
asked.clear()
print(sorted(make(jobs).values()), asked)
'''
  command = [str(kokoro_python), '-c', script, str(Path(__file__).parents[1])]
  ended = subprocess.run(command, capture_output=True, check=True, text=True)
  # One that is left by itself is spoken by itself; what has once been too much is not tried again.
  assert ended.stdout == '[1, 2] [[1, 2, 3, 5], [1, 2], [3, 5]]\n[1, 2] [[1, 2]]\n'
  assert ended.stderr.count('now in two: RuntimeError') == 2


def test_one_shot_reports_a_model_that_only_the_hub_has(
  kokoro_python: Path, without_hub: dict[str, str], tmp_path: Path
) -> None:
  payload = {'text': 'a', 'output': str(tmp_path / 'out.wav')}
  ended = one_shot(kokoro_python, 'kokoro', payload, env=without_hub)
  assert ended.code == 4
  assert ended.message.startswith(
    f'the model of hexgrad/Kokoro-82M is not in {without_hub["HF_HUB_CACHE"]} and cannot be fetched: '
  )
  assert os.listdir(tmp_path) == []


def test_the_fake_has_the_interface_of_the_library(kokoro_python: Path) -> None:
  script = 'import importlib.util as util; print(util.find_spec("kokoro").submodule_search_locations[0])'
  found = subprocess.run([str(kokoro_python), '-c', script], capture_output=True, check=True, text=True).stdout
  library = Path(found.strip())
  model = parameters(library / 'model.py', 'KModel')
  pipeline = parameters(library / 'pipeline.py', 'KPipeline')
  assert model['__init__'][1:4] == ['repo_id', 'config', 'model']
  assert model['forward'][1:] == ['phonemes', 'ref_s', 'speed', 'return_output']
  assert {'lang_code', 'repo_id', 'model', 'device'} <= set(pipeline['__init__'])
  assert pipeline['__call__'][1:5] == ['text', 'voice', 'speed', 'split_pattern']


def parameters(source: Path, kind: str) -> dict[str, list[str]]:
  '''Reads the parameters of the methods of a class from its source, since an import takes seconds.'''
  tree = ast.parse(source.read_text('utf-8'))
  body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == kind)
  return {node.name: [one.arg for one in node.args.args] for node in body if isinstance(node, ast.FunctionDef)}
