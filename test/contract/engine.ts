import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/core/engine.js";
import type { Speech } from "../../src/core/speech.js";
import type { Utterance } from "../../src/core/utterance.js";
import type { SpeechStyle, VoiceMix } from "../../src/core/voice.js";
import { LANGUAGES } from "../../src/languages/registry.js";

/** A saying for an engine, as text and as phonemes. */
export interface Saying {
  readonly text: string;
  readonly phonemes: string;
}

/** The facts about an engine that the tests need. */
export interface EngineSample {
  readonly voice: string;
  /** Another voice, which sounds different. Absent if the engine has only one. */
  readonly otherVoice?: string;
  /** The name of no voice, so similar to `voice` that the engine must suggest `voice`. */
  readonly misspelledVoice: string;
  readonly short: Saying;
  /** At least three times as long as `short`. */
  readonly long: Saying;
  /** A symbol that the engine cannot speak. Absent if it can speak every symbol. */
  readonly unknownPhoneme?: string;
  /**
   * The reason why the same utterance can sound different each time, and the largest logarithm of the ratio of two lengths.
   * Absent if the sound is always the same.
   */
  readonly varies?: { readonly why: string; readonly lengths: number };
}

/** Speed that only calls with work for the engine have: a cache has no sound of this speed. */
const UNHEARD_SPEED = 1.01;
/** Speed of calls that are aborted, likewise. */
const ABORTED_SPEED = 1.02;

