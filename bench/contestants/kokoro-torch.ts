import type { Contestant } from "./contestant.js";

/** The library of the model's author: misaki and PyTorch, in the environment of VoxWeave's own Python engine. */
export const kokoroTorch: Contestant = {
  name: "kokoro-torch",
  about: "kokoro 0.9.4 (Python) on PyTorch, float32",
  async prepare({ script, pythonOf, modelFolder }) {
    const program = await pythonOf("kokoro");
    return { program, args: [script("peers/kokoro-torch/contestant.py"), await modelFolder()] };
  },
};
