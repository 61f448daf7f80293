import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/core/engine.js";
import type { Speech } from "../../src/core/speech.js";
import type { Utterance } from "../../src/core/utterance.js";
import type { SpeechStyle, VoiceMix } from "../../src/core/voice.js";
import { LANGUAGES } from "../../src/languages/registry.js";

/** Something that the engine can say, from either side of an utterance. */
export interface Saying {
  readonly text: string;
  readonly phonemes: string;
}

/** What the suite needs to know of an engine in order to ask the right things of it. */
export interface EngineSample {
  readonly voice: string;
  /** Another, which sounds different; left out where there is one only. */
  readonly otherVoice?: string;
  /** A voice that it does not have, written so much like `voice` that it must be offered. */
  readonly misspelledVoice: string;
  readonly short: Saying;
  /** Three times as long and more. */
  readonly long: Saying;
  /** A symbol that it has no sound for; left out where it has a sound for every symbol. */
  readonly unknownPhoneme?: string;
  /**
   * Why the same utterance may sound a little different each time, and how far its lengths may lie apart (the logarithm
   * of their ratio); left out where it never does.
   */
  readonly varies?: { readonly why: string; readonly lengths: number };
}

/** What every engine owes its caller. */
export function describeEngine(name: string, open: () => Promise<Engine>, sample: EngineSample): void {
  const { voice, otherVoice, misspelledVoice, short, long, unknownPhoneme, varies } = sample;
  const style = (mix: VoiceMix = [{ voice, weight: 1 }], speed = 1): SpeechStyle => ({ voice: mix, speed });

  /** The same sound; of an engine that varies, as long a sound. */
  const expectSame = (one: Speech, other: Speech): void => {
    if (varies !== undefined) {
      expect(Math.abs(Math.log(one.samples.length / other.samples.length))).toBeLessThanOrEqual(varies.lengths);
      return;
    }
    expect(isSameSound(one, other)).toBe(true);
    expect(one.frames).toEqual(other.frames);
  };

  describe(`engine: ${name}`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open();
    });
    afterAll(() => engine[Symbol.asyncDispose]());

    const say = (saying: Saying, mix?: VoiceMix, speed?: number, signal?: AbortSignal): Promise<Speech> =>
      engine.synthesize(utteranceOf(saying), style(mix, speed), { signal });

    /** What the tests compare with and do not change, said once: real engines take seconds for each. */
    const heard = new Map<Saying, Promise<Speech>>();
    const alone = (saying: Saying): Promise<Speech> => {
      const speech = heard.get(saying) ?? say(saying);
      heard.set(saying, speech);
      return speech;
    };

    /** As many phonemes as are asked for, of those that the engine can say. */
    const ofLength = (phonemes: number): Saying => {
      const times = Math.ceil(phonemes / long.phonemes.length);
      return { text: `${long.text} `.repeat(times), phonemes: `${long.phonemes} `.repeat(times).slice(0, phonemes) };
    };

    describe("what it tells of itself", () => {
      test("can be worked with", () => {
        expect(engine.id).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(["phonemes", "text"]).toContain(engine.input);
        for (const count of [engine.sampleRate, engine.maxInputLength, engine.concurrency]) {
          expect(Number.isInteger(count) && count > 0).toBe(true);
        }
      });

      test("lists its voices in a fixed order, each by a name of its own, the default among them", async () => {
        const voices = await engine.voices();
        const ids = voices.map(({ id }) => id);
        expect(await engine.voices()).toEqual(voices);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining([engine.defaultVoice, voice, otherVoice ?? voice]));
        for (const { name, locale, language } of voices) {
          expect(name).not.toBe("");
          expect(new Intl.Locale(locale).language).toMatch(/^[a-z]{2,3}$/);
          if (language !== undefined) expect(LANGUAGES).toContain(language);
        }
      });
    });

    describe("speech", () => {
      test("is finite mono float32 at the engine's own rate, and can be heard", async () => {
        const { samples, sampleRate } = await alone(short);
        expect(samples).toBeInstanceOf(Float32Array);
        expect(sampleRate).toBe(engine.sampleRate);
        expect(samples.length).toBeGreaterThan(0);
        expect(samples.every((sample) => Number.isFinite(sample) && Math.abs(sample) < 2)).toBe(true);
        expect(samples.some((sample) => Math.abs(sample) > 0.01)).toBe(true);
      });

      test("has frames, where it has any, that count the phonemes one by one and tile the samples", async () => {
        for (const saying of [short, long]) {
          const { samples, frames } = await alone(saying);
          if (frames === undefined) continue;
          expect(frames.phonemes).toBeInstanceOf(Int32Array);
          expect(frames.phonemes).toHaveLength(saying.phonemes.length);
          const counts = [frames.lead, ...frames.phonemes, frames.tail];
          expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
          expect(counts.reduce((sum, count) => sum + count, 0) * frames.frameSamples).toBe(samples.length);
        }
      });

      test("of an utterance without phonemes has no samples", async () => {
        const { samples, sampleRate } = await say({ text: "", phonemes: "" });
        expect(samples).toHaveLength(0);
        expect(sampleRate).toBe(engine.sampleRate);
      });

      test("is longer where there is more to say", async () => {
        expect((await alone(long)).samples.length).toBeGreaterThan(2 * (await alone(short)).samples.length);
      });

      test("is about half as long at speed 2, and longer at half the speed", async () => {
        const takes = varies === undefined ? 1 : 8; // Of durations that are drawn anew each time, the mean.
        const lengthAt = async (speed: number): Promise<number> => {
          let sum = 0;
          for (let take = 0; take < takes; take += 1) sum += (await say(long, undefined, speed)).samples.length;
          return sum / takes;
        };
        const length = await lengthAt(1);
        const fast = (await lengthAt(2)) / length;
        expect(fast).toBeGreaterThan(0.35);
        expect(fast).toBeLessThan(0.65);
        expect((await lengthAt(0.5)) / length).toBeGreaterThan(1.4);
      });

      test(
        varies === undefined
          ? "is the same, sample by sample, each time"
          : `is as long each time, if not the same sample by sample: ${varies.why}`,
        async () => expectSame(await say(short), await alone(short)),
      );
    });

    describe("a mix of voices", () => {
      test("of one is the voice itself, and so is one of the voice with itself", async () => {
        const half = { voice, weight: 0.5 };
        expectSame(await say(short, [half, half]), await alone(short));
      });

      if (otherVoice !== undefined) {
        test("is neither of its parts", async () => {
          const parts = [await alone(short), await say(short, [{ voice: otherVoice, weight: 1 }])];
          const mixed = await say(short, [
            { voice, weight: 0.5 },
            { voice: otherVoice, weight: 0.5 },
          ]);
          const sounds = [...parts, mixed];
          const different = sounds.every((one, index) => sounds.slice(index + 1).every((it) => !isSameSound(one, it)));
          expect(different).toBe(true);
        });
      }
    });

    describe("the longest utterance", () => {
      test("is spoken whole", async () => {
        // Fast, for it is the phonemes that count: at speed 1 it is half a minute of sound.
        const { samples, frames } = await say(ofLength(engine.maxInputLength), undefined, 4);
        expect(samples.length).toBeGreaterThan((await alone(long)).samples.length);
        if (frames) expect(frames.phonemes).toHaveLength(engine.maxInputLength);
      });

      test("is the longest: one phoneme more is refused, not cut off", async () => {
        const { maxInputLength: maxPhonemes } = engine;
        await expect(say(ofLength(maxPhonemes + 1))).rejects.toMatchObject({
          code: "VOX_UTTERANCE_TOO_LONG",
          details: { phonemes: maxPhonemes + 1, maxPhonemes },
        });
      });
    });

    describe("what it cannot speak is refused", () => {
      test("a voice that it does not have, with those most like it", async () => {
        const mix = [
          { voice, weight: 0.5 },
          { voice: misspelledVoice, weight: 0.5 },
        ];
        await expect(say(short, mix)).rejects.toMatchObject({
          code: "VOX_VOICE_UNKNOWN",
          details: { voice: misspelledVoice, near: expect.arrayContaining([voice]) },
        });
        await expect(say(short, [{ voice: "constructor", weight: 1 }])).rejects.toMatchObject({
          code: "VOX_VOICE_UNKNOWN",
        });
      });

      if (unknownPhoneme !== undefined) {
        test("a symbol that it has no sound for, with its place", async () => {
          const index = short.phonemes.length;
          const saying = { ...short, phonemes: `${short.phonemes}${unknownPhoneme}${short.phonemes}` };
          await expect(say(saying)).rejects.toMatchObject({
            code: "VOX_PHONEME_UNKNOWN",
            details: { symbol: unknownPhoneme, index },
          });
        });
      }

      test.each([0, 0.24, 4.01, -1, Number.NaN])("a speed of %d", async (speed) => {
        await expect(say(short, undefined, speed)).rejects.toThrow(RangeError);
      });

      test("and the next call is answered", async () => {
        await say(ofLength(engine.maxInputLength + 1)).catch(() => {});
        expect((await say(short)).samples.length).toBeGreaterThan(0);
      });
    });

    describe("an aborted call", () => {
      const reason = new Error("changed my mind");

      test("rejects with the caller's reason when aborted before it began", async () => {
        await expect(say(short, undefined, 1, AbortSignal.abort(reason))).rejects.toBe(reason);
      });

      test("rejects with the caller's reason while others are before it, which go on", async () => {
        const controller = new AbortController();
        const first = say(long);
        const others = Array.from({ length: engine.concurrency }, () => say(short));
        const waiting = say(short, undefined, 1, controller.signal);
        const next = say(short);
        controller.abort(reason);
        await expect(waiting).rejects.toBe(reason);
        expectSame(await next, await alone(short));
        expectSame(await first, await alone(long));
        await Promise.all(others);
      });

      test("rejects with the caller's reason at work, and the next call is answered as ever", async () => {
        const controller = new AbortController();
        const call = say(long, undefined, 1, controller.signal);
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve(); // Let it begin.
        controller.abort(reason);
        const next = say(short);
        await expect(call).rejects.toBe(reason);
        expectSame(await next, await alone(short));
      });

      test("that has ended is not troubled by a late abort", async () => {
        const controller = new AbortController();
        const speech = await say(short, undefined, 1, controller.signal);
        controller.abort(reason);
        expectSame(speech, await alone(short));
      });
    });

    test("calls at once give each the speech of its own utterance, as calls one by one do", async () => {
      const sayings = [short, long, short, long].map((saying, index) => ({ saying, speed: 1 + index / 4 }));
      const atOnce = await Promise.all(sayings.map(({ saying, speed }) => say(saying, undefined, speed)));
      for (const [index, { saying, speed }] of sayings.entries()) {
        expectSame(atOnce[index] as Speech, await say(saying, undefined, speed));
      }
    });

    // The last of the suite, for it is the engine of all tests before that is disposed of.
    describe("disposing of it", () => {
      test("ends the calls in flight: each has its speech, or is told that the engine is closed", async () => {
        const calls = [long, short, long].map((saying) => say(saying));
        const ends = Promise.allSettled(calls);
        await Promise.all([engine[Symbol.asyncDispose](), engine[Symbol.asyncDispose]()]); // May happen at once.
        for (const end of await ends) {
          if (end.status === "fulfilled") expect(end.value.samples.length).toBeGreaterThan(0);
          else expect(end.reason).toMatchObject({ code: "VOX_ENGINE_CLOSED" });
        }
      });

      test("may happen again", async () => {
        await engine[Symbol.asyncDispose]();
      });

      test("refuses the calls that follow", async () => {
        await engine[Symbol.asyncDispose]();
        await expect(say(short)).rejects.toMatchObject({
          code: "VOX_ENGINE_CLOSED",
          details: { engine: engine.id },
        });
      });
    });
  });
}

/** Sample by sample, bit for bit; far faster than a comparison value by value. */
function isSameSound(one: Speech, other: Speech): boolean {
  return Buffer.from(one.samples.buffer).equals(Buffer.from(other.samples.buffer));
}

function utteranceOf({ text, phonemes }: Saying): Utterance {
  const source = { start: 0, end: text.length };
  const word = { text, source, phonemes: { start: 0, end: phonemes.length } };
  return { language: "en-us", text, phonemes, words: phonemes === "" ? [] : [word], source };
}
