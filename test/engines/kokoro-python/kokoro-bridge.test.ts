import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readWav } from "../../../src/audio/wav.js";
import { KokoroBridge, type KokoroBridgeRequest } from "../../../src/engines/kokoro-python/kokoro-bridge.js";
import { SUITE_CACHE } from "../../support/cache.js";
import { kokoroModelFolder, kokoroPython } from "../../support/kokoro-python.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { openWhisper } from "../../support/whisper/whisper.js";
import { wordErrorRate } from "../../support/word-errors.js";

let python = "";
beforeAll(async () => {
  python = await kokoroPython();
  await kokoroModelFolder();
});

const PROSE = `The ferry was late, as it was every winter. Two fishermen sat on the wall and mended a net without a word.
A dog slept between them.`;

const open = (settings = {}): KokoroBridge =>
  new KokoroBridge({ python: { python }, cacheFolder: SUITE_CACHE, ...settings });

describe("the one-shot bridge with the real Kokoro", () => {
  test("speaks a text into a WAV file: what is heard is what was written", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "prose.wav");
    using whisper = await openWhisper();
    const { durationSeconds } = await open().synthesizeToFile({ text: PROSE, output });
    const { samples, sampleRate } = readWav(await readFile(output));
    expect(sampleRate).toBe(24_000);
    expect(samples.length / sampleRate).toBeCloseTo(durationSeconds, 6);
    expect(wordErrorRate(PROSE, await whisper.transcribe(output))).toBeLessThan(0.08);
  });

  test("resamples to the rate that is asked for in the environment, with a voice and a speed", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "hello.wav");
    process.env["VOXWEAVE_KOKORO_SAMPLE_RATE"] = "16000";
    try {
      const request = { text: "Hello world.\n\nIt is me.", output, speed: 1.5, voice: "am_adam" };
      const { durationSeconds } = await open().synthesizeToFile(request);
      const { samples, sampleRate } = readWav(await readFile(output));
      expect(sampleRate).toBe(16_000);
      expect(samples.length / 16_000).toBeCloseTo(durationSeconds, 6);
      expect(durationSeconds).toBeGreaterThan(1.3);
      expect(durationSeconds).toBeLessThan(3.5);
      expect(await readdir(folder.path)).toEqual(["hello.wav"]);
    } finally {
      delete process.env["VOXWEAVE_KOKORO_SAMPLE_RATE"];
    }
  });

  test("gives blank text a file without sound, and loads no model for it", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "blank.wav");
    expect(await open({ timeoutMs: 5_000 }).synthesizeToFile({ text: " \n", output })).toEqual({ durationSeconds: 0 });
    expect(readWav(await readFile(output)).samples).toHaveLength(0);
  });

  test("leaves the file as it was when it is aborted, and rejects with the caller's reason", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "kept.wav");
    await writeFile(output, "kept");
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const call = open().synthesizeToFile({ text: "Hello.", output }, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 1_000);
    await expect(call).rejects.toBe(reason);
    expect(await readFile(output, "utf8")).toBe("kept");
    expect(await readdir(folder.path)).toEqual(["kept.wav"]);
  });

  test("that outlives its time is ended", async () => {
    await using folder = await openTemporaryFolder();
    const request = { text: "Hello.", output: join(folder.path, "late.wav") };
    await expect(open({ timeoutMs: 500 }).synthesizeToFile(request)).rejects.toMatchObject({ code: "VOX_DEADLINE" });
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("tells a model that is not there by its place", async () => {
    await using folder = await openTemporaryFolder();
    const request = { text: "Hello.", output: join(folder.path, "x.wav") };
    await expect(open({ repoId: folder.path }).synthesizeToFile(request)).rejects.toMatchObject({
      code: "VOX_PYTHON_MODEL_MISSING",
      message: expect.stringContaining(folder.path),
    });
  });
});

describe("what cannot be spoken is refused before anything is started", () => {
  // No interpreter is there, so that a start would be told as another fault.
  const bridge = new KokoroBridge({ python: { python: "/nowhere/python" } });
  const good = { text: "Hello.", output: "hello.wav" };

  test.each<[Partial<Record<keyof KokoroBridgeRequest, unknown>>, string]>([
    [{ text: 5 }, "text must be a string"],
    [{ output: "" }, "output must name a file"],
    [{ speed: 9 }, "speed must be 0.25 to 4, got 9"],
    [{ speed: Number.NaN }, "speed must be 0.25 to 4"],
    [{ langCode: "klingon" }, "langCode must be one of"],
    [{ voice: 1 }, "voice must be a string"],
  ])("%j", async (changed, message) => {
    await expect(bridge.synthesizeToFile({ ...good, ...changed } as KokoroBridgeRequest)).rejects.toThrow(message);
  });

  test("a voice that there is not, with those most like it", async () => {
    await expect(bridge.synthesizeToFile({ ...good, voice: "af_heart,af_hart" })).rejects.toMatchObject({
      code: "VOX_VOICE_UNKNOWN",
      details: { voice: "af_hart", near: expect.arrayContaining(["af_heart"]) },
    });
  });

  test("a place that cannot hold a file", async () => {
    const output = "/nowhere/hello.wav";
    await expect(bridge.synthesizeToFile({ ...good, output })).rejects.toMatchObject({
      code: "VOX_FILE_UNWRITABLE",
      details: { path: output },
    });
  });

  test.each([{ sampleRate: 1.5 }, { sampleRate: 0 }, { timeoutMs: -1 }, { device: 3 }])("settings: %j", (settings) => {
    expect(() => new KokoroBridge(settings as object)).toThrow(/must be/);
  });
});
