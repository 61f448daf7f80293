"""kokoro-onnx as published, sentence by sentence. Arguments: the model, the style vectors of a voice."""

import asyncio
import queue
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from kokoro_onnx import Kokoro

sys.path.insert(0, str(Path(__file__).parents[2] / "contestants"))
from serve import serve  # noqa: E402 - found only now

model, voice = sys.argv[1:3]
with tempfile.TemporaryDirectory() as folder:
    voices = Path(folder, "voices.npz")
    np.savez(voices, af_heart=np.fromfile(voice, dtype=np.float32).reshape(-1, 1, 256))
    tts = Kokoro(model, str(voices))


def speak(text: str) -> Iterator[np.ndarray]:
    pieces: queue.Queue[np.ndarray | BaseException | None] = queue.Queue()

    async def collect() -> None:
        async for samples, _rate in tts.create_stream(text, voice="af_heart", speed=1.0, lang="en-us"):
            pieces.put(samples)

    def run() -> None:
        try:
            asyncio.run(collect())
            pieces.put(None)
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            pieces.put(error)

    threading.Thread(target=run, daemon=True).start()
    while (piece := pieces.get()) is not None:
        if isinstance(piece, BaseException):
            raise piece
        yield piece


serve(speak, 24_000)
