import type { AssetStore } from "../assets/store.js";
import { checkInteger } from "../core/checks.js";
import type { CallOptions, Engine } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { suggest } from "../core/suggest.js";
import type { Voice } from "../core/voice.js";
import { threadsEach } from "../platform/node/processes/cores.js";

/** What an engine may need to open. */
export interface EngineContext extends CallOptions {
  readonly assets: AssetStore;
  /** Threads for one utterance; 0 leaves it to the engine. */
  readonly threads?: number | undefined;
  /** Processes that each speak an utterance of their own; "auto" leaves it to the engine, for more sound in all. */
  readonly workers?: number | "auto" | undefined;
}

interface EngineEntry {
  open(context: EngineContext): Promise<Engine>;
  /** The voices, without opening the engine: a list must not cost a download. */
  voices(): Promise<readonly Voice[]>;
  /** The voice that speaks where none is named. */
  defaultVoice(): Promise<string>;
}

/** The one list of engines. Each is loaded only when it is asked for. */
const ENGINES: Record<string, EngineEntry> = {
  "kokoro-onnx": {
    open: async (context) => (await import("./kokoro-onnx/kokoro-engine.js")).openKokoroOnnx(context),
    voices: async () => (await import("./kokoro/voices.js")).KOKORO_VOICES,
    defaultVoice: async () => (await import("./kokoro/voices.js")).DEFAULT_VOICE,
  },
  "kokoro-openvino": {
    open: async (context) =>
      (await import("./kokoro-openvino/kokoro-openvino-engine.js")).openKokoroOpenvino(inPython(context)),
    voices: async () => (await import("./kokoro/voices.js")).KOKORO_VOICES,
    defaultVoice: async () => (await import("./kokoro/voices.js")).DEFAULT_VOICE,
  },
  "kokoro-python": {
    open: async (context) =>
      (await import("./kokoro-python/kokoro-python-engine.js")).openKokoroPython(inPython(context)),
    voices: async () => (await import("./kokoro/voices.js")).KOKORO_VOICES,
    defaultVoice: async () => (await import("./kokoro/voices.js")).DEFAULT_VOICE,
  },
  piper: {
    open: async (context) => (await import("./piper/piper-engine.js")).openPiper(inPython(context)),
    voices: async () => [(await import("./piper/voices.js")).JOE],
    defaultVoice: async () => (await import("./piper/voices.js")).JOE.id,
  },
  tone: {
    open: async () => (await import("./tone/tone-engine.js")).createToneEngine(),
    voices: async () => (await import("./tone/voices.js")).TONE_VOICES,
    defaultVoice: async () => (await import("./tone/voices.js")).DEFAULT_TONE,
  },
};

export const DEFAULT_ENGINE = "kokoro-onnx";

/** Ids of all engines. */
export const ENGINE_IDS: readonly string[] = Object.keys(ENGINES);

/** @throws {VoxError} `VOX_ENGINE_UNKNOWN` and the engine's own. */
export async function openEngine(id: string, context: EngineContext): Promise<Engine> {
  return findEngine(id).open(context);
}

/** Voices of an engine that need not be open. @throws {VoxError} `VOX_ENGINE_UNKNOWN`. */
export async function listVoices(id: string): Promise<readonly Voice[]> {
  return findEngine(id).voices();
}

/** The voice of an engine that speaks where none is named. @throws {VoxError} `VOX_ENGINE_UNKNOWN`. */
export async function defaultVoiceOf(id: string): Promise<string> {
  return findEngine(id).defaultVoice();
}

/**
 * The same for an engine in Python. A process of those takes 1 to 2 GB and most of what threads gain, so that "auto" is one;
 * several that are asked for share the cores.
 */
function inPython({ workers = 1, threads = 0, ...context }: EngineContext): Omit<EngineContext, "workers"> & {
  readonly workers: { readonly size: number };
} {
  const size = workers === "auto" ? 1 : checkInteger("workers", workers, 1, 1024);
  const share = size > 1 && threads === 0 ? threadsEach(size) : threads;
  return { ...context, threads: share, workers: { size } };
}

function findEngine(id: string): EngineEntry {
  const entry = Object.hasOwn(ENGINES, id) ? ENGINES[id] : undefined;
  if (entry) return entry;
  const near = suggest(id, ENGINE_IDS);
  const hint = near.length > 0 ? ` (did you mean ${near.join(", ")}?)` : "";
  throw new VoxError("VOX_ENGINE_UNKNOWN", `there is no engine "${id}"${hint}; there are ${ENGINE_IDS.join(", ")}`, {
    engine: id,
    known: ENGINE_IDS,
  });
}
