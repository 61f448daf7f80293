"""Writes the voices of fastkokoro. Arguments: the style vectors of af_heart, the file to write."""

import sys

import numpy as np

voice, target = sys.argv[1:3]
np.savez(target, af_heart=np.fromfile(voice, dtype=np.float32).reshape(-1, 1, 256))
