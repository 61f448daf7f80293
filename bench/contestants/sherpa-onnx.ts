import { makeSherpaModel } from "../sherpa-model.js";
import type { Contestant } from "./contestant.js";

/** sherpa-onnx as published, in the last version that reads text itself (before 2.0). No registry has its models, so it gets VoxWeave's weights in its layout. */
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
