import { describe, expect, test } from "vitest";
import { createSpeechQueue, QUEUE_LIMIT, type QueuedSpeech, Stopped } from "../../../src/cli/mcp/speech-queue.js";
import { abortable } from "../../../src/core/abort.js";

const NEVER = new AbortController().signal;

/** Returns a speech that records its steps, and plays until `end` or an abort. */
function recorded(name: string, log: string[]): QueuedSpeech<string, string> & { readonly end: () => void } {
  let end: () => void = () => {};
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end,
    async prepare() {
      log.push(`prepare ${name}`);
      return name;
    },
    async play(prepared, signal) {
      log.push(`play ${prepared}`);
      await abortable(promise, signal).finally(() => log.push(`end ${prepared}`));
      return `played ${prepared}`;
    },
  };
}

describe("createSpeechQueue()", () => {
  test("a queue prepares each text at once and plays one after another", async () => {
    await using queue = createSpeechQueue();
    const log: string[] = [];
    const [a, b] = [recorded("a", log), recorded("b", log)];
    const [first, second] = [queue.add(a, NEVER), queue.add(b, NEVER)];
    expect([first.ahead, second.ahead]).toEqual([0, 1]);
    await Promise.all([first.accepted, second.accepted]);
    b.end();
    a.end();
    expect(await Promise.all([first.ended, second.ended])).toEqual(["played a", "played b"]);
    expect(log).toEqual(["prepare a", "prepare b", "play a", "end a", "play b", "end b"]);
  });

  test("a text that leaves the middle of a queue lets none of its successors play early", async () => {
    await using queue = createSpeechQueue();
    const log: string[] = [];
    const [a, b, c] = [recorded("a", log), recorded("b", log), recorded("c", log)];
    const canceller = new AbortController();
    const [first, second, third] = [queue.add(a, NEVER), queue.add(b, canceller.signal), queue.add(c, NEVER)];
    canceller.abort("enough");
    await expect(second.ended).rejects.toBe("enough");
    c.end();
    a.end();
    await Promise.all([first.ended, third.ended]);
    expect(log.slice(3)).toEqual(["play a", "end a", "play c", "end c"]);
  });

  test("stop ends the sound and drops all texts, and the queue then plays new ones", async () => {
    await using queue = createSpeechQueue();
    const log: string[] = [];
    const places = ["a", "b", "c"].map((name) => queue.add(recorded(name, log), NEVER));
    const ends = places.map(({ ended }) => expect(ended).rejects.toBeInstanceOf(Stopped));
    await Promise.all(places.map(({ accepted }) => accepted));
    expect(await queue.stop()).toBe(3);
    await Promise.all(ends);
    expect(await queue.stop()).toBe(0);
    const again = recorded("d", log);
    again.end();
    expect(await queue.add(again, NEVER).ended).toBe("played d");
  });

  test("a text whose preparation fails leaves the queue", async () => {
    await using queue = createSpeechQueue();
    const bad: QueuedSpeech<never, never> = {
      prepare: () => Promise.reject(new TypeError("no voice")),
      play: () => Promise.reject(new Error("it must not play")),
    };
    const place = queue.add(bad, NEVER);
    await expect(place.accepted).rejects.toThrow("no voice");
    await expect(place.ended).rejects.toThrow("no voice");
    expect(await queue.stop()).toBe(0);
  });

  test("a full queue refuses a text", async () => {
    await using queue = createSpeechQueue();
    for (let count = 0; count < QUEUE_LIMIT; count += 1) {
      queue.add(recorded(`${count}`, []), NEVER).ended.catch(() => {});
    }
    expect(() => queue.add(recorded("more", []), NEVER)).toThrow("at most 100 texts may wait to be spoken");
  });
});
