'''The names that adapters use. src/python/bridge/script.ts joins the modules of this folder and one adapter.'''

from runtime.failures import DAMAGE, Failure, failing
from runtime.main import main
from runtime.speech import _coerce_numpy
from runtime.types import Engine, ErrorKinds, Fields, Guard, Progress, Samples, Segment, Speech, Voice

__all__ = [
  'DAMAGE',
  'Engine',
  'ErrorKinds',
  'Failure',
  'Fields',
  'Guard',
  'Progress',
  'Samples',
  'Segment',
  'Speech',
  'Voice',
  '_coerce_numpy',
  'failing',
  'main',
]
