"""The protocol between the benchmark and its rivals in Python: see lines.mjs."""

import json
import sys
from collections.abc import Callable


def answer(phonemize: Callable[[str], str]) -> None:
    for line in sys.stdin:
        try:
            reply = {"phonemes": phonemize(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - a rival's failure is its answer, and the next text still counts
            reply = {"error": repr(error)}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()
