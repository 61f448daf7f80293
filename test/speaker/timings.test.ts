import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trimEdges } from "../../src/audio/trim-edges.js";
import type { Speech } from "../../src/core/speech.js";
import type { TimedWord } from "../../src/core/timed-word.js";
import { placeWords, timeWords, type WordSpan } from "../../src/speaker/timings.js";
import type { UtteranceDraft } from "../../src/speaker/utterance-draft.js";
import { anyText } from "../support/any-text.js";
import { collect, FIVE, openRig } from "./support/speak.js";

const RATE = 24_000;
const FRAME = 600;

/** A draft whose phonemes are its text, with a word for each run of letters. */
function draft(phonemes: string): UtteranceDraft {
  const words = [...phonemes.matchAll(/[a-zˈ]+/gu)].map(({ 0: text, index }) => {
    const range = { start: index, end: index + text.length };
    return { text, source: range, phonemes: range, class: "word", rule: "as written", from: "lexicon" as const };
  });
  const source = { start: 0, end: phonemes.length };
  return { phonemes, words, source, unspoken: [], prosody: {}, problems: [] };
}

/** Speech with one level for each frame, 0 for silence: two frames of lead, two for each phoneme, two of tail. */
function speech(phonemes: string, levels: readonly number[]): Speech {
  const samples = Float32Array.from({ length: levels.length * FRAME }, (_, at) => {
    return (levels[Math.floor(at / FRAME)] ?? 0) * Math.cos(at * 0.7);
  });
  const frames = { frameSamples: FRAME, lead: 2, phonemes: new Int32Array(phonemes.length).fill(2), tail: 2 };
  return { samples, sampleRate: RATE, frames };
}

/** Returns the range of each word, in frames of the whole speech. */
function framesOf(phonemes: string, levels: readonly number[]): [string, number, number][] {
  const spoken = speech(phonemes, levels);
  const sound = trimEdges(spoken, phonemes);
  return timeWords(draft(phonemes), spoken, sound).map(({ word, start, end }) => [
    word.text,
    (start + sound.cut) / FRAME,
    (end + sound.cut) / FRAME,
  ]);
}

describe("words of an engine that reports durations", () => {
  test("a word lasts from its first phoneme to its last if the space is silent", () => {
    expect(framesOf("aa b", [0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0])).toEqual([
      ["aa", 2, 6],
      ["b", 8, 10],
    ]);
  });

  test("a word begins with the space before it if the space has sound", () => {
    expect(framesOf("aa b", [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0])).toEqual([
      ["aa", 2, 6],
      ["b", 6, 10],
    ]);
  });

  test("a word begins no earlier than the space after a mark, even if the mark has sound", () => {
    expect(framesOf("a, b", [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0])).toEqual([
      ["a", 2, 4],
      ["b", 6, 10],
    ]);
  });

  test("a word ends with its sound, although the pause belongs to its last phoneme", () => {
    expect(framesOf("aa, b", [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0])).toEqual([
      ["aa", 2, 3],
      ["b", 10, 12],
    ]);
  });

  test("a word begins with its sound, up to two frames before its first phoneme", () => {
    expect(framesOf("a", [0, 1, 1, 1, 0, 0])).toEqual([["a", 1, 4]]);
    expect(framesOf("a", [0, 0, 1, 1, 0, 0])).toEqual([["a", 2, 4]]);
  });

  test("the range of a word without sound or without phonemes is empty", () => {
    expect(framesOf("aa b", [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0])[0]).toEqual(["aa", 6, 6]);
    const [span] = timeWords(draft("ˈ a"), speech("ˈ a", [0, 0, 1, 1, 1, 1, 1, 1, 0, 0]), {
      samples: new Float32Array(FRAME * 10).fill(1),
      cut: 0,
      sounding: { start: 0, end: FRAME * 10 },
    });
    expect(span).toMatchObject({ start: 0, end: 0 });
  });

  test("a word reports the pause after it, as its marks are read", () => {
    const pauses = (phonemes: string): string[] => {
      const spoken = { ...speech(phonemes, [1]) };
      return timeWords(draft(phonemes), spoken, trimEdges(spoken, phonemes)).map(({ pause }) => pause);
    };
    expect(pauses("a b, c; d. e")).toEqual(["none", "clause", "clause", "sentence", "none"]);
  });
});

describe("words of an engine that reports no durations", () => {
  const spansOf = (phonemes: string): WordSpan[] => {
    const { samples, sampleRate } = speech(phonemes, [0, 0, ...Array.from({ length: 20 }, () => 1), 0, 0]);
    return timeWords(draft(phonemes), { samples, sampleRate }, trimEdges({ samples, sampleRate }, phonemes));
  };

  test("words share the sounding part in proportion to their length, and are marked as estimated", () => {
    const [a, b] = spansOf("aaa b");
    expect((a?.end ?? 0) - (a?.start ?? 0)).toBe(15 * FRAME);
    expect((b?.end ?? 0) - (b?.start ?? 0)).toBe(5 * FRAME);
    expect([a?.estimated, b?.estimated]).toEqual([true, true]);
  });

  test("marks between words take a share of the time", () => {
    const [a, b] = spansOf("aa. aa");
    expect((b?.start ?? 0) - (a?.end ?? 0)).toBe(12 * FRAME);
  });
});

