import { parse } from "node:path";
import { createAssetStore } from "../../assets/create-asset-store.js";
import type { AssetStore } from "../../assets/store.js";
import type { CallOptions, Engine } from "../../core/engine.js";
import { checkWorkers } from "../check-workers.js";
import { kokoroSpeaking } from "../kokoro/speaking.js";
import { voiceAsset, voicesDigest } from "../kokoro/voices.js";
import { fetchModel } from "./model.js";
import { readVoice } from "./read-voice.js";
import { openWorkers, planWork } from "./workers.js";

const ID = "kokoro-onnx";

/** Options of `createKokoroOnnxEngine`. */
export interface KokoroOnnxOptions extends CallOptions {
  /** The source of weights and voices. A voice is fetched at its first use. @default `createAssetStore()` */
  readonly assets?: AssetStore | undefined;
  /** Threads that work on one utterance. @default 0: all physical cores, or a share of them while all workers speak */
  readonly threads?: number | undefined;
  /** Processes that speak one utterance each at the same time. "auto": as many as cores and memory allow. @default 1 */
  readonly workers?: number | "auto" | undefined;
  /**
   * Loaded workers beyond `workers`. An abort ends the worker that speaks if its utterance would take longer than a replacement,
   * and a spare takes over at once. Each takes about 150 MB. "auto": one, from the first such abort on. @default "auto"
   */
  readonly spareWorkers?: number | "auto" | undefined;
  /** Maximum number of utterances that wait for a worker; further calls reject with `VOX_QUEUE_FULL`. @default 1024 */
  readonly queueLimit?: number | undefined;
}

/**
 * Opens Kokoro-82M on onnxruntime, without Python. The model runs in worker processes of Node.
 *
 * It resolves when the weights are in the cache. The workers then load them, and the first utterance waits for that.
 *
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_GRAPH_UNSUPPORTED`.
 */
export async function openKokoroOnnxEngine(options: KokoroOnnxOptions = {}): Promise<Engine> {
  const { assets = createAssetStore(), threads = 0, workers = 1, spareWorkers = "auto", queueLimit, signal } = options;
  checkWorkers(options);
  const modelPath = await fetchModel(assets, { signal });
  const fingerprint = `${parse(modelPath).name} ${await voicesDigest()}`;
  const plan = planWork(workers, threads);
  const pool = openWorkers(ID, modelPath, plan, {
    spares: spareWorkers,
    ...(queueLimit !== undefined && { queueLimit }),
  });
  const speaking = kokoroSpeaking(ID, {
    loadVoice: async (voice, call) => readVoice((await assets.fetch(voiceAsset(voice), call)).path),
    run: (input, call) => pool.run(input, call),
  });
  return {
    ...speaking,
    // The name of the prepared graph contains the digest of the weights, the variant and the runtime.
    fingerprint,
    concurrency: plan.workers,
    status: () => pool.status(),
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}
