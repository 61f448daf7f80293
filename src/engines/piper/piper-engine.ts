import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { VoxError } from "../../core/errors.js";
import { findVoices } from "../../core/find-voices.js";
import { checkSpeed } from "../../core/speed.js";
import type { Utterance } from "../../core/utterance.js";
import type { SpeechStyle } from "../../core/voice.js";
import { createBridge, type PythonOptions, type WorkersOptions } from "../../python/bridge/create-bridge.js";
import { bridgedEngine } from "../bridged-engine.js";
import { namedModel, PIPER_REQUIREMENTS } from "./settings.js";
import { voiceOf } from "./voices.js";

const ID = "piper";
/** Piper speaks one sentence after another, so a longer text would make the caller wait for long. @unit characters */
const MAX_CHARACTERS = 600;

/** Options of {@link openPiper}. */
export interface PiperOptions extends CallOptions {
  /** Its cache has VoxWeave's own environment. @default `createAssetStore()` */
  readonly assets?: AssetStore | undefined;
  /** The interpreter to run, its environment and its working directory. */
  readonly python?: PythonOptions | undefined;
  /** Path of a voice's `.onnx` file. Its `.onnx.json` must be beside it. @default `VOXWEAVE_PIPER_MODEL`, or Joe's */
  readonly model?: string | undefined;
  /** Number and supervision of the workers. @default one worker */
  readonly workers?: WorkersOptions | undefined;
}

/**
 * Opens Piper in supervised Python workers. Piper reads the text itself, and has one voice at a time.
 *
 * Piper is under the GPL-3. It is installed in its own Python environment only, and VoxWeave exchanges messages with it.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE`, `VOX_PYTHON_MODULE_MISSING`, `VOX_PYTHON_MODEL_MISSING`,
 *   `VOX_FILE_UNREADABLE`, and the errors of a worker that does not start.
 */
export async function createPiperEngine(options: PiperOptions = {}): Promise<Engine> {
  const { assets = createAssetStore(), signal, workers, python } = options;
  const model = namedModel(options.model, process.env);
  const voice = await voiceOf(model);
  const engine = bridgedEngine(ID, PIPER_REQUIREMENTS, assets.cacheFolder);
  const bridge = await createBridge(engine, { settings: { model }, python, workers, signal });
  const { sampleRate } = bridge.first;

  return {
    id: ID,
    input: "text",
    sampleRate,
    maxInputLength: MAX_CHARACTERS,
    concurrency: workers?.size ?? 1,
    defaultVoice: voice.id,
    status: () => bridge.status(),
    voices: async () => [voice],
    async synthesize(utterance, style, call = {}) {
      call.signal?.throwIfAborted();
      findVoices(style.voice, ID, [voice]);
      const job = toJob(utterance, style);
      if (job === undefined) return { samples: new Float32Array(0), sampleRate };
      const { samples = new Float32Array(0) } = await bridge.run(job, call);
      return { samples, sampleRate };
    },
    [Symbol.asyncDispose]: () => bridge[Symbol.asyncDispose](),
  };
}

function toJob({ text, phonemes }: Utterance, style: SpeechStyle): object | undefined {
  const speed = checkSpeed("style.speed", style.speed);
  if (phonemes.length > MAX_CHARACTERS) {
    const message = `an utterance has ${phonemes.length} characters, but Piper accepts ${MAX_CHARACTERS}; cut it at the end of a sentence`;
    const details = { phonemes: phonemes.length, maxPhonemes: MAX_CHARACTERS };
    throw new VoxError("VOX_UTTERANCE_TOO_LONG", message, details);
  }
  return phonemes === "" ? undefined : { text, speed };
}