test("times after an hour of sound are exact to the sample", () => {
  const word = { text: "late", source: { start: 0, end: 4 }, phonemes: { start: 0, end: 4 } };
  const at = 44_100 * 3_600 + 7;
  const span: WordSpan = { word, start: 12, end: 24_000, estimated: false, pause: "none" };
  const [placed] = placeWords("late", [span], { at, sampleRate: 44_100, engineRate: 24_000 }, undefined);
  expect(placed?.startSeconds).toBeCloseTo(3_600 + 7 / 44_100 + 12 / 24_000, 9);
  expect(placed?.endSeconds).toBeCloseTo(3_601 + 7 / 44_100, 9);
});

describe("the words of a stream", () => {
  const wordsOf = async (text: string, options: object = {}, rig: object = {}): Promise<TimedWord[]> =>
    (await collect(openRig(rig).speaker.stream(text, options))).flatMap(({ words }) => words);

  test("words lie in order inside the sound of their chunk, for any text", () =>
    fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(16_000, 16_000, 8_000), async (text, sampleRate) => {
        let end = 0;
        let source = 0;
        try {
          for await (const chunk of openRig({ maxPhonemes: 60 }).speaker.stream(text, { sampleRate })) {
            const ends = chunk.startSeconds + chunk.samples.length / sampleRate;
            for (const word of chunk.words) {
              expect(word.startSeconds).toBeGreaterThanOrEqual(Math.max(end, chunk.startSeconds));
              expect(word.endSeconds).toBeGreaterThan(word.startSeconds);
              expect(word.endSeconds).toBeLessThanOrEqual(ends + 1e-9);
              expect(word.source.start).toBeGreaterThanOrEqual(source);
              expect(word.text).toBe(text.slice(word.source.start, word.source.end));
              end = word.endSeconds - 1e-9;
              source = word.source.start;
            }
          }
        } catch (error) {
          expect(error).toMatchObject({ code: "VOX_TEXT_UNSPOKEN" });
        }
      }),
      { numRuns: 50 },
    ));

  test("there is sound within the times of the words, and silence between them", async () => {
    const text = `${FIVE.slice(0, 250)}. And then no more.`;
    const chunks = await collect(openRig().speaker.stream(text, { sampleRate: 8_000 }));
    const samples = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.samples.length, 0));
    for (const chunk of chunks) samples.set(chunk.samples, Math.round(chunk.startSeconds * 8_000));
    const words = chunks.flatMap((chunk) => chunk.words);
    expect(words.map((word) => word.text)).toEqual(text.replaceAll(".", "").split(" "));
    const peak = (from: number, to: number): number =>
      samples.subarray(Math.round(from * 8_000), Math.round(to * 8_000)).reduce((m, x) => Math.max(m, Math.abs(x)), 0);
    for (const [index, { startSeconds, endSeconds }] of words.entries()) {
      expect(peak(startSeconds, startSeconds + 0.02)).toBeGreaterThan(0.01);
      expect(peak(endSeconds - 0.02, endSeconds)).toBeGreaterThan(0.01);
      expect(peak(endSeconds + 0.008, (words[index + 1]?.startSeconds ?? endSeconds) - 0.008)).toBeLessThan(0.01);
    }
  });

  test("words have the same times at each sample rate, and shorter times at a higher speed", async () => {
    const text = "Some words, and some more of them.";
    const [plain, resampled, fast] = await Promise.all([
      wordsOf(text),
      wordsOf(text, { sampleRate: 44_100 }),
      wordsOf(text, { speed: 2 }),
    ]);
    for (const [index, word] of plain.entries()) {
      expect(resampled[index]?.startSeconds).toBeCloseTo(word.startSeconds, 9);
    }
    expect((fast.at(-1)?.endSeconds ?? 0) / (plain.at(-1)?.endSeconds ?? 1)).toBeCloseTo(0.5, 1);
  });

  test("the rest of a word that was cut between two utterances is marked as its continuation", async () => {
    const words = await wordsOf("extraordinary", {}, { maxPhonemes: 5 });
    expect(words.map(({ text, continues }) => [text, continues])).toEqual([
      ["extraordinary", false],
      ["extraordinary", true],
      ["extraordinary", true],
    ]);
  });

  test("spoken words that share a written word also share it across two utterances", async () => {
    const words = await wordsOf("$20", {}, { maxPhonemes: 7 });
    expect(words.map(({ text, continues }) => [text, continues])).toEqual([
      ["$20", false],
      ["$20", false],
    ]);
    expect(words.at(-1)?.spoken).toBe("dollars");
  });
});
