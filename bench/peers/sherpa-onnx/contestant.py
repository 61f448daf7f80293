"""sherpa-onnx as published, sentence by sentence. Argument: folder of the model."""

import os
import queue
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import espeakng_loader
import numpy as np
import sherpa_onnx

sys.path.insert(0, str(Path(__file__).parents[2] / "contestants"))
from serve import serve  # noqa: E402 - found only now

folder = Path(sys.argv[1])
config = sherpa_onnx.OfflineTtsConfig(
    model=sherpa_onnx.OfflineTtsModelConfig(
        kokoro=sherpa_onnx.OfflineTtsKokoroModelConfig(
            model=str(folder / "model.onnx"),
            voices=str(folder / "voices.bin"),
            tokens=str(folder / "tokens.txt"),
            data_dir=str(espeakng_loader.get_data_path()),
        ),
        num_threads=os.cpu_count() or 1,  # Its own default is one; the others use all cores.
    ),
    max_num_sentences=1,
)
if not config.validate():
    sys.exit("sherpa-onnx does not accept this model")
tts = sherpa_onnx.OfflineTts(config)


def speak(text: str) -> Iterator[np.ndarray]:
    pieces: queue.Queue[np.ndarray | None] = queue.Queue()

    def collect(samples: np.ndarray, _progress: float) -> int:
        pieces.put(np.array(samples, dtype=np.float32))
        return 1  # Go on.

    def run() -> None:
        try:
            tts.generate(text, sid=0, speed=1.0, callback=collect)
        finally:
            pieces.put(None)

    threading.Thread(target=run, daemon=True).start()
    while (piece := pieces.get()) is not None:
        yield piece


serve(speak, 24_000)
