import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/core/engine.js";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { type CacheEvent, createCachedEngine } from "../../src/store/cached-engine.js";
import { createMemoryUtteranceStore } from "../../src/store/memory-store.js";
import { utteranceKey } from "../../src/store/utterance-key.js";
import { describeEngine } from "../contract/engine.js";
import { openRecordingEngine, type RecordingEngine } from "../speaker/support/recording-engine.js";
import { STYLE, say } from "./support/utterances.js";

describeEngine("cached-tone", async () => createCachedEngine(createToneEngine()), {
  voice: "tone_mid",
  otherVoice: "tone_high",
  misspelledVoice: "tone_mdi",
  short: { text: "Hello.", phonemes: "həlˈO." },
  long: { text: "Hello, wide and wonderful world!", phonemes: "həlˈO, wˈId ænd wˈʌndəɹfəl wˈɜɹld!" },
});

interface Rig {
  readonly inner: RecordingEngine;
  readonly engine: Engine;
  readonly events: CacheEvent[];
}

function open(options: Parameters<typeof openRecordingEngine>[0] = {}): Rig {
  const inner = openRecordingEngine(options);
  const events: CacheEvent[] = [];
  return { inner, events, engine: createCachedEngine(inner, { onEvent: (event) => events.push(event) }) };
}

describe("an utterance that is asked for again", () => {
  test("it has the same samples and durations, and the engine speaks it once", async () => {
    const { inner, engine, events } = open();
    const first = await engine.synthesize(say("həlˈO"), STYLE);
    await new Promise((resolve) => setTimeout(resolve, 0)); // The store has it a moment later.
    const again = await engine.synthesize(say("həlˈO", { source: { start: 7, end: 9 } }), STYLE);
    expect(again).toEqual(first);
    expect(again).toEqual(await createToneEngine().synthesize(say("həlˈO"), STYLE));
    expect(inner.utterances).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(["miss", "hit"]);
  });

  test("a caller that changes its samples changes nobody else's", async () => {
    const { engine } = open();
    const clean = await createToneEngine().synthesize(say("həlˈO"), STYLE);
    for (let call = 0; call < 3; call += 1) {
      const speech = await engine.synthesize(say("həlˈO"), STYLE);
      expect(speech).toEqual(clean);
      speech.samples.fill(9);
      speech.frames?.phonemes.fill(9);
    }
  });

  test("a failure is not kept", async () => {
    let failures = 1;
    const { engine, inner } = open({
      before: () => {
        failures -= 1;
        if (failures >= 0) throw new Error("the engine failed");
      },
    });
    await expect(engine.synthesize(say("a"), STYLE)).rejects.toThrow("the engine failed");
    expect((await engine.synthesize(say("a"), STYLE)).samples.length).toBeGreaterThan(0);
    expect(inner.utterances).toHaveLength(2);
  });
});

describe("the status of a cache", () => {
  test("it counts the calls by the way they got their sound, and has the size of the store", async () => {
    const { engine } = open();
    expect(engine.cacheStatus?.()).toEqual({ hits: 0, misses: 0, shared: 0, bytes: 0 });
    await Promise.all([engine.synthesize(say("a"), STYLE), engine.synthesize(say("a"), STYLE)]);
    const { samples } = await engine.synthesize(say("b"), STYLE);
    await expect.poll(() => engine.cacheStatus?.().bytes).toBeGreaterThan(2 * samples.byteLength);
    await engine.synthesize(say("a"), STYLE);
    expect(engine.cacheStatus?.()).toMatchObject({ hits: 1, misses: 2, shared: 1 });
  });

  test("the size is unknown if the store does not say it", () => {
    const store = { get: async () => undefined, put: async () => {} };
    expect(createCachedEngine(createToneEngine(), { store }).cacheStatus?.().bytes).toBeUndefined();
  });
});

