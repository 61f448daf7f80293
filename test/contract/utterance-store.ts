import { describe, expect, test } from "vitest";
import type { Speech } from "../../src/core/speech.js";
import type { UtteranceStore, UtteranceStoreOptions } from "../../src/store/utterance-store.js";
import { makeSpeech, SPEECH_BYTES } from "../store/support/speeches.js";

/** A store that is open, and what it needs. */
export interface OpenStore extends AsyncDisposable {
  readonly store: UtteranceStore;
  /** Opens the same store again, as another program would. Absent if the store ends with the program. */
  readonly reopen?: () => UtteranceStore;
}

/** Defines the tests that every store of utterances must pass. */
export function describeUtteranceStore(
  name: string,
  open: (options?: UtteranceStoreOptions) => Promise<OpenStore>,
): void {
  describe(`store of utterances: ${name}`, () => {
    test(`${name} returns the samples and durations that it was given, to the last bit`, async () => {
      await using opened = await open();
      const { store } = opened;
      const strange = new Float32Array([0, -0, 1, -1, 1e-40, Number.NaN, Number.POSITIVE_INFINITY, 0.1]);
      const speeches: Speech[] = [
        makeSpeech(1),
        { samples: strange, sampleRate: 44_100 },
        { samples: new Float32Array(0), sampleRate: 24_000 },
      ];
      for (const [index, speech] of speeches.entries()) await store.put(`key ${index}`, speech);
      for (const [index, speech] of speeches.entries()) {
        const kept = await store.get(`key ${index}`);
        expect(kept).toEqual(speech);
        expect(bitsOf(kept)).toEqual(bitsOf(speech));
      }
    });

    test(`${name} returns nothing for a key that it was never given`, async () => {
      await using opened = await open();
      await opened.store.put("key", makeSpeech(1));
      expect(await opened.store.get("other key")).toBeUndefined();
      expect(await opened.store.get("")).toBeUndefined();
    });

    test(`${name} keeps keys of any characters and any length apart`, async () => {
      await using opened = await open();
      const keys = ["", "a", "A", "a/b", "../a", "a\0b", "é", "e\u0301", "x".repeat(5_000)];
      for (const [index, key] of keys.entries()) await opened.store.put(key, makeSpeech(index));
      for (const [index, key] of keys.entries()) {
        expect(await opened.store.get(key)).toEqual(makeSpeech(index));
      }
    });

    test(`${name} replaces the speech of a key`, async () => {
      await using opened = await open();
      await opened.store.put("key", makeSpeech(1));
      await opened.store.put("key", makeSpeech(2));
      expect(await opened.store.get("key")).toEqual(makeSpeech(2));
    });

    test(`${name} copies the samples before put returns, and hands out a copy each time`, async () => {
      await using opened = await open();
      const speech = makeSpeech(1);
      const put = opened.store.put("key", speech);
      overwrite(speech);
      await put;
      const first = await opened.store.get("key");
      expect(first).toEqual(makeSpeech(1));
      if (first) overwrite(first);
      expect(await opened.store.get("key")).toEqual(makeSpeech(1));
    });

    test(`${name} stays within its bound, keeps what is used, and drops what was used longest ago`, async () => {
      const most = 20;
      await using opened = await open({ maxBytes: most * SPEECH_BYTES });
      const { store } = opened;
      const count = 60;
      for (let index = 0; index < count; index += 1) {
        await store.put(`key ${index}`, makeSpeech(index));
        await new Promise((resolve) => setTimeout(resolve, 3)); // Clocks of file systems tick in milliseconds.
        expect(await store.get("key 0")).toEqual(makeSpeech(0));
      }
      const kept: number[] = [];
      for (let index = 0; index < count; index += 1) if (await store.get(`key ${index}`)) kept.push(index);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(kept.length).toBeGreaterThan(most / 2);
      expect(kept).toContain(0);
      expect(kept.slice(1)).toEqual(Array.from({ length: kept.length - 1 }, (_, at) => count - kept.length + 1 + at));
    });

    test(`${name} does not keep speech that is larger than the whole store, and drops nothing for it`, async () => {
      await using opened = await open({ maxBytes: 4 * SPEECH_BYTES });
      const { store } = opened;
      await store.put("small", makeSpeech(1));
      await store.put("large", { samples: new Float32Array(4 * SPEECH_BYTES), sampleRate: 24_000 });
      expect(await store.get("large")).toBeUndefined();
      expect(await store.get("small")).toEqual(makeSpeech(1));
    });

    test(`${name} keeps 50 utterances that are put at the same time`, async () => {
      await using opened = await open();
      const { store } = opened;
      await Promise.all(Array.from({ length: 50 }, (_, index) => store.put(`key ${index}`, makeSpeech(index))));
      const kept = await Promise.all(Array.from({ length: 50 }, (_, index) => store.get(`key ${index}`)));
      expect(kept).toEqual(Array.from({ length: 50 }, (_, index) => makeSpeech(index)));
    });

    test(`${name} has the speech of one of the calls after several puts of one key at once`, async () => {
      await using opened = await open();
      await Promise.all([1, 2, 3, 4].map((seed) => opened.store.put("key", makeSpeech(seed))));
      expect([1, 2, 3, 4].map((seed) => makeSpeech(seed))).toContainEqual(await opened.store.get("key"));
    });

    test(`${name}, opened again, has what was put before if it outlives the program`, async () => {
      await using opened = await open();
      await opened.store.put("key", makeSpeech(1));
      const again = opened.reopen?.() ?? opened.store;
      expect(await again.get("key")).toEqual(makeSpeech(1));
    });

    test.each([-1, 0.5, Number.NaN])(`${name} refuses a bound of %d bytes`, async (maxBytes) => {
      await expect(open({ maxBytes })).rejects.toThrow(RangeError);
    });
  });
}

/** Returns the bits of the samples, in which -0 differs from 0. */
function bitsOf(speech: Speech | undefined): Uint32Array {
  return new Uint32Array(speech?.samples.buffer ?? new ArrayBuffer(0));
}

function overwrite({ samples, frames }: Speech): void {
  samples.fill(9);
  frames?.phonemes.fill(9);
}
