'''Kokoro's adapter over a fake library that records its calls.'''

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.one_shot import Ended, one_shot
from support.wav import read_wav
from support.worker import WorkerProcess

HUB = 'hexgrad/Kokoro-82M'
BATCHING = Path(__file__).parent / 'support' / 'fake_batch.py'


class Setting:
  '''An interpreter with the fakes, a place for its record, and a model.'''

  def __init__(self, python: Path, folder: Path) -> None:
    self.python = python
    self.output = folder / 'out.wav'
    self.log = folder / 'record'
    self.model = folder / 'a model [1]'
    (self.model / 'voices').mkdir(parents=True)
    (self.model / 'config.json').write_text(json.dumps({'vocab': dict.fromkeys('abcdefghijklmnop \u02c8', 1)}))
    (self.model / 'some-name.pth').touch()
    for name, value in (('af_heart', 0.1), ('am_adam', 0.2), ('bf_emma', 0.4)):
      np.full((510, 1, 256), value, '<f4').tofile(self.model / 'voices' / f'{name}.bin')
    with (self.model / 'voices' / 'ef_dora.pt').open('wb') as file:
      np.save(file, np.full((510, 1, 256), 0.5, np.float32))
    self.env = {'VOXWEAVE_TEST_RECORD': str(self.log)}

  def one_shot(self, text: str = 'hello', **fields: Any) -> Ended:
    return one_shot(self.python, 'kokoro', {'text': text, 'output': str(self.output), **fields}, env=self.env)

  def worker(self) -> WorkerProcess:
    return WorkerProcess(self.python, 'kokoro', self.env)

  def calls(self, name: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in self.log.read_text().splitlines()]
    return [{key: value for key, value in line.items() if key != 'call'} for line in lines if line['call'] == name]


@pytest.fixture
def setting(fake_python: Path, tmp_path: Path) -> Setting:
  return Setting(fake_python, tmp_path)


@pytest.fixture
def worker(setting: Setting) -> Iterator[WorkerProcess]:
  with setting.worker() as worker:
    assert worker.load(repo_id=str(setting.model))['type'] == 'ready'
    yield worker


@pytest.fixture(scope='module')
def lasting(fake_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerProcess]:
  '''One worker for all jobs that it rejects.'''
  setting = Setting(fake_python, tmp_path_factory.mktemp('lasting'))
  with setting.worker() as worker:
    assert worker.load(repo_id=str(setting.model))['type'] == 'ready'
    yield worker


def test_one_shot_passes_its_defaults_to_the_library(setting: Setting) -> None:
  assert setting.one_shot().duration == 0.1
  assert setting.calls('KPipeline') == [{'lang_code': 'a', 'repo_id': HUB, 'model': True, 'device': 'cpu'}]
  assert setting.calls('speak') == [{'text': 'hello', 'voice': 'af_heart', 'speed': 1.0, 'split_pattern': '\\n+'}]
  assert setting.calls('KModel') == []


@pytest.mark.parametrize(
  ('fields', 'call', 'argument', 'value'),
  [
    ({'repo_id': 'some/fork'}, 'KPipeline', 'repo_id', 'some/fork'),
    ({'device': 'cpu'}, 'KPipeline', 'device', 'cpu'),
    ({'lang_code': 'e'}, 'KPipeline', 'lang_code', 'e'),
    ({'voice': 'bf_emma'}, 'KPipeline', 'lang_code', 'b'),
    ({'voice': 'bf_emma', 'lang_code': 'a'}, 'KPipeline', 'lang_code', 'a'),
    ({'voice': 'jf_alpha'}, 'KPipeline', 'lang_code', 'j'),
    ({'voice': 'bf_emma'}, 'speak', 'voice', 'bf_emma'),
    ({'voice': 'af_heart,am_adam'}, 'speak', 'voice', 'af_heart,am_adam'),
    ({'speed': 0.25}, 'speak', 'speed', 0.25),
    ({'speed': 4}, 'speak', 'speed', 4),
    ({'split_pattern': '[.]'}, 'speak', 'split_pattern', '[.]'),
    ({'split_pattern': ''}, 'speak', 'split_pattern', ''),
  ],
)
def test_one_shot_passes_each_field_on(
  setting: Setting, fields: dict[str, Any], call: str, argument: str, value: Any
) -> None:
  assert setting.one_shot(**fields).duration == 0.1
  assert [made[argument] for made in setting.calls(call)] == [value]


