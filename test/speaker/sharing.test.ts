import { describe, expect, test } from "vitest";
import { speakToFile } from "../../src/output/to-file.js";
import { openSpeaker, type Speaker } from "../../src/speaker/speaker.js";
import { openLetterPhonemizer } from "./support/letter-phonemizer.js";
import { openRecordingEngine, type RecordingEngine } from "./support/recording-engine.js";
import { collect, FIVE } from "./support/speak.js";

function speakerOn(engine: RecordingEngine): Speaker {
  return openSpeaker({ engine, phonemizer: openLetterPhonemizer(), sharesEngine: true }, speakToFile);
}

describe("speakers that share an engine", () => {
  test("closing one speaker leaves the engine open for the other", async () => {
    const engine = openRecordingEngine();
    const one = speakerOn(engine);
    await using other = speakerOn(engine);
    await one.close();
    expect(await collect(other.stream("Hello."))).toHaveLength(1);
  });

  test("closing a speaker rejects a chunk that a stream waits for, and the engine sees the abort", async () => {
    const signals: AbortSignal[] = [];
    let begun = (): void => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const engine = openRecordingEngine({
      before: async (_, __, signal) => {
        if (signal) signals.push(signal);
        begun();
        await new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
      },
    });
    const speaker = speakerOn(engine);
    const chunk = speaker.stream("Hello.").next();
    await started;
    await speaker.close();
    await expect(chunk).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  test("all utterances of a call have the same caller and priority, and those of another call another caller", async () => {
    const callers: unknown[] = [];
    const priorities: unknown[] = [];
    const recording = openRecordingEngine();
    const engine: RecordingEngine = {
      ...recording,
      synthesize: (utterance, style, call = {}) => {
        callers.push(call.caller);
        priorities.push(call.priority);
        return recording.synthesize(utterance, style, call);
      },
    };
    await using speaker = speakerOn(engine);
    await collect(speaker.stream(FIVE, { priority: 2 }));
    await collect(speaker.stream("Hello."));
    await collect(speaker.stream("Hello.", { caller: "user 1" }));
    const last = callers.pop();
    const other = callers.pop();
    expect(new Set(callers).size).toBe(1);
    expect(callers).not.toContain(other);
    expect(last).toBe("user 1");
    expect(priorities).toEqual([...callers.map(() => 2), undefined, undefined]);
  });
});

describe("the look-ahead", () => {
  test("with lookAheadSeconds 0, the engine makes one utterance ahead at most", async () => {
    const engine = openRecordingEngine();
    await using speaker = speakerOn(engine);
    const stream = speaker.stream(FIVE, { lookAheadSeconds: 0 });
    await stream.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(engine.utterances.length).toBeLessThanOrEqual(2);
    await stream.return();
  });

  test.each<[object, string]>([
    [{ lookAheadSeconds: -1 }, "lookAheadSeconds must be 0 to 3600, got -1"],
    [{ priority: 101 }, "priority must be -100 to 100, got 101"],
    [{ caller: 5 }, "caller must be a string, got 5"],
  ])("%j is refused with the rule", (options, message) => {
    const speaker = speakerOn(openRecordingEngine());
    expect(() => speaker.stream("Hello.", options)).toThrow(message);
  });
});
