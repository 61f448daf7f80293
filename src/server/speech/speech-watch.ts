import type { EngineTime } from "../../speaker/engine-time.js";
import type { SpeechTotals } from "../../speaker/speech-record.js";
import type { RequestError } from "./request-error.js";
import type { EndedSpeech, SpeechObserver } from "./speech-observer.js";

/** Notes how a speech goes, and tells the observers. */
export interface SpeechWatch {
  characters: number;
  begin(): void;
  /** Notes the first sound. */
  hear(): void;
  /** Notes the time with the engine, which grows. */
  measure(time: EngineTime): void;
  /** Only the first end counts. */
  end(outcome: EndedSpeech["outcome"], totals: SpeechTotals, error?: RequestError): void;
  /** Notes that the client has left. */
  leave(totals?: SpeechTotals): void;
  /** Ends the speech with an error, and returns it. */
  fail(error: RequestError, totals?: SpeechTotals): RequestError;
}

const NOTHING: SpeechTotals = { durationSeconds: 0, unspoken: [], problems: [] };
const NO_TIME: EngineTime = { waitingSeconds: 0, speakingSeconds: 0 };

/** Facts about a speech at its start. */
export type WatchedSpeech = Pick<EndedSpeech, "client" | "request" | "transport" | "format" | "voice" | "characters">;

/** Begins to watch a speech. */
export function watchSpeech(observers: readonly SpeechObserver[], begun: WatchedSpeech): SpeechWatch {
  const startedMs = performance.now();
  const sinceStart = (): number => (performance.now() - startedMs) / 1000;
  let firstSoundSeconds: number | undefined;
  let engineTime = NO_TIME;
  let hasEnded = false;
  const watch: SpeechWatch = {
    characters: begun.characters,
    begin() {
      for (const observer of observers) observer.onBegin?.();
    },
    hear() {
      firstSoundSeconds ??= sinceStart();
    },
    measure(time) {
      engineTime = time;
    },
    end(outcome, totals, error) {
      if (hasEnded) return;
      hasEnded = true;
      // The engine may still be at work for a client that has left.
      const now = { waitingSeconds: engineTime.waitingSeconds, speakingSeconds: engineTime.speakingSeconds };
      const times = { firstSoundSeconds, engineTime: now, seconds: sinceStart() };
      const facts = { ...begun, characters: watch.characters, totals, outcome, error };
      for (const observer of observers) observer.onEnd?.({ ...facts, ...times });
    },
    leave(totals = NOTHING) {
      watch.end("left", totals);
    },
    fail(error, totals = NOTHING) {
      watch.end("failed", totals, error);
      return error;
    },
  };
  return watch;
}