def test_one_shot_joins_the_segments(setting: Setting) -> None:
  assert setting.one_shot('one\n\ntwo\n \nthree', sample_rate=48000).duration == 0.3
  rate, samples = read_wav(setting.output)
  assert (rate, len(samples)) == (48000, 14400)


def test_one_shot_reads_a_model_from_a_folder(setting: Setting) -> None:
  assert setting.one_shot(repo_id=str(setting.model), voice='af_heart,bf_emma').duration == 0.1
  files = {'config': str(setting.model / 'config.json'), 'model': str(setting.model / 'some-name.pth')}
  assert setting.calls('KModel') == [{'repo_id': HUB, **files}]
  assert setting.calls('KPipeline') == [{'lang_code': 'a', 'repo_id': HUB, 'model': 'KModel', 'device': None}]
  assert setting.calls('speak')[0]['voice'] == [pytest.approx(0.25), [510, 1, 256]]
  assert setting.calls('hf_hub_download') == []


def failed(ended: Ended, code: int, message: str) -> None:
  assert (ended.code, ended.message) == (code, message)


def test_one_shot_reports_missing_files(setting: Setting) -> None:
  model, nowhere = setting.model, '/nowhere/model'
  failed(setting.one_shot(repo_id=nowhere), 4, f'{nowhere} is no folder and no hub repository')
  failed(
    setting.one_shot(repo_id=str(model), voice='af_nobody'), 5, f'there is no voices/af_nobody.[bp][it]* in {model}'
  )
  failed(setting.one_shot(repo_id=str(model / 'voices')), 4, f'there is no config.json in {model}/voices')
  failed(setting.one_shot(lang_code='q'), 2, "lang_code 'q' is not known: ('q', 'abefhijpz')")
  (model / 'some-name.pth').unlink()
  failed(setting.one_shot(repo_id=str(model)), 4, f'there is no *.pth in {model}')
  assert not setting.output.exists()


@pytest.mark.parametrize('folder', [True, False])
@pytest.mark.parametrize(
  ('voice', 'name'),
  [
    ('/elsewhere/v.pt', '/elsewhere/v.pt'),
    ('../af_heart', '../af_heart'),
    ('af_heart,/elsewhere/v.pt', '/elsewhere/v.pt'),
    ('af_heart, am_adam', ' am_adam'),
    ('af_heart,', ''),
    ('af_heart\n', 'af_heart\n'),
  ],
)
def test_a_voice_that_is_a_path_is_rejected(setting: Setting, folder: bool, voice: str, name: str) -> None:
  model = {'repo_id': str(setting.model)} if folder else {}
  failed(setting.one_shot(voice=voice, lang_code='a', **model), 5, f'{name!r} is not a voice name')
  assert not setting.output.exists()


@pytest.mark.parametrize('repo', ['../x', './x', 'x/..', '.x/y', 'x/y.', 'x--y/z', 'x/y..z', 'x', 'x/y/z', 'x/\n'])
def test_an_invalid_repository_is_reported_as_a_missing_model(setting: Setting, repo: str) -> None:
  ended = setting.one_shot(repo_id=repo)
  assert ended.code == 4
  assert ended.err == f'{" ".join(repo.split())} is no folder and no hub repository\n'


