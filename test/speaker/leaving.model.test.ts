import { describe, expect, test } from "vitest";
import { abortable } from "../../src/core/abort.js";
import { speakToFile } from "../../src/output/to-file.js";
import { openSpeaker } from "../../src/speaker/speaker.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";
import { openRecordingEngine } from "./support/recording-engine.js";
import { collect, FIVE, openRig, settle } from "./support/speak.js";

const reason = new Error("changed my mind");

/** Never ends, unless it is aborted. */
const forEver = (signal: AbortSignal | undefined): Promise<void> => abortable(new Promise(() => {}), signal);

test("the engine buffers 20 seconds of sound, one utterance after another, while the listener holds a chunk", async () => {
  const { engine, speaker } = openRig();
  const stream = speaker.stream(FIVE.repeat(8));
  await stream.next();
  await settle();
  const made = engine.utterances.length;
  expect(engine.running).toBe(0);
  let seconds = 0;
  for (let held = 1; held < made; held += 1) {
    const { value } = await stream.next();
    if (value) seconds += value.samples.length / value.sampleRate;
  }
  expect(seconds).toBeGreaterThan(18);
  expect(seconds).toBeLessThan(45);
  expect(engine.mostRunning).toBe(1);
  await stream.return();
});

describe("leaving the loop early", () => {
  test("leaving the loop early aborts the engine, and makes no further calls to it", async () => {
    const { engine, speaker } = openRig({ before: (_, index, signal) => (index > 0 ? forEver(signal) : undefined) });
    for await (const _ of speaker.stream(FIVE)) break;
    await settle();
    expect(engine.running).toBe(0);
    expect(engine.utterances).toHaveLength(2);
  });

  test("leaving the loop early aborts the front end, and does not wait for it", async () => {
    const letters = openLetterPhonemizer();
    let batches = 0;
    const phonemizer: typeof letters = {
      ...letters,
      async phonemize(segments, language, options) {
        batches += 1;
        if (batches > 2) await forEver(options?.signal);
        return letters.phonemize(segments, language, options);
      },
    };
    const speaker = openSpeaker({ engine: openRecordingEngine(), phonemizer }, speakToFile);
    for await (const _ of speaker.stream(FIVE.repeat(10))) if (batches > 2) break;
    expect(batches).toBe(3);
  });

  test("a speaker speaks the next text after a loop that ended early", async () => {
    const { speaker } = openRig();
    for await (const _ of speaker.stream(FIVE)) break;
    expect(await collect(speaker.stream("Hello."))).toHaveLength(1);
  });

  test("leaving a stream before its first chunk does no work", async () => {
    const { engine, speaker } = openRig();
    await speaker.stream(FIVE).return();
    expect(engine.utterances).toEqual([]);
  });
});

describe("an abort", () => {
  test("a call with an aborted signal rejects with the caller's reason, and does not call the engine", async () => {
    const { engine, speaker } = openRig();
    await expect(collect(speaker.stream(FIVE, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(engine.utterances).toEqual([]);
  });

  test("an abort while the listener waits rejects with the caller's reason, and stops the engine", async () => {
    const controller = new AbortController();
    const { engine, speaker } = openRig({ before: (_, index, signal) => (index > 0 ? forEver(signal) : undefined) });
    const stream = speaker.stream(FIVE, { signal: controller.signal });
    await stream.next();
    const next = stream.next();
    await settle();
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect(await stream.next()).toMatchObject({ done: true });
    await settle();
    expect(engine.running).toBe(0);
    expect(engine.utterances).toHaveLength(2);
  });

  test("no chunk follows after an abort, although one is ready", async () => {
    const controller = new AbortController();
    const { speaker } = openRig();
    const stream = speaker.stream(FIVE, { signal: controller.signal });
    await stream.next();
    await settle();
    controller.abort(reason);
    await expect(stream.next()).rejects.toBe(reason);
  });

  test("an abort after the end changes nothing", async () => {
    const controller = new AbortController();
    const chunks = await collect(openRig().speaker.stream(FIVE, { signal: controller.signal }));
    controller.abort(reason);
    expect(chunks.length).toBeGreaterThan(1);
  });
});

describe("a failure of the engine", () => {
  test("a failure of the engine reaches the listener after the chunks before it, and ends the calls to the engine", async () => {
    const failure = new Error("out of tune");
    const { engine, speaker } = openRig({
      before: (_, index) => {
        if (index === 2) throw failure;
      },
    });
    const got: number[] = [];
    const listening = (async () => {
      for await (const { source } of speaker.stream(FIVE)) got.push(source.start);
    })();
    await expect(listening).rejects.toBe(failure);
    expect(got).toHaveLength(2);
    await settle();
    expect(engine.running).toBe(0);
    expect(engine.utterances).toHaveLength(3);
  });

  test("the first failure in the order of the text is reported, and the other calls are aborted", async () => {
    const { engine, speaker } = openRig({
      concurrency: 3,
      before: async (_, index, signal) => {
        if (index === 2) throw new Error("the second failure");
        if (index === 1) await new Promise((resolve) => setTimeout(resolve, 10));
        if (index === 1) throw new Error("the first failure");
        if (index > 2) await forEver(signal);
      },
    });
    await expect(collect(speaker.stream(FIVE))).rejects.toThrow("the first failure");
    await settle();
    expect(engine.running).toBe(0);
  });
});
