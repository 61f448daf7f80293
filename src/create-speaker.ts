import { createAssetStore } from "./assets/create-asset-store.js";
import type { AssetsOptions } from "./assets/settings.js";
import { checkOptions, checkSignal, checkString, describe } from "./core/checks.js";
import type { CallOptions, Engine } from "./core/engine.js";
import { findVoices } from "./core/find-voices.js";
import { OptionTypeError } from "./core/option-errors.js";
import { parseVoiceMix } from "./core/voice.js";
import { findDefaultEngine } from "./engines/default-engine.js";
import { type EngineName, listVoices, openEngine } from "./engines/registry.js";
import { TO_FILE_OPTIONS } from "./speaker/file-speech.js";
import type { Speaker } from "./speaker/speaker.js";
import { DEFAULTS, type SpeakerDefaults } from "./speaker/speaker-defaults.js";

/** Which engine to open, and how; and the defaults of the calls of the speaker, such as its voice. */
export interface CreateSpeakerOptions extends CallOptions, SpeakerDefaults {
  /** The id of an engine, or an engine object, which several speakers may share and which you close yourself. @default the pick of `voxweave bench --pick`, or "kokoro-onnx" */
  readonly engine?: EngineName | Engine | undefined;
  /** Where to store weights and voices, and where to download them from. */
  readonly assets?: AssetsOptions | undefined;
  /** Threads for one utterance. @default 0: the engine chooses */
  readonly threads?: number | undefined;
  /**
   * Worker processes, each of which speaks one utterance at a time. One worker produces the first sound soonest. Several
   * produce more sound in total, but each takes 0.3 to 0.5 GB (1 to 2 GB in Python). "auto": the engine chooses. @default 1
   */
  readonly workers?: number | "auto" | undefined;
  /**
   * Loaded workers beyond `workers`, so that the next call starts at once after an abort. Each takes about 150 MB (more in
   * Python). "auto": one, from the first abort on that had to end a worker. @default "auto"
   */
  readonly spareWorkers?: number | "auto" | undefined;
  /** Maximum number of utterances that wait for a worker; further calls reject with `VOX_QUEUE_FULL`. @default the engine's */
  readonly queueLimit?: number | undefined;
}

/**
 * Opens a speaker: an engine, with the front end that prepares its input.
 *
 * The first call downloads the weights (about 100 to 330 MB) into the cache and reports progress to `assets.onEvent`. Close
 * the speaker when you are done (`await using`, or `close()`); otherwise the worker process with the model stays until your
 * program ends.
 *
 * @throws {TypeError | RangeError} for invalid options.
 * @throws {VoxError} `VOX_ENGINE_UNKNOWN`, `VOX_VOICE_UNKNOWN`, `VOX_ASSET_UNAVAILABLE` and the engine's own errors.
 */
export async function createSpeaker(options: CreateSpeakerOptions = {}): Promise<Speaker> {
  checkCreateOptions(options);
  const sharesEngine = typeof options.engine === "object";
  const engine = typeof options.engine === "object" ? options.engine : await openNamed(options.engine, options);
  // Load the front end while the engine loads its model.
  const [{ openPhonemizer }, { openWithDefaults }, { speakToFile }] = await Promise.all([
    import("./languages/open-phonemizer.js"),
    import("./speaker/open-with-defaults.js"),
    import("./output/to-file.js"),
  ]);
  return openWithDefaults({ engine, phonemizer: openPhonemizer(), sharesEngine }, speakToFile, options);
}

const OPTIONS = Object.keys({
  engine: true,
  assets: true,
  threads: true,
  workers: true,
  spareWorkers: true,
  queueLimit: true,
  signal: true,
} satisfies Record<Exclude<keyof CreateSpeakerOptions, keyof SpeakerDefaults>, true>);

const ELSEWHERE = Object.fromEntries(TO_FILE_OPTIONS.map((name) => [name, "speaker.stream() and speaker.toFile()"]));

function checkCreateOptions(options: CreateSpeakerOptions): void {
  checkOptions("options", options, [...OPTIONS, ...DEFAULTS], ELSEWHERE);
  const { engine, signal } = options;
  if (signal !== undefined) checkSignal("signal", signal);
  if (engine === undefined || typeof engine === "string" || typeof engine?.synthesize === "function") return;
  throw new OptionTypeError("engine", `must be the id of an engine or an engine object, got ${describe(engine)}`);
}

/** Opens an engine by its id, or the default engine. Reports an unknown voice before any weights are downloaded. */
export async function openNamed(name: string | undefined, options: CreateSpeakerOptions): Promise<Engine> {
  const { voice, threads, workers, spareWorkers, queueLimit, signal } = options;
  const assets = createAssetStore(options.assets);
  const id = name ?? (await findDefaultEngine(assets.cacheFolder));
  if (voice !== undefined) findVoices(parseVoiceMix(checkString("voice", voice)), id, await listVoices(id));
  return openEngine(id, {
    assets,
    threads,
    workers,
    spareWorkers,
    queueLimit,
    signal,
  });
}