describe("the key of an utterance", () => {
  const engine = { id: "tone", fingerprint: "1", input: "phonemes" } as const;
  const mix = (...voice: readonly (readonly [string, number])[]) => ({
    voice: voice.map(([name, weight]) => ({ voice: name, weight })),
    speed: 1,
  });
  const key = utteranceKey(engine, say("a", { text: "A" }), STYLE);

  test.each([
    ["phonemes", utteranceKey(engine, say("b", { text: "A" }), STYLE)],
    ["languages", utteranceKey(engine, say("a", { text: "A", language: "en-gb" }), STYLE)],
    ["speeds", utteranceKey(engine, say("a", { text: "A" }), { ...STYLE, speed: 1.000_000_1 })],
    ["voices", utteranceKey(engine, say("a", { text: "A" }), mix(["tone_low", 1]))],
    ["engines", utteranceKey({ ...engine, id: "other" }, say("a", { text: "A" }), STYLE)],
    ["fingerprints", utteranceKey({ ...engine, fingerprint: "2" }, say("a", { text: "A" }), STYLE)],
    ["readers", utteranceKey(engine, say("a", { text: "A", reading: "text" }), STYLE)],
  ])("utterances of different %s have different keys", (_, other) => {
    expect(other).not.toBe(key);
  });

  test("weights that differ in their last digit have different keys", () => {
    const one = utteranceKey(engine, say("a"), mix(["tone_low", 0.3], ["tone_mid", 0.7]));
    const other = utteranceKey(engine, say("a"), mix(["tone_low", 0.1 + 0.2], ["tone_mid", 0.7]));
    expect(one).not.toBe(other);
  });

  test("the text counts only if the engine reads it", () => {
    const keyOf = (input: "phonemes" | "text", text: string, reading?: "text"): string =>
      utteranceKey({ ...engine, input }, say("a", { text, ...(reading && { reading }) }), STYLE);
    expect(keyOf("phonemes", "one")).toBe(keyOf("phonemes", "two"));
    expect(keyOf("text", "one")).not.toBe(keyOf("text", "two"));
    expect(keyOf("phonemes", "one", "text")).not.toBe(keyOf("phonemes", "two", "text"));
  });

  test("phonemes and texts that contain quotes and brackets cannot pretend to be other fields", () => {
    const tricky = ['","', '"],["', "\\", '\\"', "null"];
    const keys = tricky.flatMap((one) =>
      tricky.map((other) => utteranceKey({ ...engine, input: "text" }, say(one, { text: other }), STYLE)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("a store that fails", () => {
  const broken = new Error("the disk is gone");

  test("a call gets its sound from the engine if the store can be neither read nor written, and each failure is reported", async () => {
    const events: CacheEvent[] = [];
    const store = {
      get: () => Promise.reject(broken),
      put: (): Promise<void> => {
        throw broken;
      },
    };
    const engine = createCachedEngine(createToneEngine(), { store, onEvent: (event) => events.push(event) });
    expect((await engine.synthesize(say("a"), STYLE)).samples.length).toBeGreaterThan(0);
    await engine[Symbol.asyncDispose]();
    expect(events).toEqual([
      { type: "failed", operation: "get", error: broken },
      { type: "miss" },
      { type: "failed", operation: "put", error: broken },
    ]);
  });

  test("a store that never finishes a write delays no call, and holds at most 16 utterances", async () => {
    const events: CacheEvent[] = [];
    const store = { get: async () => undefined, put: () => new Promise<void>(() => {}) };
    const engine = createCachedEngine(createToneEngine(), { store, onEvent: (event) => events.push(event) });
    for (let index = 1; index <= 20; index += 1) await engine.synthesize(say("a".repeat(index)), STYLE);
    expect(events.filter(({ type }) => type === "skipped")).toHaveLength(4);
  });

  test("disposal waits until the last utterance is in the store", async () => {
    const memory = createMemoryUtteranceStore();
    const store = {
      get: memory.get,
      put: async (...entry: Parameters<typeof memory.put>) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await memory.put(...entry);
      },
    };
    const inner = createToneEngine();
    const engine = createCachedEngine(inner, { store });
    await engine.synthesize(say("a"), STYLE);
    await engine[Symbol.asyncDispose]();
    expect(await memory.get(utteranceKey(inner, say("a"), STYLE))).toBeDefined();
  });
});

describe("the options of createCachedEngine", () => {
  test("an engine without a fingerprint is refused", () => {
    const { fingerprint: _, ...engine } = createToneEngine();
    expect(() => createCachedEngine(engine)).toThrow("engine tone cannot be cached, because it has no fingerprint");
  });

  test.each<[object, string]>([
    [{ cache: 5 }, 'options has no "cache"'],
    [{ store: {} }, "store.get must be a function"],
    [{ store: { get: () => {} } }, "store.put must be a function"],
    [{ onEvent: 5 }, "onEvent must be a function, got 5"],
  ])("%j is refused with the rule", (options, message) => {
    expect(() => createCachedEngine(createToneEngine(), options)).toThrow(message);
  });

  test("a closed engine also refuses an utterance that the store has", async () => {
    const { engine } = open();
    await engine.synthesize(say("a"), STYLE);
    await engine[Symbol.asyncDispose]();
    await expect(engine.synthesize(say("a"), STYLE)).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });
});
