import { expect, test, vi } from "vitest";
import { SourceError } from "../../web/src/source/source-error.js";
import { speakToEnd } from "../../web/src/source/speak-to-end.js";
import { SAMPLE_RATE, type Speaking, type SpeechPart } from "../../web/src/source/speech-source.js";
import { SETTINGS } from "./support/settings.js";

const TEXT = "One two. Three four. Five six.";
const BROKEN = new SourceError("It broke.", "broken", "source");
const LATE = new SourceError("It took too long.", "deadline", "source");
const GONE = new SourceError("It does not answer.", "unreachable", "source");
const BUSY = new SourceError("Too many.", "rate_limit_exceeded", "player");

/** A source that speaks a word in a tenth of a second, and whose requests end with these errors after so many words. */
function sourceWith(ends: readonly (readonly [words: number, error: SourceError])[]) {
  const asked: number[] = [];
  return {
    asked,
    async *speak(text: string, _settings: object, { from = 0 }: Speaking = {}): AsyncGenerator<SpeechPart> {
      const [most, error] = ends[asked.length] ?? [];
      asked.push(from);
      const words = [...text.slice(from).matchAll(/\w+/gu)].map(({ 0: word, index }) => ({
        ...{ text: word, source: { start: from + index, end: from + index + word.length } },
      }));
      for (const [index, word] of words.entries()) {
        if (index === most) {
          yield { samples: new Float32Array(77), words: [], unspoken: [] }; // Its words never come.
          throw error;
        }
        yield { samples: new Float32Array(SAMPLE_RATE / 10), words: [], unspoken: [] };
        const startSeconds = index / 10;
        yield {
          samples: new Float32Array(0),
          words: [{ ...word, startSeconds, endSeconds: startSeconds + 0.1 }],
          unspoken: [],
        };
      }
      if (most === words.length) throw error;
    },
  };
}

async function hear(source: ReturnType<typeof sourceWith>, options: Parameters<typeof speakToEnd>[3] = {}) {
  const heard: string[] = [];
  let samples = 0;
  let failure: unknown;
  try {
    for await (const part of speakToEnd(source, TEXT, SETTINGS, { retryMs: [0, 0], ...options })) {
      samples += part.samples.length;
      for (const { text, startSeconds, endSeconds } of part.words) {
        heard.push(`${text} ${startSeconds.toFixed(2)}`);
        expect(endSeconds).toBeLessThanOrEqual(samples / SAMPLE_RATE + 1e-9);
      }
    }
  } catch (error) {
    failure = error;
  }
  return { heard, failure };
}

const WHOLE = ["One 0.00", "two 0.10", "Three 0.20", "four 0.30", "Five 0.40", "six 0.50"];

test("a text goes on by itself where its requests end at their deadline, with the pause between its sentences", async () => {
  const source = sourceWith([
    [2, LATE],
    [3, LATE],
  ]);
  const { heard, failure } = await hear(source);
  expect(failure).toBeUndefined();
  expect(source.asked).toEqual([0, 7, 25]);
  // 0.25 s and the edges of the two sounds are 0.4 s.
  expect(heard).toEqual(["One 0.00", "two 0.10", "Three 0.45", "four 0.55", "Five 0.65", "six 0.75"]);
});

test("a text goes on when its connection broke and the source is there again", async () => {
  const source = sourceWith([
    [1, BROKEN],
    [0, GONE],
  ]);
  const { heard, failure } = await hear(source);
  expect([heard, failure]).toEqual([WHOLE, undefined]);
  expect(source.asked).toEqual([0, 3, 3]);
});

test.each([
  ["the first request brings nothing", [[0, BROKEN]], BROKEN, 1],
  [
    "a deadline passes without a word",
    [
      [2, LATE],
      [0, LATE],
    ],
    LATE,
    2,
  ],
  [
    "the source stays away after a broken connection",
    [
      [2, BROKEN],
      [0, GONE],
      [0, GONE],
    ],
    BROKEN,
    3,
  ],
  [
    "the source refuses the rest",
    [
      [2, BROKEN],
      [0, BUSY],
    ],
    BUSY,
    2,
  ],
  ["another failure ends a request", [[2, BUSY]], BUSY, 1],
] as const)("a text ends with the error when %s", async (_when, ends, error, requests) => {
  const source = sourceWith(ends);
  const { failure } = await hear(source);
  expect(failure).toBe(error);
  expect(source.asked.length).toBe(requests);
});

test("an aborted text asks for nothing more", async () => {
  const stop = new AbortController();
  const source = sourceWith([[1, BROKEN]]);
  const hearing = hear(source, { signal: stop.signal, retryMs: [60_000] });
  await expect.poll(() => source.asked.length).toBe(1);
  stop.abort(new Error("stopped"));
  expect((await hearing).failure).toBe(stop.signal.reason);
  expect(source.asked).toEqual([0]);
});

test("a text that went on after a wait leaves no listener in the signal", async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  const { heard } = await hear(sourceWith([[1, BROKEN]]), { signal });
  expect(heard).toEqual(WHOLE);
  expect(added.mock.calls).toEqual([["abort", expect.any(Function)]]);
  expect(removed.mock.calls).toEqual(added.mock.calls);
});
