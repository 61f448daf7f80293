import type { WebAssets } from "../../assets/web/web-assets.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { findVoices } from "../../core/find-voices.js";
import { checkSpeed } from "../../core/speed.js";
import { GRAPH_VERSION } from "../../onnx/graph-version.js";
import { encodePhonemes, MAX_PHONEMES } from "../kokoro/encode.js";
import { SAMPLE_RATE, silence, toSpeech } from "../kokoro/speech.js";
import { mixStyle, toVoiceTable, type VoiceTable } from "../kokoro/style.js";
import { DEFAULT_VOICE, KOKORO_VOICES, voiceAsset, voicesDigest } from "../kokoro/voices.js";
import type { WebVariant } from "./messages.js";
import { openModel } from "./model.js";

const ID = "kokoro-web";

/** The export that a page loads: a quarter of the size of the other, and the same sound after the passes. */
const WEIGHTS = "kokoro-v1.0-int8";

/** Options of the engine. */
export interface KokoroWebOptions extends CallOptions {
  readonly assets: WebAssets;
  readonly variant: WebVariant;
  /** Threads of one utterance. */
  readonly threads: number;
}

/**
 * Opens Kokoro-82M on onnxruntime's WebAssembly, in a Web Worker.
 *
 * It resolves when the weights are there. The worker then loads them, and the first utterance waits for that.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_ASSET_CORRUPT`.
 */
export async function openKokoroWebEngine({ assets, variant, threads, signal }: KokoroWebOptions): Promise<Engine> {
  const weights = await assets.fetch(WEIGHTS, { signal });
  const fingerprint = `${variant}-${GRAPH_VERSION} ${WEIGHTS} ${await voicesDigest()}`;
  const model = openModel(ID, { weights, variant, threads });
  const tables = new Map<string, Promise<VoiceTable>>();

  const loadVoice = async (voice: string, call: CallOptions): Promise<VoiceTable> => {
    const table =
      tables.get(voice) ?? assets.fetch(voiceAsset(voice), call).then((bytes) => toVoiceTable(voice, bytes));
    tables.set(voice, table);
    table.catch(() => tables.delete(voice)); // The next call tries again after a failure or an abort.
    return table;
  };

  return {
    id: ID,
    fingerprint,
    input: "phonemes",
    sampleRate: SAMPLE_RATE,
    maxInputLength: MAX_PHONEMES,
    concurrency: 1,
    defaultVoice: DEFAULT_VOICE,
    voices: async () => KOKORO_VOICES,
    async synthesize({ phonemes }, style, call = {}) {
      call.signal?.throwIfAborted();
      const speed = checkSpeed("style.speed", style.speed);
      const ids = encodePhonemes(phonemes);
      findVoices(style.voice, ID, KOKORO_VOICES);
      const voices = await Promise.all(style.voice.map(({ voice }) => loadVoice(voice, call)));
      if (phonemes === "") return silence();
      const row = mixStyle(style.voice, voices, phonemes.length);
      const { samples, durations } = await model.run({ ids, style: row, speed }, call);
      return toSpeech(samples, durations);
    },
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
}
