import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import { checkInteger } from "../../core/checks.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { findVoices } from "../../core/find-voices.js";
import { checkSpeed } from "../../core/speed.js";
import { identifyProcessor } from "../../platform/node/processes/processor.js";
import {
  createBridge,
  findEnginePython,
  type PythonOptions,
  type WorkersOptions,
} from "../../python/bridge/create-bridge.js";
import { bridgedEngine } from "../bridged-engine.js";
import { encodePhonemes, MAX_PHONEMES } from "../kokoro/encode.js";
import { SAMPLE_RATE, silence, toSpeech } from "../kokoro/speech.js";
import { DEFAULT_VOICE, KOKORO_VOICES, voicesDigest } from "../kokoro/voices.js";
import { ensureGraphFolder } from "./graph-folder.js";
import { OPENVINO_REQUIREMENTS } from "./settings.js";

const ID = "kokoro-openvino";

/** Options of {@link openKokoroOpenvino}. */
export interface KokoroOpenvinoOptions extends CallOptions {
  /** Source and cache of VoxWeave's own environment, weights and voices. @default `createAssetStore()` */
  readonly assets?: AssetStore | undefined;
  /** The interpreter to run, its environment and its working directory. */
  readonly python?: PythonOptions | undefined;
  /** Threads for one utterance. @default 0: OpenVINO chooses */
  readonly threads?: number | undefined;
  /** Number and supervision of the workers. @default one worker */
  readonly workers?: WorkersOptions | undefined;
}

/**
 * Opens Kokoro-82M on OpenVINO, in supervised Python workers without PyTorch. It has the weights, phonemes and voices of the
 * embedded engine. It is the fastest engine on a processor with bfloat16.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE`, `VOX_PYTHON_MODULE_MISSING`, `VOX_ASSET_UNAVAILABLE`,
 *   `VOX_GRAPH_UNSUPPORTED`, and the errors of a worker that does not start.
 */
export async function createKokoroOpenvinoEngine(options: KokoroOpenvinoOptions = {}): Promise<Engine> {
  const { assets = createAssetStore(), threads = 0, workers, python, signal } = options;
  checkInteger("threads", threads, 0, 1024);
  const engine = bridgedEngine(ID, OPENVINO_REQUIREMENTS, assets.cacheFolder);
  const interpreter = await findEnginePython(engine, python, { signal });
  const model = await ensureGraphFolder({ assets, signal });
  const here = new Set([DEFAULT_VOICE]);
  const bridge = await createBridge(engine, { settings: { model, threads }, interpreter, python, workers, signal });
  const { versions } = bridge.first;

  return {
    id: ID,
    // OpenVINO sums in an order that depends on the processor and on the number of threads. The folder is named by its graphs.
    fingerprint: JSON.stringify([
      basename(model),
      versions,
      await identifyProcessor(),
      threads === 0 ? ["auto", availableParallelism()] : threads,
      await voicesDigest(),
    ]),
    input: "phonemes",
    sampleRate: SAMPLE_RATE,
    maxInputLength: MAX_PHONEMES,
    concurrency: workers?.size ?? 1,
    defaultVoice: DEFAULT_VOICE,
    status: () => bridge.status(),
    voices: async () => KOKORO_VOICES,
    async synthesize({ phonemes }, style, call = {}) {
      call.signal?.throwIfAborted();
      const speed = checkSpeed("style.speed", style.speed);
      encodePhonemes(phonemes); // Rejects an unknown symbol, with its place, before Python would.
      findVoices(style.voice, ID, KOKORO_VOICES);
      if (phonemes === "") return silence();
      const voices = style.voice.map(({ voice }) => voice).filter((voice) => !here.has(voice));
      if (voices.length > 0) await ensureGraphFolder({ assets, voices, signal: call.signal });
      for (const voice of voices) here.add(voice);
      const job = { phonemes, speed, voice: style.voice.map(({ voice, weight }) => [voice, weight]) };
      const { durations = [], samples = new Float32Array(0) } = await bridge.run(job, call);
      return toSpeech(samples, Int32Array.from(durations));
    },
    [Symbol.asyncDispose]: () => bridge[Symbol.asyncDispose](),
  };
}
