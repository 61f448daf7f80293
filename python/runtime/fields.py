'''Settings and jobs, checked.'''

from __future__ import annotations

import re
from typing import cast

from runtime.failures import Failure, failing
from runtime.types import Fields

SHARED_FIELDS = ('text', 'repo_id', 'device', 'lang_code', 'voice', 'speed', 'split_pattern')
ONE_SHOT_FIELDS = (*SHARED_FIELDS, 'output', 'sample_rate')
WORKER_FIELDS = (*SHARED_FIELDS, 'phonemes', 'model', 'threads', 'batching')
# Least, most, and whether the number must be whole.
RANGES = {'sample_rate': (1000, 192000, True), 'speed': (0.25, 4, False), 'threads': (0, 1024, True)}


def check_fields(given: object, known: tuple[str, ...]) -> Fields:
  '''Returns the known fields that are given and not null. A Failure names the first wrong one.'''
  if not isinstance(given, dict):
    raise Failure(f'expected an object, got {given!r:.80}')
  fields = {name: given[name] for name in known if given.get(name) is not None}
  for name, value in fields.items():
    rule = broken_rule(name, value, shares=known is WORKER_FIELDS)
    if rule:
      raise Failure(f'{name} must be {rule}, got {value!r:.80}')
  with failing('split_pattern must be a regular expression'):
    re.compile(fields.get('split_pattern', ''))
  return cast('Fields', fields)


def broken_rule(name: str, value: object, *, shares: bool) -> str | None:
  '''Returns the rule that a field breaks. With `shares` a voice may be a mix.'''
  if name in RANGES:
    least, most, whole = RANGES[name]
    number = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if number and least <= cast('float', value) <= most:
      return None
    return f'{least} to {most} and whole' if whole else f'{least} to {most}'
  if shares and name == 'voice' and isinstance(value, list):
    return None if all(map(is_share, value)) else 'pairs of a name and a weight'
  return None if isinstance(value, str) else 'a string'


def is_share(pair: object) -> bool:
  '''Checks for the name of a voice and its weight in a mix.'''
  match pair:
    case [str(), int() | float() as weight] if not isinstance(weight, bool):
      return abs(weight) < 1e6
  return False
