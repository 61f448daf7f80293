import type { Voice } from "../../core/voice.js";
import type { PythonEngine } from "../descriptor.js";
import { forPython } from "../python-context.js";
import { namedModel, PIPER_REQUIREMENTS } from "./settings.js";

/** Piper, with the voice of its environment or a voice of the user. */
export const PIPER: PythonEngine = {
  id: "piper",
  open: async (context) => (await import("./piper-engine.js")).createPiperEngine(forPython(context)),
  voices: async () => [await findVoice()],
  defaultVoice: async () => (await findVoice()).id,
  textReader: { name: "Piper itself, through its own eSpeak NG", texts: "all" },
  python: PIPER_REQUIREMENTS,
};

async function findVoice(): Promise<Voice> {
  return (await import("./voices.js")).voiceOf(namedModel(undefined, process.env));
}