def test_one_shot_names_the_missing_file_when_the_hub_is_unreachable(setting: Setting) -> None:
  setting.env |= {'VOXWEAVE_TEST_OFFLINE': 'model', 'HF_HUB_CACHE': '/a/cache'}
  said = 'is not in the cache and cannot be fetched: cannot reach the hub'
  failed(setting.one_shot(), 4, f'the model of {HUB} {said}')
  setting.env['VOXWEAVE_TEST_OFFLINE'] = 'voice'
  failed(setting.one_shot(), 5, f'voice af_heart of {HUB} {said}')


@pytest.mark.parametrize('device', ['cuda', 'mps', 'tpu:3'])
def test_a_missing_device_is_reported(setting: Setting, device: str) -> None:
  failed(
    setting.one_shot(device=device),
    6,
    f'device {device} cannot be used: Torch not compiled with {device.upper()} enabled',
  )


def test_the_english_model_is_never_installed_at_run_time(setting: Setting) -> None:
  setting.env['VOXWEAVE_TEST_SPACY'] = 'nothing'
  for lang in ('a', 'b', 'en-us', 'EN-GB'):
    failed(setting.one_shot(lang_code=lang), 3, "No module named 'en_core_web_sm', which English needs")
  assert setting.one_shot(lang_code='e').duration == 0.1
  with setting.worker() as worker:
    error = worker.load(repo_id=str(setting.model), lang_code='a')
    assert (error['code'], error['module']) == ('MODULE_MISSING', 'en_core_web_sm')
  setting.env['VOXWEAVE_TEST_SPACY'] = 'english'
  assert setting.one_shot().duration == 0.1


@pytest.mark.parametrize(('lang', 'text'), [('a', 'x' * 511), ('e', 'x ' * 256), ('e', 'short.\n' + 'x' * 511)])
def test_text_that_the_library_would_cut_off_is_rejected(setting: Setting, lang: str, text: str) -> None:
  ended = setting.one_shot(text, lang_code=lang)
  assert ended.code == 9
  assert ended.message.startswith('more than 510 phonemes in one piece: ')
  assert not setting.output.exists()


@pytest.mark.parametrize(('lang', 'text'), [('a', 'x ' * 600), ('e', 'x' * 510)])
def test_text_that_the_library_keeps_whole_is_spoken(setting: Setting, lang: str, text: str) -> None:
  assert setting.one_shot(text, lang_code=lang).code == 0


def test_text_without_phonemes_is_rejected(setting: Setting) -> None:
  failed(setting.one_shot('123\n456'), 2, 'nothing in this text can be spoken: 123 456')


DAMAGE = 'the model may be damaged; run `voxweave assets verify`'


def test_a_constant_sound_is_rejected(setting: Setting) -> None:
  setting.env |= {'VOXWEAVE_TEST_END': '0.25', 'VOXWEAVE_TEST_STRETCH': '6'}
  failed(setting.one_shot(), 8, f'the sound does not change within 0.6 s: {DAMAGE}')
  assert not setting.output.exists()
  setting.env['VOXWEAVE_TEST_STRETCH'] = '5'
  assert setting.one_shot().duration == 0.5


def test_a_sound_that_is_far_too_long_for_its_phonemes_is_rejected(setting: Setting) -> None:
  setting.env['VOXWEAVE_TEST_STRETCH'] = '36'
  failed(setting.one_shot('hello'), 8, f'5 phonemes last 3.6 s: {DAMAGE}')
  assert setting.one_shot('hello', speed=0.9).duration == 3.6
  assert setting.one_shot('hello you').duration == 3.6
  with setting.worker() as worker:
    assert worker.load(repo_id=str(setting.model))['type'] == 'ready'
    error = worker.speak(phonemes='abc')
    assert (error['code'], error['message']) == ('NOT_FINITE', f'3 phonemes last 7.2 s: {DAMAGE}')


