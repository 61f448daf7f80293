import { describe, expect, test } from "vitest";
import { openRig } from "../speaker/support/speak.js";
import { runPythonClient } from "../support/python-clients/python-clients.js";
import { openServerRig } from "./support/open-server.js";

interface SdkReport {
  readonly whole: number;
  readonly streamed: boolean;
  readonly timed: number;
  readonly written: string;
  readonly spoken: string;
  readonly chunks: string;
  readonly lastSeconds: readonly number[];
  readonly realtime: number;
  readonly mp3: string;
  readonly voices: readonly string[];
  readonly voice: string;
  readonly found: readonly string[];
  readonly models: readonly (readonly [id: string, languages: readonly string[]])[];
  readonly errors: readonly { readonly status: number; readonly detail: { readonly status: string } }[];
}

interface LiveKitReport {
  readonly streams: readonly {
    readonly seconds: number;
    readonly words: readonly (readonly [word: string, start: number, end: number])[];
  }[];
  readonly whole: number;
  readonly voices: readonly string[];
}

// The first run makes an environment of 400 MB.
describe("clients of ElevenLabs' API, with nothing changed but the address", { timeout: 600_000 }, () => {
  test("ElevenLabs' own client speaks in every mode, gets the times of characters, and reads the errors", async () => {
    await using rig = await openServerRig();
    const text = "Hello there. It costs $5.";
    const report = await runPythonClient<SdkReport>("elevenlabs_sdk.py", rig.address);
    const { samples } = await openRig().speaker.speak(text, { sampleRate: 24_000, cuts: "early" });
    const bytes = samples.length * 2;
    expect(report).toMatchObject({
      whole: bytes,
      streamed: true,
      timed: Math.ceil(bytes / 3) * 4,
      written: text,
      spoken: "Hello there. It costs five dollars.",
      chunks: text,
      realtime: bytes,
      mp3: "fffb",
      voices: ["tone_low", "tone_mid", "tone_high"],
      voice: "tone_mid",
      found: ["premade", "premade", "premade"],
      models: [["recording", ["English"]]],
    });
    expect(report.lastSeconds.at(-1)).toBeCloseTo(samples.length / 24_000, 5);
    expect(report.errors.map(({ status, detail }) => [status, detail.status])).toEqual([
      [400, "voice_unknown"],
      [400, "invalid_output_format"],
      [400, "invalid_value"],
    ]);
  });

  test("LiveKit's plugin streams, gets the times of words, and frees the engine when it is interrupted", async () => {
    await using rig = await openServerRig();
    const report = await runPythonClient<LiveKitReport>("livekit_elevenlabs.py", rig.address);
    expect(report.streams).toHaveLength(2);
    for (const { seconds, words } of report.streams) {
      expect(words.map(([word]) => word).join("")).toBe(
        "Hello there, my friend. It costs five dollars. What do you say? ",
      );
      for (const [index, [, start, end]] of words.entries()) {
        expect(start).toBeGreaterThanOrEqual(words[index - 1]?.[2] ?? 0);
        expect(end).toBeGreaterThan(start);
      }
      expect(words.at(-1)?.[2]).toBeCloseTo(seconds, 2);
    }
    expect(report.whole).toBeGreaterThan(0.5);
    expect(report.voices).toEqual(["tone_low", "tone_mid", "tone_high"]);
    await expect.poll(() => rig.engine.running).toBe(0);
  });
});
