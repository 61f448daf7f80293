"""Loads a checkpoint with the kokoro library and compares it with the ONNX graph that it was rebuilt from.

compare.py CHECKPOINT_PROGRAM MODEL_FOLDER GRAPH.onnx VOICE.bin PHONEMES prints one line of JSON.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from kokoro import KModel


def main(program: str, folder: str, graph: str, voice: str, phonemes: str) -> None:
    model = KModel(repo_id=folder, config=f"{folder}/config.json", model=f"{folder}/kokoro-v1_0.pth").eval()
    state = model.state_dict()
    filters, strangers = compare_filters(model, constants(program, graph))
    styles = torch.from_numpy(np.fromfile(voice, np.float32).reshape(510, 1, 256))
    torch.manual_seed(0)
    spoken = model(phonemes, styles[len(phonemes) - 1], return_output=True)
    result = {
        "tensors": len(state),
        "finite": all(bool(torch.isfinite(tensor).all()) for tensor in state.values()),
        "filters": filters,
        "strangers": strangers,
        "durations": spoken.pred_dur.tolist(),
        "level": float(spoken.audio.square().mean().sqrt()),
    }
    print(json.dumps(result))


def constants(program: str, graph: str) -> list[torch.Tensor]:
    sys.path.insert(0, program)
    from onnx_file import read_graph

    _, arrays = read_graph(memoryview(Path(graph).read_bytes()))
    return [torch.from_numpy(np.array(array)) for array in arrays.values()]


def compare_filters(model: KModel, arrays: list[torch.Tensor]) -> tuple[int, list[str]]:
    """Returns how many convolutions have a normalised weight, and the names of those whose full weight the graph lacks."""
    count, strangers = 0, []
    for name, module in model.named_modules():
        if not hasattr(module, "weight_v"):
            continue
        count += 1
        weight = torch._weight_norm(module.weight_v.data, module.weight_g.data, 0)
        if not any(array.shape == weight.shape and torch.allclose(array, weight, atol=1e-6) for array in arrays):
            strangers.append(name)
    return count, strangers


warnings.simplefilter("ignore")
sys.dont_write_bytecode = True  # No __pycache__ beside the program under test.
main(*sys.argv[1:6])
