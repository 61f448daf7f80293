import type { Contestant } from "./contestant.js";
import { kokoroJs } from "./kokoro-js.js";
import { kokoroOnnx } from "./kokoro-onnx.js";
import { kokoroTorch } from "./kokoro-torch.js";
import { oneShot } from "./one-shot.js";
import { sherpaOnnx } from "./sherpa-onnx.js";
import { voxweave } from "./voxweave.js";

/** All contestants, in the order of the table. */
export const CONTESTANTS: readonly Contestant[] = [
  voxweave({ name: "voxweave", engine: "kokoro-onnx", about: "VoxWeave with its engine kokoro-onnx" }),
  voxweave({
    name: "voxweave-picked",
    engine: "kokoro-onnx",
    about: "the same, after `voxweave bench --pick`",
    picked: true,
  }),
  voxweave({
    name: "voxweave-picked-file",
    engine: "kokoro-onnx",
    about:
      'the same to a file, with `workers: "auto"`, which is for long texts: first sound and sentences tell nothing',
    picked: true,
    toFile: true,
  }),
  voxweave({
    name: "voxweave-openvino",
    engine: "kokoro-openvino",
    environment: "openvino",
    about: "VoxWeave with its engine kokoro-openvino",
  }),
  voxweave({
    name: "voxweave-python",
    engine: "kokoro-python",
    environment: "kokoro",
    about: "VoxWeave with its engine kokoro-python",
  }),
  oneShot,
  kokoroTorch,
  kokoroJs("float32"),
  kokoroJs("int8"),
  kokoroOnnx("float32"),
  kokoroOnnx("int8"),
  sherpaOnnx,
];
