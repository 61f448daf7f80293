import { describe, expect, test } from "vitest";
import { until } from "../../support/processes.js";
import { failure } from "./support/errors.js";
import { openFaultyPool } from "./support/faulty-pool.js";
import { PONG, rawFrame } from "./support/raw-frames.js";

const speak = (text: string): object => ({ text });
const hex = (bytes: Buffer): string => bytes.toString("hex");

describe("the protocol is intact", () => {
  test("output that a job prints, in any way, goes to standard error and leaves the protocol intact", async () => {
    const lines: string[] = [];
    await using pool = await openFaultyPool({ onLine: (line) => lines.push(line) });
    expect((await pool.run(speak("print stray"))).samples).toHaveLength(880);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(1);
    // print, os.system, a child, the descriptor itself, C's puts.
    await until(() => lines.filter((line) => line === "stray").length === 5, "five stray lines");
  });

  test("a child of Python that reads standard input finds its end and leaves the protocol intact", async () => {
    await using pool = await openFaultyPool();
    expect((await pool.run(speak("read"))).samples).toHaveLength(320);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(1);
  });
});

describe("a worker that breaks the protocol", () => {
  test.each<[string, string, RegExp]>([
    ["garbage", `frame ${hex(Buffer.from("Hello there, Node!"))}`, /a frame cannot begin with "Hello there,"/],
    [
      "a frame that is too large",
      `frame ${hex(rawFrame({ id: 1, payload: {}, announced: 0x7fff_ffff }))}`,
      /the limit is 8388608/,
    ],
    ["an answer without a question", `frame ${hex(rawFrame({ id: 99, payload: PONG }))}`, /99, which is not pending/],
    ["a flood of bytes", "flood 64", /a frame cannot begin with/],
    ["the end of its output", "mute", /the stream ended/],
  ])("a worker that breaks the protocol with %s is killed, and its job rejects", async (_, text, reason) => {
    await using pool = await openFaultyPool({ timeouts: { terminateTimeoutMs: 300 } });
    await pool.run(speak("warm"));
    const before = process.memoryUsage.rss();
    const { message } = await failure(pool.run(speak(text)), "VOX_WORKER_PROTOCOL");
    expect(message).toMatch(/^faulty: the worker broke the protocol: /);
    expect(message).toMatch(reason);
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 << 20);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
    expect(pool.pids()).toHaveLength(2);
  });

  test("a worker that exits inside a frame has crashed, and its job is tried once more", async () => {
    await using pool = await openFaultyPool();
    const half = hex(rawFrame({ id: 1, payload: PONG }).subarray(0, 20));
    const { message } = await failure(pool.run(speak(`half ${half}`)), "VOX_WORKER_POISON");
    expect(message).toContain("the worker ended with code 0");
    expect(pool.pids()).toHaveLength(2);
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  });

  test("a worker that hangs inside a frame exceeds its deadline", async () => {
    await using pool = await openFaultyPool();
    await pool.run(speak("warm"));
    const half = hex(rawFrame({ id: 4, payload: PONG }).subarray(0, 20));
    await failure(pool.run(speak(`hang ${half}`), { deadlineMs: 500 }), "VOX_DEADLINE");
    expect((await pool.run(speak("well"))).samples).toHaveLength(320);
  });
});
