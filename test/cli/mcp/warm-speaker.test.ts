import { describe, expect, test } from "vitest";
import { createWarmSpeaker, type OpenSpeaker } from "../../../src/cli/mcp/warm-speaker.js";
import { createSpeaker } from "../../../src/create-speaker.js";

const NEVER = new AbortController().signal;

const openTone: OpenSpeaker = ({ signal }) => createSpeaker({ engine: "tone", signal });

/** Opens a speaker when `go` is called, and counts the starts. */
function gated(): { readonly open: OpenSpeaker; readonly go: () => void; readonly starts: AbortSignal[] } {
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const starts: AbortSignal[] = [];
  return {
    starts,
    go,
    async open(options) {
      if (options.signal !== undefined) starts.push(options.signal);
      await gate; // Does not watch the signal, as a step of a start that cannot be aborted.
      return openTone({ ...options, signal: undefined });
    },
  };
}

describe("createWarmSpeaker()", () => {
  test("calls share one speaker, which is closed with the warm speaker", async () => {
    const warm = createWarmSpeaker(openTone);
    const [one, other] = await Promise.all([warm.get({ signal: NEVER }), warm.get({ signal: NEVER })]);
    expect(one).toBe(other);
    await warm[Symbol.asyncDispose]();
    await expect(one.speak("Hello.")).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });

  test("an aborted call leaves the start to the calls that still wait", async () => {
    const { open, go, starts } = gated();
    await using warm = createWarmSpeaker(open);
    const canceller = new AbortController();
    const [cancelled, waiting] = [warm.get({ signal: canceller.signal }), warm.get({ signal: NEVER })];
    canceller.abort("enough");
    await expect(cancelled).rejects.toBe("enough");
    go();
    await waiting;
    expect(starts.map(({ aborted }) => aborted)).toEqual([false]);
  });

  test("the abort of the last waiting call ends the start, closes its speaker, and lets the next call start again", async () => {
    const { open, go, starts } = gated();
    await using warm = createWarmSpeaker(open);
    const canceller = new AbortController();
    const cancelled = warm.get({ signal: canceller.signal });
    canceller.abort("enough");
    await expect(cancelled).rejects.toBe("enough");
    const next = warm.get({ signal: NEVER });
    go();
    expect((await (await next).speak("Hello.")).durationSeconds).toBeGreaterThan(0);
    expect(starts.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test("a call after a failed start starts again", async () => {
    let starts = 0;
    await using warm = createWarmSpeaker(async (options) => {
      starts += 1;
      if (starts === 1) throw new Error("no network");
      return openTone(options);
    });
    await expect(warm.get({ signal: NEVER })).rejects.toThrow("no network");
    expect((await warm.get({ signal: NEVER })).engine.id).toBe("tone");
  });

  test("an abort of a call with an open speaker leaves the speaker open", async () => {
    await using warm = createWarmSpeaker(openTone);
    const speaker = await warm.get({ signal: NEVER });
    await expect(warm.get({ signal: AbortSignal.abort("enough") })).rejects.toBe("enough");
    expect((await speaker.speak("Hello.")).durationSeconds).toBeGreaterThan(0);
  });
});