/** Defines the tests that every engine must pass. */
export function describeEngine(name: string, open: () => Promise<Engine>, sample: EngineSample): void {
  const { voice, otherVoice, misspelledVoice, short, long, unknownPhoneme, varies } = sample;
  const style = (mix: VoiceMix = [{ voice, weight: 1 }], speed = 1): SpeechStyle => ({ voice: mix, speed });

  /** Expects the same sound, or a similar length if the engine varies. */
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

    /** Speech to compare with. Each saying is spoken once at each speed, because real engines take seconds for it. */
    const spoken = new Map<string, Promise<Speech>>();
    const alone = (saying: Saying, speed = 1): Promise<Speech> => {
      const key = `${saying.phonemes} ${speed}`;
      const speech = spoken.get(key) ?? say(saying, undefined, speed);
      spoken.set(key, speech);
      return speech;
    };

    /** Returns a saying with the given number of phonemes that the engine can speak. */
    const ofLength = (phonemes: number): Saying => {
      const times = Math.ceil(phonemes / long.phonemes.length);
      return { text: `${long.text} `.repeat(times), phonemes: `${long.phonemes} `.repeat(times).slice(0, phonemes) };
    };

    describe("properties", () => {
      test(`${name} has a valid id, input, sample rate, maximum length and concurrency`, () => {
        expect(engine.id).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(["phonemes", "text"]).toContain(engine.input);
        for (const count of [engine.sampleRate, engine.maxInputLength, engine.concurrency]) {
          expect(Number.isInteger(count) && count > 0).toBe(true);
        }
      });

      test(`${name} lists its voices in a fixed order, with unique ids and the default among them`, async () => {
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

    describe("status", () => {
      test(`${name}, if it has workers, describes them, and an empty queue once it has spoken`, async () => {
        await alone(short);
        const status = engine.status?.();
        if (status === undefined) return;
        expect(status).toMatchObject({ state: "up", waiting: 0, deaths: 0 });
        expect(status.workers.length).toBeGreaterThan(0);
        for (const { pid } of status.workers) expect(pid).toBeGreaterThan(0);
      });
    });

    describe("speech", () => {
      test(`the speech of ${name} is finite mono float32 at the engine's sample rate, and audible`, async () => {
        const { samples, sampleRate } = await alone(short);
        expect(samples).toBeInstanceOf(Float32Array);
        expect(sampleRate).toBe(engine.sampleRate);
        expect(samples.length).toBeGreaterThan(0);
        expect(samples.every((sample) => Number.isFinite(sample) && Math.abs(sample) < 2)).toBe(true);
        expect(samples.some((sample) => Math.abs(sample) > 0.01)).toBe(true);
      });

      test(`the frames of ${name}, if it has any, have one count for each phoneme and tile the samples`, async () => {
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

      test(`${name} returns no samples for an utterance without phonemes`, async () => {
        const { samples, sampleRate } = await say({ text: "", phonemes: "" });
        expect(samples).toHaveLength(0);
        expect(sampleRate).toBe(engine.sampleRate);
      });

      test(`${name} returns more samples for a longer utterance`, async () => {
        expect((await alone(long)).samples.length).toBeGreaterThan(2 * (await alone(short)).samples.length);
      });

      test(`the speech of ${name} is about half as long at speed 2, and longer at speed 0.5`, async () => {
        const takes = (varies?.lengths ?? 0) === 0 ? 1 : 4; // If durations are random, compare their mean.
        const lengthAt = async (speed: number): Promise<number> => {
          let sum = (await alone(long, speed)).samples.length;
          for (let take = 1; take < takes; take += 1) sum += (await say(long, undefined, speed)).samples.length;
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
          ? `${name} returns the same samples each time`
          : `${name} returns speech of similar length each time, with other samples: ${varies.why}`,
        async () => expectSame(await say(short), await alone(short)),
      );
    });

    test(`${name} reports once that it begins to work on a call, and before it answers`, async () => {
      const news: string[] = [];
      const call = engine.synthesize(utteranceOf(short), style(undefined, UNHEARD_SPEED), {
        onStart: () => news.push("started"),
      });
      await call.then(() => news.push("answered"));
      expect(news).toEqual(["started", "answered"]);
    });

    describe("a mix of voices", () => {
      test(`in ${name}, a mix of a voice with itself sounds like the voice`, async () => {
        const half = { voice, weight: 0.5 };
        expectSame(await say(short, [half, half]), await alone(short));
      });

      if (otherVoice !== undefined) {
        test(`in ${name}, a mix of two voices sounds like neither of them`, async () => {
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
      test(`${name} speaks the longest utterance completely`, async () => {
        // At speed 4, because only the phonemes matter here: at speed 1 this is half a minute of sound.
        const { samples, frames } = await say(ofLength(engine.maxInputLength), undefined, 4);
        expect(samples.length).toBeGreaterThan((await alone(long)).samples.length);
        if (frames) expect(frames.phonemes).toHaveLength(engine.maxInputLength);
      });

      test(`${name} rejects an utterance with one phoneme more than the longest, and cuts nothing off`, async () => {
        const { maxInputLength: maxPhonemes } = engine;
        await expect(say(ofLength(maxPhonemes + 1))).rejects.toMatchObject({
          code: "VOX_UTTERANCE_TOO_LONG",
          details: { phonemes: maxPhonemes + 1, maxPhonemes },
        });
      });
    });

    describe("requests that the engine rejects", () => {
      test(`${name} rejects an unknown voice, and suggests the voices most like it`, async () => {
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
        test(`${name} rejects a symbol that it cannot speak, and gives its place`, async () => {
          const index = short.phonemes.length;
          const saying = { ...short, phonemes: `${short.phonemes}${unknownPhoneme}${short.phonemes}` };
          await expect(say(saying)).rejects.toMatchObject({
            code: "VOX_PHONEME_UNKNOWN",
            details: { symbol: unknownPhoneme, index },
          });
        });
      }

      test.each([0, 0.24, 4.01, -1, Number.NaN])(`${name} rejects a speed of %d`, async (speed) => {
        await expect(say(short, undefined, speed)).rejects.toThrow(RangeError);
      });

      test(`${name} answers the next call after it has rejected one`, async () => {
        await say(ofLength(engine.maxInputLength + 1)).catch(() => {});
        expect((await say(short)).samples.length).toBeGreaterThan(0);
      });
    });

    describe("an aborted call", () => {
      const reason = new Error("changed my mind");

      test(`a call of ${name} that is already aborted rejects with the caller's reason`, async () => {
        await expect(say(short, undefined, 1, AbortSignal.abort(reason))).rejects.toBe(reason);
      });

      test(`an aborted call in the queue of ${name} rejects with the caller's reason, and the others continue`, async () => {
        const controller = new AbortController();
        const first = say(long);
        const others = Array.from({ length: engine.concurrency }, () => say(short));
        const waiting = say(short, undefined, ABORTED_SPEED, controller.signal);
        const next = say(short);
        controller.abort(reason);
        await expect(waiting).rejects.toBe(reason);
        expectSame(await next, await alone(short));
        expectSame(await first, await alone(long));
        await Promise.all(others);
      });

      test(`an aborted call in progress in ${name} rejects with the caller's reason, and the next call is answered`, async () => {
        const controller = new AbortController();
        const call = say(long, undefined, ABORTED_SPEED, controller.signal);
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve(); // Lets the call begin.
        controller.abort(reason);
        const next = say(short);
        await expect(call).rejects.toBe(reason);
        expectSame(await next, await alone(short));
      });

      test(`an abort after the end of a call of ${name} has no effect`, async () => {
        const controller = new AbortController();
        const speech = await say(short, undefined, 1, controller.signal);
        controller.abort(reason);
        expectSame(speech, await alone(short));
      });
    });

    test(`${name} returns the same speech for concurrent calls as for calls one after another`, async () => {
      const sayings = [
        { saying: short, speed: 1 },
        { saying: long, speed: 2 },
        { saying: short, speed: 2 },
        { saying: long, speed: 1 },
      ];
      const atOnce = await Promise.all(sayings.map(({ saying, speed }) => say(saying, undefined, speed)));
      for (const [index, { saying, speed }] of sayings.entries()) {
        expectSame(atOnce[index] as Speech, await alone(saying, speed));
      }
    });

    // These tests come last, because they dispose of the engine that all tests share.
    describe("disposal", () => {
      test(`disposing of ${name} ends the calls in flight, with their speech or VOX_ENGINE_CLOSED`, async () => {
        const calls = [long, short, long].map((saying) => say(saying));
        const ends = Promise.allSettled(calls);
        await Promise.all([engine[Symbol.asyncDispose](), engine[Symbol.asyncDispose]()]); // Two disposals at once are allowed.
        for (const end of await ends) {
          if (end.status === "fulfilled") expect(end.value.samples.length).toBeGreaterThan(0);
          else expect(end.reason).toMatchObject({ code: "VOX_ENGINE_CLOSED" });
        }
      });

      test(`${name} can be disposed of again`, async () => {
        await engine[Symbol.asyncDispose]();
      });

      test(`${name} rejects calls after its disposal with VOX_ENGINE_CLOSED`, async () => {
        await engine[Symbol.asyncDispose]();
        await expect(say(short)).rejects.toMatchObject({
          code: "VOX_ENGINE_CLOSED",
          details: { engine: engine.id },
        });
      });
    });
  });
}

/** Tells whether two speeches have the same samples, which is much faster than `toEqual`. */
function isSameSound(one: Speech, other: Speech): boolean {
  const { samples } = other;
  return one.samples.length === samples.length && one.samples.every((sample, index) => sample === samples[index]);
}

function utteranceOf({ text, phonemes }: Saying): Utterance {
  const source = { start: 0, end: text.length };
  const word = { text, source, phonemes: { start: 0, end: phonemes.length } };
  return { language: "en-us", text, phonemes, words: phonemes === "" ? [] : [word], source };
}
