import type { PythonEngine } from "../descriptor.js";
import { DEFAULT_VOICE, KOKORO_VOICES } from "../kokoro/voices.js";
import { forPython } from "../python-context.js";
import { OPENVINO_REQUIREMENTS } from "./settings.js";

/** Kokoro on OpenVINO. */
export const KOKORO_OPENVINO: PythonEngine = {
  id: "kokoro-openvino",
  open: async (context) => (await import("./kokoro-openvino-engine.js")).createKokoroOpenvinoEngine(forPython(context)),
  voices: async () => KOKORO_VOICES,
  defaultVoice: async () => DEFAULT_VOICE,
  hasModel: async (assets) => (await import("./graph-folder.js")).hasGraphFolder(assets),
  ensureModel: async (assets, { signal }) => {
    const voices = KOKORO_VOICES.map(({ id }) => id);
    return (await import("./graph-folder.js")).ensureGraphFolder({ assets, voices, signal });
  },
  filesInUse: async (assets) => (await import("./graph-folder.js")).findGraphFiles(assets),
  mayBeDefault: true,
  python: OPENVINO_REQUIREMENTS,
};
