"""The protocol between the benchmark and its contestants in Python: see serve.mjs."""

import json
import sys
import time
from collections.abc import Callable, Iterable

import numpy as np


def serve(speak: Callable[[str], Iterable[np.ndarray]], sample_rate: int) -> None:
    say({"ready": True})
    for line in sys.stdin:
        job = json.loads(line)
        pieces: list[np.ndarray] = []
        first_seconds = 0.0
        started = time.perf_counter()
        for samples in speak(job["text"]):
            if len(samples) == 0:
                continue
            if not pieces:
                first_seconds = time.perf_counter() - started
                say({"first": True})
            pieces.append(np.asarray(samples, dtype=np.float32))
        took_seconds = time.perf_counter() - started
        if not pieces:
            raise RuntimeError(f"nothing was spoken for {job['text']!r}")
        sound = np.concatenate(pieces)  # (samples,)
        sound.tofile(job["out"])
        seconds = len(sound) / sample_rate
        say({"audioSeconds": seconds, "firstSeconds": first_seconds, "tookSeconds": took_seconds})


def say(message: dict[str, object]) -> None:
    print(json.dumps(message), flush=True)
