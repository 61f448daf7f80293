import type { Contestant } from "./contestant.js";
import { kokoroJs } from "./kokoro-js.js";
import { kokoroOnnx } from "./kokoro-onnx.js";
import { kokoroTorch } from "./kokoro-torch.js";
import { oneShot } from "./one-shot.js";
import { sherpaOnnx } from "./sherpa-onnx.js";
import { voxweave } from "./voxweave.js";

/** All that can take part, in the order of the table. */
export const CONTESTANTS: readonly Contestant[] = [
  voxweave("voxweave", "kokoro-onnx"),
  voxweave("voxweave-openvino", "kokoro-openvino", "openvino"),
  voxweave("voxweave-python", "kokoro-python", "kokoro"),
  oneShot,
  kokoroTorch,
  kokoroJs("float32"),
  kokoroJs("int8"),
  kokoroOnnx("float32"),
  kokoroOnnx("int8"),
  sherpaOnnx,
];
