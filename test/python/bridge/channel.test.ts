import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, type Channel, openChannel } from "../../../src/python/bridge/channel.js";
import { cutAt, PONG, rawFrame, speech } from "./support/raw-frames.js";

interface Rig {
  readonly channel: Channel;
  /** Output of the worker. */
  readonly output: PassThrough;
  /** Input of the worker. */
  readonly input: PassThrough;
  readonly violations: string[];
  readonly silences: string[];
}

function openRig(): Rig {
  const input = new PassThrough();
  const output = new PassThrough();
  const violations: string[] = [];
  const silences: string[] = [];
  const channel = openChannel({
    input,
    output,
    onViolation: (reason) => violations.push(reason),
    onSilence: (reason) => silences.push(reason),
  });
  return { channel, input, output, violations, silences };
}

const ping = { type: "ping" } as const;
const job = { type: "synthesize", job: {} } as const;

describe("an answer", () => {
  test("an answer goes to the question with its number, in any order", async () => {
    const { channel, output } = openRig();
    const asked = [channel.ask(ping), channel.ask(job), channel.ask(ping)];
    output.write(rawFrame({ id: 3, payload: { ...PONG, jobs: 3 } }));
    output.write(rawFrame({ id: 1, payload: { ...PONG, jobs: 1 } }));
    output.write(rawFrame({ id: 2, payload: speech(0) }));
    const answers = await Promise.all(asked);
    expect(answers.map(({ message }) => message)).toMatchObject([{ jobs: 1 }, { type: "speech" }, { jobs: 3 }]);
    expect(answers[1]?.samples).toEqual(new Float32Array(0));
  });

  test("an answer with sound resolves when the sound arrives", async () => {
    const { channel, output } = openRig();
    const asked = channel.ask(job);
    output.write(rawFrame({ id: 1, payload: speech(2) }));
    output.write(rawFrame({ id: 1, payload: new Float32Array([0.25, -0.5]) }));
    expect((await asked).samples).toEqual(new Float32Array([0.25, -0.5]));
  });

  test("any number of progress messages may precede an answer", async () => {
    const { channel, output } = openRig();
    const phases: string[] = [];
    const asked = channel.ask({ type: "load", settings: {} }, { onProgress: ({ phase }) => phases.push(phase) });
    for (const phase of ["import", "weights"]) {
      output.write(rawFrame({ id: 1, payload: { type: "progress", phase, done: 0, total: 0 } }));
    }
    output.write(rawFrame({ id: 1, payload: PONG }));
    await asked;
    expect(phases).toEqual(["import", "weights"]);
  });
});

describe("a violation of the protocol", () => {
  const two = { type: "progress", phase: "x", done: 0, total: 0 };
  test.each<[string, readonly Buffer[], RegExp]>([
    ["text", [Buffer.from("Loading the model...\n")], /a frame cannot begin with "Loading the /],
    ["invalid JSON", [rawFrame({ id: 1, payload: Buffer.from("{") })], /JSON/],
    ["an unknown type", [rawFrame({ id: 1, payload: { type: "hum" } })], /type/],
    ["a message without a required field", [rawFrame({ id: 1, payload: { type: "speech" } })], /samples/],
    ["NaN in JSON", [rawFrame({ id: 1, payload: Buffer.from('{"type":"pong","rss":NaN}') })], /JSON/],
    ["an answer without a question", [rawFrame({ id: 9, payload: PONG })], /9, which is not pending/],
    ["two answers", [rawFrame({ id: 1, payload: PONG }), rawFrame({ id: 1, payload: PONG })], /which is not pending/],
    ["sound that was not announced", [rawFrame({ id: 1, payload: new Float32Array(2) })], /but 0 samples/],
    [
      "less sound than was announced",
      [rawFrame({ id: 1, payload: speech(3) }), rawFrame({ id: 1, payload: new Float32Array(2) })],
      /received 8 bytes of sound, but 3 samples were announced/,
    ],
    [
      "a message where sound was announced",
      [rawFrame({ id: 1, payload: speech(3) }), rawFrame({ id: 1, payload: two })],
      /received "progress", but sound was announced/,
    ],
  ])("the channel reports a violation of the protocol: %s", async (_, frames, reason) => {
    const { channel, output, violations } = openRig();
    const asked = channel.ask(job);
    asked.catch(() => {});
    for (const frame of frames) output.write(frame);
    output.write(rawFrame({ id: 1, payload: PONG })); // Too late: the channel ignores it.
    await turn();
    expect(violations).toEqual([expect.stringMatching(reason)]);
    channel.close(new Error("gone"));
    await Promise.allSettled([asked]);
  });
});

test.each<[string, Buffer, RegExp]>([
  ["between two frames", Buffer.alloc(0), /the stream ended/],
  ["inside a frame", rawFrame({ id: 1, payload: PONG }).subarray(0, 20), /ended inside a frame/],
])("the channel reports an end %s as silence, not as a violation", async (_, bytes, reason) => {
  const { channel, output, violations, silences } = openRig();
  channel.ask(ping).catch(() => {});
  output.end(bytes);
  await turn();
  expect(violations).toEqual([]);
  expect(silences).toEqual([expect.stringMatching(reason)]);
  channel.close(new Error("gone"));
});

test("a closed channel rejects pending and later questions with the first reason", async () => {
  const { channel } = openRig();
  const asked = channel.ask(ping);
  const first = new Error("killed");
  channel.close(first);
  channel.close(new Error("and something else"));
  await expect(asked).rejects.toBe(first);
  await expect(channel.ask(ping)).rejects.toBe(first);
});

test("a broken pipe causes no additional error", async () => {
  const { channel, input, output, violations } = openRig();
  input.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
  output.destroy(new Error("read ECONNRESET"));
  const asked = channel.ask(ping);
  await turn();
  channel.close(new Error("gone"));
  await expect(asked).rejects.toThrow("gone");
  expect(violations).toEqual([]);
});

test("for any input in any chunks, every question settles once and nothing throws", async () => {
  const bytes = Buffer.concat([
    rawFrame({ id: 1, payload: PONG }),
    rawFrame({ id: 2, payload: speech(4) }),
    rawFrame({ id: 2, payload: new Float32Array(4) }),
    rawFrame({ id: 3, payload: { type: "bye" } }),
    rawFrame({ id: 4, payload: speech(0) }),
  ]);
  const flips = fc.array(fc.nat({ max: bytes.length * 8 - 1 }), { maxLength: 4 });
  const length = fc.option(fc.nat({ max: bytes.length + 40 }), { nil: bytes.length, freq: 2 });
  const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 8 });
  const extra = fc.uint8Array({ maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(flips, length, cuts, extra, async (flipped, end, cut, more) => {
      const { channel, output, violations, silences } = openRig();
      const settled: (Answer | Error)[] = [];
      const asked = [1, 2, 3, 4].map(() =>
        channel.ask(ping).then(
          (answer) => settled.push(answer),
          (error) => settled.push(error),
        ),
      );
      const damaged = Buffer.concat([bytes, more]).subarray(0, end);
      for (const bit of flipped) {
        if (bit >> 3 < damaged.length) damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      }
      for (const piece of cutAt(damaged, cut)) output.write(piece);
      output.end();
      await turn();
      expect(violations.length + silences.length).toBe(1); // The end, where nothing worse came before it.
      channel.close(new Error("gone"));
      await Promise.all(asked);
      expect(settled).toHaveLength(4);
    }),
    { numRuns: 300 },
  );
});
