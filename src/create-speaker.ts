import { openAssets } from "./assets/open-assets.js";
import type { AssetsOptions } from "./assets/settings.js";
import { checkOptions, checkSignal, describe } from "./core/checks.js";
import type { CallOptions, Engine } from "./core/engine.js";
import { findDefaultEngine } from "./engines/default-engine.js";
import { openEngine } from "./engines/registry.js";
import { TO_FILE_OPTIONS } from "./speaker/file-speech.js";
import type { Speaker } from "./speaker/speaker.js";

export interface CreateSpeakerOptions extends CallOptions {
  /** An engine's id, or an engine of your own. @default what `voxweave bench --pick` has found quickest, or "kokoro-onnx" */
  readonly engine?: string | Engine | undefined;
  /** Where weights and voices are kept and come from. */
  readonly assets?: AssetsOptions | undefined;
  /** Threads that work on one utterance. @default 0: as many as the engine thinks best */
  readonly threads?: number | undefined;
  /**
   * Processes that each speak an utterance of their own. One has the first sound soonest, several make more sound in all,
   * for 0.3 to 0.5 GB each (in Python 1 to 2 GB). "auto" takes as many as the engine thinks best. @default 1
   */
  readonly workers?: number | "auto" | undefined;
}

/**
 * Opens a speaker: an engine with a front end before it and sound behind it.
 *
 * The first time, the weights (about 100 to 330 MB) are fetched into the cache; `assets.onEvent` tells how that goes.
 * Close the speaker when you are done (`await using`, or `close()`), or the worker process with the model stays until your program ends.
 *
 * @throws {TypeError | RangeError} for options out of bounds.
 * @throws {VoxError} `VOX_ENGINE_UNKNOWN`, `VOX_ASSET_UNAVAILABLE` and the engine's own.
 */
export async function createSpeaker(options: CreateSpeakerOptions = {}): Promise<Speaker> {
  checkCreateOptions(options);
  const opened = typeof options.engine === "object" ? options.engine : await openNamed(options.engine, options);
  // The front end loads while the engine does.
  const [{ openPhonemizer }, { openSpeaker }, { speakToFile }] = await Promise.all([
    import("./languages/open-phonemizer.js"),
    import("./speaker/speaker.js"),
    import("./output/to-file.js"),
  ]);
  return openSpeaker({ engine: opened, phonemizer: openPhonemizer() }, speakToFile);
}

const OPTIONS = Object.keys({
  engine: true,
  assets: true,
  threads: true,
  workers: true,
  signal: true,
} satisfies Record<keyof CreateSpeakerOptions, true>);

const ELSEWHERE = Object.fromEntries(TO_FILE_OPTIONS.map((name) => [name, "speaker.stream() and speaker.toFile()"]));

function checkCreateOptions(options: CreateSpeakerOptions): void {
  checkOptions("options", options, OPTIONS, ELSEWHERE);
  const { engine, signal } = options;
  if (signal !== undefined) checkSignal("signal", signal);
  if (engine === undefined || typeof engine === "string" || typeof engine?.synthesize === "function") return;
  throw new TypeError(`engine must be the id of an engine, or an engine, got ${describe(engine)}`);
}

async function openNamed(name: string | undefined, options: CreateSpeakerOptions): Promise<Engine> {
  const { threads, workers, signal } = options;
  const assets = openAssets(options.assets);
  return openEngine(name ?? (await findDefaultEngine(assets.cacheFolder)), { assets, threads, workers, signal });
}