def test_a_worker_loads_the_model_and_warms_it_up(setting: Setting) -> None:
  with setting.worker() as worker:
    ready = worker.load(repo_id=str(setting.model), threads=3, lang_code='a')
    assert ready['sample_rate'] == 24000
    assert ready['versions'] == {'kokoro': '0.9.4.fake', 'torch': '2.0.fake', 'numpy': np.__version__}
    assert list(ready['phases']) == ['imports', 'weights', 'warm-up', 'language']
  assert setting.calls('set_num_threads') == [{'count': 3}]
  assert setting.calls('KModel.to') == [{'device': 'cpu'}]
  assert len(setting.calls('infer')) == 1
  assert len(setting.calls('KPipeline')) == 1


def test_the_library_chooses_its_threads_by_default(setting: Setting) -> None:
  with setting.worker() as worker:
    worker.load(repo_id=str(setting.model), threads=0)
  assert setting.calls('set_num_threads') == []


def test_phonemes_are_spoken_without_a_reading_of_text(setting: Setting, worker: WorkerProcess) -> None:
  speech = worker.speak(phonemes='ab \u02c8c', voice=[['af_heart', 0.75], ['bf_emma', 0.25]], speed=1.5)
  assert speech['durations'] == [1, 2, 2, 2, 2, 2, 1]
  assert speech['frame_samples'] == 600
  assert speech['samples'] == len(worker.pcm()) == 600 * 12
  infer = setting.calls('infer')[1]
  assert infer.pop('style') == pytest.approx(0.75 * 0.1 + 0.25 * 0.4)
  assert infer == {'phonemes': 'ab \u02c8c', 'shape': [1, 256], 'speed': 1.5}
  assert setting.calls('KPipeline') == []


def test_the_number_of_phonemes_selects_the_style(setting: Setting, worker: WorkerProcess) -> None:
  rows = np.repeat(np.arange(510, dtype='<f4'), 256)
  rows.tofile(setting.model / 'voices' / 'am_rows.bin')
  for count in (1, 7, 510):
    assert worker.speak(phonemes='a' * count, voice=[['am_rows', 1]])['type'] == 'speech'
    worker.pcm()
  assert [made['style'] for made in setting.calls('infer')[1:]] == [0, 6, 509]


def test_a_voice_may_be_a_checkpoint_or_absent(setting: Setting, worker: WorkerProcess) -> None:
  for voice in ([['ef_dora', 1]], 'ef_dora', 'af_heart,am_adam', None, []):
    assert worker.speak(phonemes='a', voice=voice)['type'] == 'speech'
    worker.pcm()
  styles = [made['style'] for made in setting.calls('infer')[1:]]
  assert styles == pytest.approx([0.5, 0.5, 0.15, 0.1, 0.1])
  assert setting.calls('torch.load') == [{'map_location': 'cpu'}]


@pytest.mark.parametrize(
  ('job', 'code', 'message'),
  [
    ({'phonemes': 'a' * 511}, 'TEXT_TOO_LONG', '511 phonemes, more than 510'),
    ({'phonemes': 'abZ'}, 'BAD_REQUEST', "phoneme 2, 'Z', is not in the vocabulary"),
    ({'phonemes': 'a\U0001f642'}, 'BAD_REQUEST', "phoneme 1, '\U0001f642', is not in the vocabulary"),
    ({'phonemes': 'a', 'voice': [['../config', 1]]}, 'VOICE_MISSING', "'../config' is not a voice name"),
    ({'phonemes': 'a', 'voice': [['', 1]]}, 'VOICE_MISSING', "'' is not a voice name"),
    ({'text': 'a', 'voice': [['q_voice', 1]]}, 'BAD_REQUEST', "lang_code 'q' is not known: ('q', 'abefhijpz')"),
  ],
)
def test_an_invalid_job_is_rejected(lasting: WorkerProcess, job: dict[str, Any], code: str, message: str) -> None:
  error = lasting.speak(**job)
  assert (error['code'], error['message']) == (code, message)


