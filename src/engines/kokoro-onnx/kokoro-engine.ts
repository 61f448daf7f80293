import type { AssetStore } from "../../assets/store.js";
import { checkInteger, checkNumber } from "../../core/checks.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { findVoices } from "../../core/find-voices.js";
import type { Speech } from "../../core/speech.js";
import { encodePhonemes, MAX_PHONEMES } from "./encode.js";
import type { SessionOutput } from "./messages.js";
import { fetchModel } from "./model.js";
import { openSession } from "./session.js";
import { mixStyle, readVoice, type VoiceTable } from "./style.js";
import { DEFAULT_VOICE, KOKORO_VOICES, voiceAsset } from "./voices.js";

const ID = "kokoro-onnx";
const SAMPLE_RATE = 24_000;
/** Samples in a frame, the unit of durations: 25 ms. */
const FRAME_SAMPLES = 600;

export interface KokoroOnnxOptions extends CallOptions {
  /** Where the weights and voices come from. Voices are fetched when they are first spoken with. */
  readonly assets: AssetStore;
  /** Threads that work on one utterance. @default 0: one for each physical core */
  readonly threads?: number | undefined;
}

/**
 * Kokoro-82M inside this process, on onnxruntime, with no Python.
 *
 * It resolves when the weights are in the cache; they are loaded meanwhile, and the first utterance waits for that.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_GRAPH_UNSUPPORTED`.
 */
export async function openKokoroOnnx({ assets, threads = 0, signal }: KokoroOnnxOptions): Promise<Engine> {
  checkInteger("threads", threads, 0, 1024);
  const modelPath = await fetchModel(assets, { signal });
  const session = openSession(ID, { modelPath, threads });
  const tables = new Map<string, Promise<VoiceTable>>();

  const loadVoice = async (voice: string, call: CallOptions): Promise<VoiceTable> => {
    const table = tables.get(voice) ?? assets.fetch(voiceAsset(voice), call).then(({ path }) => readVoice(path));
    tables.set(voice, table);
    table.catch(() => tables.delete(voice)); // A failure, or the abort of one call, is not the next call's.
    return table;
  };

  return {
    id: ID,
    takes: "phonemes",
    sampleRate: SAMPLE_RATE,
    maxPhonemes: MAX_PHONEMES,
    concurrency: 1,
    defaultVoice: DEFAULT_VOICE,
    voices: async () => KOKORO_VOICES,
    async synthesize({ phonemes }, style, call = {}) {
      call.signal?.throwIfAborted();
      const speed = checkNumber("style.speed", style.speed, 0.25, 4);
      const ids = encodePhonemes(phonemes);
      findVoices(style.voice, ID, KOKORO_VOICES);
      const voices = await Promise.all(style.voice.map(({ voice }) => loadVoice(voice, call)));
      if (phonemes === "") return { samples: new Float32Array(0), sampleRate: SAMPLE_RATE };
      const row = mixStyle(style.voice, voices, phonemes.length);
      return toSpeech(await session.run({ ids, style: row, speed }, call));
    },
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}

/** Frames of the tokens, of which the first and the last are the pads. */
function toSpeech({ samples, durations }: SessionOutput): Speech {
  const frames = {
    frameSamples: FRAME_SAMPLES,
    lead: durations[0] ?? 0,
    phonemes: durations.slice(1, -1),
    tail: durations.at(-1) ?? 0,
  };
  return { samples, sampleRate: SAMPLE_RATE, frames };
}
