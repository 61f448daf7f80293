import type { Speech } from "./speech.js";
import type { Utterance } from "./utterance.js";
import type { SpeechStyle, Voice } from "./voice.js";

/** Options of every call that waits. */
export interface CallOptions {
  /** Aborts the call, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/** Options of a call that has one utterance spoken. */
export interface SynthesizeOptions extends CallOptions {
  /** Calls of a higher priority get the engine first. @default 0 */
  readonly priority?: number | undefined;
  /** The caller that the utterance is for. Callers of equal priority take turns. @default a caller of its own */
  readonly caller?: unknown;
  /**
   * Whether it is the first utterance of a text, for whose sound somebody waits. Such calls come before others, until these have
   * waited for twice the turns of their fair share. @default false
   */
  readonly first?: boolean | undefined;
  /** The text that the utterance is part of: a value that no other text has. @default a text of its own */
  readonly text?: unknown;
  /**
   * Whether it is the last utterance of its text. If the engine has no other text to speak, and its other workers have little left to do,
   * it uses all cores for it. @default false
   */
  readonly last?: boolean | undefined;
  /**
   * Whether the next utterance of its text comes at once, before this one is done. An engine with several workers leaves cores for it.
   * @default false
   */
  readonly followed?: boolean | undefined;
  /**
   * Called when the engine begins to work on the utterance; until then the call waits in a queue. Not called for an utterance
   * without phonemes, and by a cache that has the sound.
   */
  readonly onStart?: (() => void) | undefined;
}

/** The queue and the workers of an engine now. */
export interface WorkersStatus {
  /** `"down"`: it rejects all calls, because no worker can be started. */
  readonly state: "up" | "down" | "closed";
  /** Number of calls that wait for a worker. */
  readonly waiting: number;
  /** The processes that speak, also those that start or end. */
  readonly workers: readonly WorkerProcess[];
  /** Number of workers that have died so far, each of which was replaced or will be. */
  readonly deaths: number;
}

/** A process that speaks for an engine. */
export interface WorkerProcess {
  /** Id of the process; `undefined` if it could not be started. */
  readonly pid: number | undefined;
  /** Resident memory at its last report. @unit bytes */
  readonly rss: number | undefined;
}

/** The calls that a cache of utterances has answered so far, and what it holds now. */
export interface CacheStatus {
  /** Calls whose sound it had. */
  readonly hits: number;
  /** Calls for which the engine made the sound. */
  readonly misses: number;
  /** Calls that got the sound which the engine was making for another call. */
  readonly shared: number;
  /** Size of what it holds; `undefined` if its store does not know. @unit bytes */
  readonly bytes: number | undefined;
}

/**
 * An engine turns utterances into speech.
 *
 * The room `speaker/` orders, joins and streams the speech and reports progress, for all engines. The tests in
 * `test/contract/engine.ts` state what every engine must do.
 */
export interface Engine extends AsyncDisposable {
  /** The name that callers choose it by, such as `"kokoro-onnx"`. */
  readonly id: string;
  /**
   * Identifies everything that sets the sound of an utterance besides its text, phonemes, language and style: the model, its
   * variant, its voices. Calls of engines with the same id and fingerprint are interchangeable, so a cache may keep their sound.
   * @default the sound cannot be cached, for example because it differs each time
   */
  readonly fingerprint?: string;
  /** The part of an utterance that the engine reads: its phonemes or its text. */
  readonly input: "phonemes" | "text";
  /**
   * Locales whose text an engine with `input: "phonemes"` can also read without phonemes. It does so if the caller asks
   * for it, or if the front end lacks the language. @default none
   */
  readonly textLanguages?: readonly string[];
  /** Sample rate of every `Speech` that the engine returns. @unit hertz */
  readonly sampleRate: number;
  /** Length of the longest utterance that the engine accepts. @unit phonemes, or characters of a text that the engine reads */
  readonly maxInputLength: number;
  /** Number of utterances that the engine works on at once. Further calls wait. */
  readonly concurrency: number;
  /** Id of the voice for calls that name none. */
  readonly defaultVoice: string;
  /** Describes its queue and its workers. It never waits. @default the engine has no workers */
  status?(): WorkersStatus;
  /** Describes the cache of utterances in front of it. It never waits. @default there is none */
  cacheStatus?(): CacheStatus;
  /** Lists all voices of the engine, in a fixed order. */
  voices(options?: CallOptions): Promise<readonly Voice[]>;
  /**
   * Speaks one utterance. An utterance without phonemes yields zero samples.
   *
   * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_UTTERANCE_TOO_LONG`, `VOX_PHONEME_UNKNOWN`, `VOX_ENGINE_CLOSED`,
   *   `VOX_ENGINE_FAILED`. An engine whose model runs in worker processes also throws `VOX_DEADLINE`, `VOX_QUEUE_FULL` and
   *   the codes that begin with `VOX_WORKER_`. docs/reliability.md lists what each means for the next call.
   */
  synthesize(utterance: Utterance, style: SpeechStyle, options?: SynthesizeOptions): Promise<Speech>;
}
