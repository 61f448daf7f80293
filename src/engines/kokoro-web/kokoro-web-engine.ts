import type { WebAssets } from "../../assets/web/web-assets.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { GRAPH_VERSION } from "../../onnx/graph-version.js";
import { kokoroSpeaking } from "../kokoro/speaking.js";
import { toVoiceTable } from "../kokoro/style.js";
import { voiceAsset, voicesDigest } from "../kokoro/voices.js";
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
  const speaking = kokoroSpeaking(ID, {
    loadVoice: async (voice, call) => toVoiceTable(voice, await assets.fetch(voiceAsset(voice), call)),
    run: (input, call) => model.run(input, call),
  });
  return {
    ...speaking,
    fingerprint,
    concurrency: 1,
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
}
