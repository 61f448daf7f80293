import { makeSherpaModel } from "../sherpa-model.js";
import type { Contestant } from "./contestant.js";

/** sherpa-onnx as published, before 2.0 left reading to others. Its own models are on no registry, so that it is given VoxWeave's weights in its form. */
export const sherpaOnnx: Contestant = {
  name: "sherpa-onnx",
  about: "sherpa-onnx 1.13.8 (Python) on the plain float32 graph",
  async prepare({ script, work, peerPython, voice, float32Model }) {
    const program = await peerPython("sherpa-onnx", ["sherpa_onnx", "espeakng_loader"]);
    const folder = work("sherpa-onnx");
    await makeSherpaModel(await float32Model(), await voice(), folder);
    return { program, args: [script("peers/sherpa-onnx/contestant.py"), folder] };
  },
};
