import type { Engine } from "./core/engine.js";
import type { KokoroOnnxOptions } from "./engines/kokoro-onnx/kokoro-engine.js";

/**
 * Opens Kokoro-82M on onnxruntime, the default engine, with options of its own. `createSpeaker({ engine })` accepts it, and
 * several speakers may share it. Close it when you are done.
 *
 * It resolves when the weights are in the cache. The workers then load them, and the first utterance waits for that.
 *
 * @throws {TypeError | RangeError} for invalid options.
 * @throws {VoxError} `VOX_ASSET_UNAVAILABLE`, `VOX_GRAPH_UNSUPPORTED`.
 */
export async function createKokoroOnnxEngine(options: KokoroOnnxOptions = {}): Promise<Engine> {
  const { openKokoroOnnxEngine } = await import("./engines/kokoro-onnx/kokoro-engine.js"); // The heavy part is loaded on use.
  return openKokoroOnnxEngine(options);
}
