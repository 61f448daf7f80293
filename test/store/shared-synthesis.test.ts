import { describe, expect, test } from "vitest";
import type { Engine } from "../../src/core/engine.js";
import { createToneEngine } from "../../src/engines/tone/tone-engine.js";
import { createCachedEngine } from "../../src/store/cached-engine.js";
import { openQueuedEngine, type QueuedEngine } from "./support/queued-engine.js";
import { STYLE, say } from "./support/utterances.js";

/** Waits until the calls that were made have reached the queue of the engine. */
async function arrive(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function open(): { readonly inner: QueuedEngine; readonly engine: Engine } {
  const inner = openQueuedEngine();
  return { inner, engine: createCachedEngine(inner) };
}

const SENTENCE = say("həlˈO");

describe("calls for the same utterance at the same time", () => {
  test("many calls share one synthesis, and each gets samples of its own", async () => {
    const { inner, engine } = open();
    const calls = Array.from({ length: 50 }, () => engine.synthesize(SENTENCE, STYLE));
    await arrive();
    const job = inner.begin();
    expect(inner.waiting).toBe(0);
    const late = engine.synthesize(SENTENCE, STYLE);
    await arrive();
    expect(inner.waiting).toBe(0);
    await inner.answer(job);
    const speeches = await Promise.all([...calls, late]);
    const alone = await createToneEngine().synthesize(SENTENCE, STYLE);
    for (const speech of speeches)
      expect(Buffer.from(speech.samples.buffer).equals(Buffer.from(alone.samples.buffer))).toBe(true);
    expect(new Set(speeches.map(({ samples }) => samples.buffer)).size).toBe(51);
    expect(new Set(speeches.map(({ frames }) => frames?.phonemes.buffer)).size).toBe(51);
    expect(inner.abandoned).toBe(0);
  });

  test("a caller of a high priority does not wait for the turn of one of a low priority", async () => {
    const { inner, engine } = open();
    const low = engine.synthesize(SENTENCE, STYLE, { priority: -5, caller: "book" });
    const other = engine.synthesize(say("ʌðəɹ"), STYLE, { caller: "chat" });
    await arrive();
    const high = engine.synthesize(SENTENCE, STYLE, {
      priority: 5,
      caller: "reader",
      text: "a book",
      first: true,
      last: true,
    });
    await arrive();
    const first = inner.begin();
    expect(first).toMatchObject({ priority: 5, caller: "reader", text: "a book", first: true, last: true });
    expect(inner.waiting).toBe(1); // The request of the low priority has left the queue.
    await inner.answer(first);
    expect(await low).toEqual(await high);
    await inner.answer(inner.begin());
    await other;
  });

  test("a caller takes its own turn, although another caller with many calls asked first", async () => {
    const { inner, engine } = open();
    const book = ["a", "b", "c", "d"].map((letter) => engine.synthesize(say(letter), STYLE, { caller: "book" }));
    await arrive();
    await inner.answer(inner.begin());
    const chat = engine.synthesize(say("d"), STYLE, { caller: "chat" });
    await arrive();
    const served = [];
    while (inner.waiting > 0) {
      const job = inner.begin();
      served.push(job.payload.utterance.phonemes);
      await inner.answer(job);
    }
    expect(served.indexOf("d")).toBeLessThanOrEqual(1);
    expect(served).toHaveLength(3);
    await Promise.all([...book, chat]);
  });

  test("each caller hears that the engine has begun", async () => {
    const { inner, engine } = open();
    const news: string[] = [];
    const calls = ["one", "two"].map((name) => engine.synthesize(SENTENCE, STYLE, { onStart: () => news.push(name) }));
    await arrive();
    const job = inner.begin();
    expect(news).toEqual(["one", "two"]);
    await inner.answer(job);
    await Promise.all(calls);
  });
});

describe("an abort of a call that shares a synthesis", () => {
  const reason = new Error("changed my mind");

  test.each(["waits", "is spoken"])(
    "the abort of one caller leaves the others their sound while the utterance %s",
    async (when) => {
      const { inner, engine } = open();
      const leaving = new AbortController();
      const left = engine.synthesize(SENTENCE, STYLE, { signal: leaving.signal });
      const stays = engine.synthesize(SENTENCE, STYLE);
      await arrive();
      const early = when === "waits" ? undefined : inner.begin();
      leaving.abort(reason);
      await expect(left).rejects.toBe(reason);
      const job = early ?? inner.begin();
      expect(job.abandoned).toBe(false);
      await inner.answer(job);
      expect((await stays).samples.length).toBeGreaterThan(0);
    },
  );

  test("the synthesis ends when the last caller leaves, and the next call starts another one", async () => {
    const { inner, engine } = open();
    const leaving = [new AbortController(), new AbortController()];
    const calls = leaving.map(({ signal }) => engine.synthesize(SENTENCE, STYLE, { signal }));
    await arrive();
    const job = inner.begin();
    const ends = Promise.allSettled(calls);
    for (const one of leaving) one.abort(reason);
    expect(await ends).toEqual(leaving.map(() => ({ status: "rejected", reason })));
    expect(inner.abandoned).toBe(1);
    expect(job.abandoned).toBe(true);
    const next = engine.synthesize(SENTENCE, STYLE);
    await arrive();
    await inner.answer(inner.begin());
    expect((await next).samples.length).toBeGreaterThan(0);
  });

  test("a caller whose own request failed gets that failure when the caller that it waited for leaves", async () => {
    const { inner, engine: unused } = open();
    await unused[Symbol.asyncDispose]();
    const full = new Error("the queue is full");
    let requests = 0;
    const engine = createCachedEngine({
      ...createToneEngine(),
      synthesize: (...call) => {
        requests += 1;
        return requests > 1 ? Promise.reject(full) : inner.synthesize(...call);
      },
    });
    const leaving = new AbortController();
    const first = engine.synthesize(SENTENCE, STYLE, { signal: leaving.signal });
    await arrive();
    const second = engine.synthesize(SENTENCE, STYLE);
    await arrive();
    const ends = Promise.allSettled([first, second]);
    leaving.abort(reason);
    expect(await ends).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason: full },
    ]);
  });

  test("1,000 aborts at every moment leave no call in the queue and no listener on a signal", async () => {
    const { inner, engine } = open();
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const shared = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = shared.signal;
    shared.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(shared.signal, args);
    };
    shared.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(shared.signal, args);
    };
    let aborted = 0;
    for (let turn = 0; turn < 1_000; turn += 1) {
      const utterance = say(random(2_000).toString(16));
      const leaving = new AbortController();
      const left = engine.synthesize(utterance, STYLE, { signal: leaving.signal, priority: random(3) });
      const stays = random(2) === 0 ? engine.synthesize(utterance, STYLE, { signal: shared.signal }) : undefined;
      left.catch(() => (aborted += 1));
      const moments = [
        () => leaving.abort(reason),
        arrive,
        () => inner.waiting > 0 && inner.answer(inner.begin()),
        () => leaving.abort(reason),
      ].slice(random(3));
      for (const moment of moments) await moment();
      await arrive();
      while (inner.waiting > 0) await inner.answer(inner.begin());
      await left.catch(() => {});
      if (stays) expect((await stays).samples.length).toBeGreaterThan(0);
    }
    expect(aborted).toBeGreaterThan(200);
    expect(inner.waiting).toBe(0);
    expect(listeners).toBe(0);
  }, 60_000);
});