def test_a_worker_reads_text_with_a_pipeline_per_language(setting: Setting, worker: WorkerProcess) -> None:
  for lang in ('a', 'e', 'a', None):
    job = {'text': 'one\ntwo', 'voice': [['bf_emma', 1]], 'lang_code': lang}
    speech = worker.speak(**job)
    assert (speech['samples'], speech['durations'], speech['frame_samples']) == (4800, None, None)
    worker.pcm()
  made = [(call['lang_code'], call['model']) for call in setting.calls('KPipeline')]
  assert made == [('a', 'KModel'), ('e', 'KModel'), ('b', 'KModel')]
  assert setting.calls('speak')[0]['voice'] == [pytest.approx(0.4), [510, 1, 256]]


def test_a_worker_reports_the_progress_of_a_download(setting: Setting, tmp_path: Path) -> None:
  hub = tmp_path / 'hub' / HUB
  os.makedirs(hub.parent)
  os.rename(setting.model, hub)
  (hub / 'some-name.pth').rename(hub / 'kokoro-v1_0.pth')
  (hub / 'kokoro-v1_0.pth').write_bytes(bytes(1001))
  (hub / 'voices' / 'ef_dora.pt').rename(hub / 'voices' / 'af_heart.pt')
  setting.env |= {'VOXWEAVE_TEST_HUB': str(tmp_path / 'hub'), 'HF_HUB_CACHE': str(tmp_path / 'cache')}
  with setting.worker() as worker:
    assert list(worker.load()['phases']) == ['imports', 'download', 'weights', 'warm-up']
    shares = [(told['done'], told['total']) for told in worker.progress if told['phase'] == 'download']
    assert all(0 < done <= total for done, total in shares)
    assert len(shares) >= 1
    assert worker.speak(phonemes='a')['type'] == 'speech'
  names = ['config.json', 'kokoro-v1_0.pth', 'voices/af_heart.pt']
  assert [call['filename'] for call in setting.calls('hf_hub_download')] == names
  assert setting.calls('KModel')[0]['model'] == str(tmp_path / 'cache' / 'kokoro-v1_0.pth')


def test_a_worker_names_the_missing_file_when_the_hub_is_unreachable(setting: Setting) -> None:
  setting.env['HF_HUB_CACHE'] = '/a/cache'
  with setting.worker() as worker:
    error = worker.load()
  assert error['code'] == 'MODEL_MISSING'
  assert error['message'] == f'config.json of {HUB} is not in /a/cache and cannot be fetched: no connection'


def test_jobs_that_arrive_together_run_as_one_batch(setting: Setting) -> None:
  with setting.worker() as worker:
    assert worker.load(repo_id=str(setting.model), batching=str(BATCHING))['type'] == 'ready'
    sayings = ['abc', 'xyz', 'hi', 'abc']  # the second is not in the vocabulary, and there is no batch for the third
    *first, last = [{'phonemes': saying, 'voice': [['af_heart', 1]], 'speed': 1} for saying in sayings]
    asked = [worker.tell(type='synthesize', job=job, more=True) for job in (*first, {'speed': 'fast'})]
    asked.append(worker.tell(type='synthesize', job=last))
    answers = []
    for number in asked:
      heard, answer = worker.hear()
      assert heard == number
      answers.append(answer.get('samples', answer.get('message')))
      if answer['type'] == 'speech':
        worker.number = number
        assert worker.pcm()[0] == np.float32(0.1 if answer['samples'] > 600 else 0.4)
    wrong = ["phoneme 0, 'x', is not in the vocabulary", "speed must be 0.25 to 4, got 'fast'"]
    assert answers == [600, wrong[0], 3600, wrong[1], 600]
    assert setting.calls('batch') == [{'jobs': sayings}]
    assert worker.ask(type='ping')['jobs'] == 5


def test_a_worker_without_batching_answers_one_job_after_another(worker: WorkerProcess) -> None:
  asked = [worker.tell(type='synthesize', job={'phonemes': 'a'}, more=more) for more in (True, False)]
  for number in asked:
    assert worker.hear()[0] == number
    worker.number = number
    assert len(worker.pcm()) == 2400
