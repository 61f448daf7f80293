"""Writes the voices of servers in Python. Arguments: the style vectors of af_heart, the file to write."""

import sys
from pathlib import Path

import numpy as np

voice, target = sys.argv[1:3]
with Path(target).open("wb") as file:
    np.savez(file, af_heart=np.fromfile(voice, dtype=np.float32).reshape(-1, 1, 256))
