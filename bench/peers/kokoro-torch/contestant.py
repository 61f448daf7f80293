"""The library of Kokoro's author, as its README uses it. Argument: folder of the model."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np  # noqa: E402 - after the variable that its libraries read
import torch  # noqa: E402
from kokoro import KModel, KPipeline  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[2] / "contestants"))
from serve import serve  # noqa: E402 - found only now

folder = Path(sys.argv[1])
repository = "hexgrad/Kokoro-82M"
model = KModel(repo_id=repository, config=str(folder / "config.json"), model=str(folder / "kokoro-v1_0.pth")).eval()
pipeline = KPipeline(lang_code="a", repo_id=repository, model=model)
style = np.fromfile(folder / "voices" / "af_heart.bin", dtype=np.float32).reshape(-1, 1, 256)
pipeline.voices["af_heart"] = torch.from_numpy(style)


def speak(text: str) -> Iterator[np.ndarray]:
    for result in pipeline(text, voice="af_heart"):
        yield result.audio.numpy()


serve(speak, 24_000)
