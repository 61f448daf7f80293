import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import { checkInteger } from "../../core/checks.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { findVoices } from "../../core/find-voices.js";
import type { Speech } from "../../core/speech.js";
import { checkSpeed } from "../../core/speed.js";
import type { Utterance } from "../../core/utterance.js";
import type { SpeechStyle } from "../../core/voice.js";
import {
  createBridge,
  findEnginePython,
  type PythonOptions,
  type WorkersOptions,
} from "../../python/bridge/create-bridge.js";
import { bridgedEngine } from "../bridged-engine.js";
import { encodePhonemes, MAX_PHONEMES } from "../kokoro/encode.js";
import { letterOf } from "../kokoro/languages.js";
import { SAMPLE_RATE, silence, toSpeech } from "../kokoro/speech.js";
import { DEFAULT_VOICE, KOKORO_VOICES } from "../kokoro/voices.js";
import { BATCH_RANGE, batchesOn } from "./batches.js";
import { ensureModelFolder } from "./model-folder.js";
import { KOKORO_REQUIREMENTS, numberFrom, settingsFrom } from "./settings.js";

const ID = "kokoro-python";

/** Options of {@link openKokoroPython}. */
export interface KokoroPythonOptions extends CallOptions {
  /** Source and cache of VoxWeave's own environment, weights and voices. @default `createAssetStore()` */
  readonly assets?: AssetStore | undefined;
  /** The interpreter to run, its environment and its working directory. */
  readonly python?: PythonOptions | undefined;
  /** A repository on the hub, or a folder with `config.json`, weights and `voices/`. @default VoxWeave's own copy */
  readonly repoId?: string | undefined;
  /** `"cpu"`, `"cuda"`, `"mps"`. @default `VOXWEAVE_KOKORO_DEVICE`, or `"cpu"` */
  readonly device?: string | undefined;
  /**
   * Maximum number of utterances in one run of the model, 1 to 256. Each sounds as if it were spoken alone.
   *
   * @default `VOXWEAVE_KOKORO_BATCH`, or 16 on a GPU and 1 on the CPU
   */
  readonly batch?: number | undefined;
  /** Threads for one utterance. @default 0: PyTorch chooses */
  readonly threads?: number | undefined;
  /** Number and supervision of the workers. @default one worker */
  readonly workers?: WorkersOptions | undefined;
}

/**
 * Opens Kokoro-82M in PyTorch, in supervised Python workers.
 *
 * It speaks the phonemes of VoxWeave's front end. Its own library (misaki) reads texts in languages that the front end lacks,
 * and texts for which the caller asks for this.
 *
 * @throws {VoxError} `VOX_PYTHON_UNUSABLE`, `VOX_PYTHON_MODULE_MISSING`, `VOX_PYTHON_MODEL_MISSING`,
 *   `VOX_ASSET_UNAVAILABLE`, and the errors of a worker that does not start.
 */
export async function createKokoroPythonEngine(options: KokoroPythonOptions = {}): Promise<Engine> {
  const { assets = createAssetStore(), threads = 0, signal } = options;
  checkInteger("threads", threads, 0, 1024);
  const { repoId, device } = settingsFrom(options, process.env);
  const batch = options.batch ?? numberFrom(process.env, "VOXWEAVE_KOKORO_BATCH", ...BATCH_RANGE);
  const batches = batchesOn(device, batch);
  const engine = bridgedEngine(ID, KOKORO_REQUIREMENTS, assets.cacheFolder);
  const interpreter = await findEnginePython(engine, options.python, { signal });
  const python = interpreter.path;
  const own = repoId === undefined;
  const model = repoId ?? (await ensureModelFolder({ assets, python, voices: [DEFAULT_VOICE], signal })).path;
  const here = new Set([DEFAULT_VOICE]);
  const bridge = await createBridge(engine, {
    settings: { repo_id: model, device, threads, ...batches.settings },
    interpreter,
    python: options.python,
    workers: { ...batches.workers, ...options.workers },
    batching: batches.batching,
    signal,
  });

  return {
    id: ID,
    input: "phonemes",
    textLanguages: [...new Set(KOKORO_VOICES.map(({ locale }) => locale))],
    sampleRate: SAMPLE_RATE,
    maxInputLength: MAX_PHONEMES,
    concurrency: (options.workers?.size ?? 1) * batches.perWorker,
    defaultVoice: DEFAULT_VOICE,
    status: () => bridge.status(),
    voices: async () => KOKORO_VOICES,
    async synthesize(utterance, style, call = {}) {
      call.signal?.throwIfAborted();
      const job = toJob(utterance, style);
      if (job === undefined) return silence();
      const voices = style.voice.map(({ voice }) => voice).filter((voice) => !here.has(voice));
      if (own && voices.length > 0) await ensureModelFolder({ assets, python, voices, signal: call.signal });
      for (const voice of voices) here.add(voice);
      const { samples, durations } = await bridge.run(job, call);
      return toResult(samples, durations);
    },
    [Symbol.asyncDispose]: () => bridge[Symbol.asyncDispose](),
  };
}

/** Returns the job for Python; `undefined` if the utterance is empty. */
function toJob(utterance: Utterance, style: SpeechStyle): object | undefined {
  const speed = checkSpeed("style.speed", style.speed);
  findVoices(style.voice, ID, KOKORO_VOICES);
  const voice = style.voice.map(({ voice: name, weight }) => [name, weight]);
  if (utterance.reading === "text") {
    const { text, language } = utterance;
    return text.trim() === "" ? undefined : { text, voice, speed, lang_code: letterOf(language) };
  }
  encodePhonemes(utterance.phonemes); // Rejects a symbol that the library would drop, with its place.
  return utterance.phonemes === "" ? undefined : { phonemes: utterance.phonemes, voice, speed };
}

function toResult(samples: Float32Array<ArrayBuffer> | undefined, durations: readonly number[] | undefined): Speech {
  const sound = samples ?? new Float32Array(0);
  return durations === undefined
    ? { samples: sound, sampleRate: SAMPLE_RATE }
    : toSpeech(sound, Int32Array.from(durations));
}
