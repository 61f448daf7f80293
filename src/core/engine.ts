import type { Speech } from "./speech.js";
import type { Utterance } from "./utterance.js";
import type { SpeechStyle, Voice } from "./voice.js";

/** Options of every call that waits. */
export interface CallOptions {
  /** Aborts the call, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Turns utterances into speech.
 *
 * An engine does no ordering, joining, streaming or progress: that is `speaker/`, once, for all engines. What every
 * engine owes its caller is stated as tests in `test/contract/engine.ts`.
 */
export interface Engine extends AsyncDisposable {
  /** The name it is asked for by, such as `"kokoro-onnx"`. */
  readonly id: string;
  /** Which side of an utterance it speaks from. */
  readonly input: "phonemes" | "text";
  /**
   * Locales of whose text it takes phonemes, but which it can also read by itself: where the caller asks for that, or
   * the front end does not have the language. @default none
   */
  readonly textLanguages?: readonly string[];
  /** Rate of every `Speech` it returns. @unit hertz */
  readonly sampleRate: number;
  /** Longest utterance it takes. @unit phonemes, or characters where it reads text by itself */
  readonly maxInputLength: number;
  /** Utterances it works on at once; a caller may hand over more, and they wait. */
  readonly concurrency: number;
  /** The voice it speaks with where none is asked for. */
  readonly defaultVoice: string;
  /** All voices it has, in a fixed order. */
  voices(options?: CallOptions): Promise<readonly Voice[]>;
  /**
   * Speaks one utterance. An utterance without phonemes gives zero samples.
   *
   * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_UTTERANCE_TOO_LONG`, `VOX_PHONEME_UNKNOWN`, `VOX_ENGINE_CLOSED`,
   *   `VOX_ENGINE_FAILED`. An engine whose model runs in worker processes also throws `VOX_DEADLINE`, `VOX_QUEUE_FULL` and
   *   the codes that begin with `VOX_WORKER_`: docs/reliability.md lists what each means for the next call.
   */
  synthesize(utterance: Utterance, style: SpeechStyle, options?: CallOptions): Promise<Speech>;
}
