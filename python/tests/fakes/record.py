'''Writes down what the fakes are called with, for a test to read.'''

import json
import os
from typing import Any


def record(call: str, **arguments: Any) -> None:
  '''Adds a line of JSON to the file that the environment names.'''
  path = os.environ.get('VOXWEAVE_TEST_RECORD')
  if path:
    with open(path, 'a') as file:
      file.write(json.dumps({'call': call, **arguments}) + '\n')
