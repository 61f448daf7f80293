import { joinSamples } from "../../../src/audio/join-samples.js";
import { SourceError } from "./source-error.js";
import {
  SAMPLE_RATE,
  type Speaking,
  type SpeakSettings,
  type SpeechPart,
  type SpeechSource,
  type SpokenWord,
} from "./speech-source.js";

/** Options of {@link speakToEnd}. */
interface SpeakingToEnd extends Speaking {
  /** Time of the sound that is here, for the times of the words. @unit seconds @default 0 */
  readonly startSeconds?: number | undefined;
  /** Times before the new requests after a connection broke. @unit ms @default at once, after 1 s and after 3 s */
  readonly retryMs?: readonly number[] | undefined;
}

/**
 * Speaks a text as `source.speak`, and asks for the rest of it when the time of a request is up or its connection breaks. Both belong to
 * long listening: a server sends no faster than the listener hears, so that a pause of many minutes is one for the server too.
 *
 * Each part has its words, so that the rest can follow it. A part that comes behind other text begins with the pause before it.
 *
 * @throws {SourceError} as `source.speak`: at once for a first request that brings nothing, and when `retryMs` is over
 */
export async function* speakToEnd(
  source: Pick<SpeechSource, "speak">,
  text: string,
  settings: SpeakSettings,
  { from = 0, signal, startSeconds: heardSeconds = 0, retryMs = [0, 1_000, 3_000] }: SpeakingToEnd = {},
): AsyncGenerator<SpeechPart, void, void> {
  let place = from;
  let seconds = heardSeconds;
  let broken: SourceError | undefined;
  let waits: number[] = [];
  for (;;) {
    const start = place;
    const pause = new Float32Array(Math.round(pauseAt(text, start, settings) * SAMPLE_RATE));
    const startSeconds = seconds + pause.length / SAMPLE_RATE;
    try {
      for await (const part of wholeParts(source.speak(text, settings, { from: start, signal }))) {
        const samples = place === start ? joinSamples([pause, part.samples]) : part.samples;
        seconds += samples.length / SAMPLE_RATE;
        place = Math.max(place, endOf(part));
        broken = undefined;
        yield { samples, words: part.words.map((word) => later(word, startSeconds)), unspoken: part.unspoken };
      }
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof SourceError)) throw error;
      const hasMoved = place > start;
      if (hasMoved && error.code === "deadline") continue;
      if (hasMoved && error.code === "broken") {
        broken = error;
        waits = [...retryMs];
      } else if (broken === undefined || !["broken", "unreachable"].includes(error.code)) throw error;
      const waitMs = waits.shift();
      if (waitMs === undefined) throw broken;
      await wait(waitMs, signal);
    }
  }
}

/** Joins the parts without words with the next one that has some. */
async function* wholeParts(parts: AsyncIterable<SpeechPart>): AsyncGenerator<SpeechPart, void, void> {
  let held: SpeechPart[] = [];
  for await (const part of parts) {
    held.push(part);
    if (part.words.length === 0) continue;
    yield joined(held);
    held = [];
  }
  if (held.length > 0) yield joined(held);
}

function joined(parts: readonly SpeechPart[]): SpeechPart {
  return {
    samples: joinSamples(parts.map(({ samples }) => samples)),
    words: parts.flatMap(({ words }) => words),
    unspoken: parts.flatMap(({ unspoken }) => unspoken),
  };
}

/** Returns a word of a speech whose sound begins later. */
function later(word: SpokenWord, seconds: number): SpokenWord {
  return { ...word, startSeconds: word.startSeconds + seconds, endSeconds: word.endSeconds + seconds };
}

function endOf({ words, unspoken }: SpeechPart): number {
  return Math.max(words.at(-1)?.source.end ?? 0, unspoken.at(-1)?.end ?? 0);
}

/** Silence that the sound has in itself between two utterances. @unit seconds */
const EDGES_SECONDS = 0.15;

/** Returns the pause that belongs before a place of a text, which a source leaves out before its first words. @unit seconds */
function pauseAt(text: string, place: number, { pauses }: SpeakSettings): number {
  if (place <= 0) return 0;
  const [between = ""] = /^[^\p{L}\p{N}]*/u.exec(text.slice(place)) ?? [];
  const { sentenceSeconds = 0.4, paragraphSeconds = 0.7 } = pauses;
  if (/\n\s*\n/u.test(between)) return Math.max(0, paragraphSeconds - EDGES_SECONDS);
  return /[.!?…]/u.test(between) ? Math.max(0, sentenceSeconds - EDGES_SECONDS) : 0;
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}
