import type { CallOptions } from "../../core/engine.js";
import type { Voice } from "../../core/voice.js";
import { type EncoderThread, openEncoderThread } from "../../formats/encoder-thread.js";
import type { Explanation } from "../../frontend/explain.js";
import type { SpeakOptions } from "../../speaker/speak-options.js";
import type { Speaker } from "../../speaker/speaker.js";
import { type SpeakerDefaults, withDefaults } from "../../speaker/speaker-defaults.js";
import { createAdmission } from "./admission.js";
import { stopping } from "./explain-failure.js";
import { explainReading, type ReadingOrder } from "./explain-reading.js";
import { type OpenSpeech, openSpeech, type SpeechOrder } from "./open-speech.js";
import type { SpeechObserver } from "./speech-observer.js";

/** Settings of a {@link SpeechService}. */
export interface SpeechServiceOptions {
  /** Requests of all clients at the same time. @default 128 */
  readonly mostActive?: number | undefined;
  /** Time for a whole request. @unit seconds @default 600 */
  readonly deadlineSeconds?: number | undefined;
  readonly observers?: readonly SpeechObserver[] | undefined;
  /** Options of speeches whose requests do not set them, or a function that returns those of now. @default the speaker's */
  readonly defaults?: SpeakerDefaults | (() => SpeakerDefaults) | undefined;
}

/**
 * Speaks for many clients. Every way into the server goes through it: one admission, one set of limits, one way to cancel. The
 * engine takes turns between clients, one utterance each.
 */
export interface SpeechService extends AsyncDisposable {
  readonly speaker: Speaker;
  /** Options of speeches whose requests do not set them, as of now. */
  readonly defaults: SpeakerDefaults;
  /** Number of requests that are being served. */
  readonly active: number;
  voices(options?: CallOptions): Promise<readonly Voice[]>;
  /**
   * Begins to speak. `begun` of the result resolves with the first sound, or rejects.
   *
   * @throws {RequestError} at the call, for options that are wrong in any case.
   */
  open(order: SpeechOrder): OpenSpeech;
  /** Explains how a text is read. It counts as a request. @throws {RequestError} */
  explain(order: ReadingOrder): Promise<Explanation>;
  /** Aborts when the service drains. A text that is still arriving then ends with this error: nobody knows when it is complete. */
  readonly draining: AbortSignal;
  /** Admits no request from now on. Resolves when those that are being served have ended. */
  drain(): Promise<void>;
}

const MOST_ACTIVE = 128;
const DEADLINE_SECONDS = 600;

/** Creates a service. It does not close the speaker. */
export function createSpeechService(
  speaker: Speaker,
  {
    mostActive = MOST_ACTIVE,
    deadlineSeconds = DEADLINE_SECONDS,
    observers = [],
    defaults = {},
  }: SpeechServiceOptions = {},
): SpeechService {
  const admission = createAdmission(mostActive);
  const thread: EncoderThread = openEncoderThread(); // It starts with the first sound that is encoded.
  const closed = new AbortController();
  const draining = new AbortController();
  const defaultsNow = (): SpeakerDefaults => (typeof defaults === "function" ? defaults() : defaults);
  const forOrder = <Order extends { readonly options: SpeakOptions }>(order: Order): Order => ({
    ...order,
    options: withDefaults(order.options, defaultsNow()),
  });
  const context = { speaker, admission, thread, deadlineSeconds, observers, closed: closed.signal };
  return {
    speaker,
    draining: draining.signal,
    get defaults() {
      return withDefaults(defaultsNow(), speaker.defaults);
    },
    get active() {
      return admission.active;
    },
    voices: (options) => speaker.voices(options),
    open: (order) => openSpeech(context, forOrder(order)),
    explain: (order) => explainReading(context, forOrder(order)),
    drain() {
      draining.abort(stopping());
      return admission.drain();
    },
    async [Symbol.asyncDispose]() {
      closed.abort();
      await admission.drain();
      await thread[Symbol.asyncDispose]();
    },
  };
}
