import type { PythonEngine } from "../descriptor.js";
import { DEFAULT_VOICE, KOKORO_VOICES } from "../kokoro/voices.js";
import { forPython } from "../python-context.js";
import { KOKORO_REQUIREMENTS } from "./settings.js";

/** Kokoro in PyTorch. */
export const KOKORO_PYTHON: PythonEngine = {
  id: "kokoro-python",
  open: async (context) => (await import("./kokoro-python-engine.js")).createKokoroPythonEngine(forPython(context)),
  voices: async () => KOKORO_VOICES,
  defaultVoice: async () => DEFAULT_VOICE,
  hasModel: async (assets) => (await import("./model-folder.js")).hasModelFolder(assets),
  ensureModel: async (assets, options) => {
    const { path, source } = await (await import("./model-folder.js")).ensureModelFolder({ assets, ...options });
    return `${path}, ${source === "prepared" ? "weights rebuilt from the ONNX export" : `weights from ${source}`}`;
  },
  filesInUse: async (assets) => (await import("./model-folder.js")).findModelFiles(assets),
  textReader: { name: "Kokoro's own library", texts: "without-front-end" },
  python: KOKORO_REQUIREMENTS,
};
