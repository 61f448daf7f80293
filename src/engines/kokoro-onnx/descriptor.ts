import type { EngineDescriptor } from "../descriptor.js";
import { DEFAULT_VOICE, KOKORO_VOICES } from "../kokoro/voices.js";

/** Kokoro on onnxruntime, inside Node: the default engine. */
export const KOKORO_ONNX: EngineDescriptor = {
  id: "kokoro-onnx",
  open: async (context) => (await import("./kokoro-engine.js")).openKokoroOnnxEngine(context),
  voices: async () => KOKORO_VOICES,
  defaultVoice: async () => DEFAULT_VOICE,
  hasModel: async (assets) => (await import("./model.js")).hasModel(assets),
  filesInUse: async (assets) => (await import("./model.js")).findModel(assets),
};
