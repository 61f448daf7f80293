import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { parseWav } from "../../../src/audio/wav.js";
import { OptionRangeError, OptionTypeError } from "../../../src/core/option-errors.js";
import { KokoroBridge, type KokoroBridgeRequest } from "../../../src/engines/kokoro-python/kokoro-bridge.js";
import { failure } from "../../python/bridge/support/errors.js";
import { TEST_PYTHON } from "../../python/bridge/support/faulty-pool.js";
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
  // One call for all, because Python imports PyTorch and loads the model for each.
  test("the one-shot bridge speaks with the sample rate of the environment, the voice and the speed, and Whisper hears the text", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "prose.wav");
    using whisper = await openWhisper();
    vi.stubEnv("VOXWEAVE_KOKORO_SAMPLE_RATE", "16000");
    onTestFinished(() => void vi.unstubAllEnvs());
    const request = { text: PROSE, output, speed: 1.25, voice: "am_adam" };
    const { durationSeconds } = await open().synthesizeToFile(request);
    const { samples, sampleRate } = parseWav(await readFile(output));
    expect(sampleRate).toBe(16_000);
    expect(samples.length / sampleRate).toBeCloseTo(durationSeconds, 6);
    expect(durationSeconds).toBeGreaterThan(6.5);
    expect(durationSeconds).toBeLessThan(8.5); // At speed 1, it takes 9 s.
    expect(await readdir(folder.path)).toEqual(["prose.wav"]);
    expect(wordErrorRate(PROSE, await whisper.transcribe(output))).toBeLessThan(0.08);
  });

  test("the one-shot bridge writes a file without sound for blank text, and loads no model", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "blank.wav");
    expect(await open({ timeoutMs: 5_000 }).synthesizeToFile({ text: " \n", output })).toEqual({ durationSeconds: 0 });
    const { samples, sampleRate } = parseWav(await readFile(output));
    expect([samples.length, sampleRate]).toEqual([0, 24_000]);
  });

  test("an aborted one-shot leaves the file unchanged and rejects with the caller's reason", async () => {
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

  test("the one-shot bridge ends Python at the time limit", async () => {
    await using folder = await openTemporaryFolder();
    const request = { text: "Hello.", output: join(folder.path, "late.wav") };
    await expect(open({ timeoutMs: 500 }).synthesizeToFile(request)).rejects.toMatchObject({ code: "VOX_DEADLINE" });
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("the error for a missing model has its path", async () => {
    await using folder = await openTemporaryFolder();
    const request = { text: "Hello.", output: join(folder.path, "x.wav") };
    await expect(open({ repoId: folder.path }).synthesizeToFile(request)).rejects.toMatchObject({
      code: "VOX_PYTHON_MODEL_MISSING",
      message: expect.stringContaining(folder.path),
    });
  });
});

describe("an invalid request is rejected before Python starts", () => {
  // There is no such interpreter, so a start would be another error.
  const bridge = new KokoroBridge({ python: { python: "/nowhere/python" } });
  const good = { text: "Hello.", output: "hello.wav" };

  test.each<[Partial<Record<keyof KokoroBridgeRequest, unknown>>, string]>([
    [{ text: 5 }, "text must be a string"],
    [{ output: "" }, "output must name a file"],
    [{ speed: 9 }, "speed must be 0.25 to 4, got 9"],
    [{ speed: Number.NaN }, "speed must be 0.25 to 4"],
    [{ langCode: "klingon" }, "langCode must be one of"],
    [{ voice: 1 }, "voice must be a string"],
  ])("a request with %j is rejected", async (changed, message) => {
    await expect(bridge.synthesizeToFile({ ...good, ...changed } as KokoroBridgeRequest)).rejects.toThrow(message);
  });

  test("the error for an unknown voice suggests a similar one", async () => {
    await expect(bridge.synthesizeToFile({ ...good, voice: "af_heart,af_hart" })).rejects.toMatchObject({
      code: "VOX_VOICE_UNKNOWN",
      details: { voice: "af_hart", near: expect.arrayContaining(["af_heart"]) },
    });
  });

  test("a path that cannot hold a file is rejected", async () => {
    const output = "/nowhere/hello.wav";
    await expect(bridge.synthesizeToFile({ ...good, output })).rejects.toMatchObject({
      code: "VOX_FILE_UNWRITABLE",
      details: { path: output },
    });
  });

  test.each(["/elsewhere/af_heart.pt", "../af_heart", "af_heart,", "af_heart, am_adam", "voices/af_heart.pt"])(
    "the voice %j of another repository is rejected, because it is not a plain name",
    async (voice) => {
      const other = new KokoroBridge({ python: { python: "/nowhere/python" }, repoId: "some/fork" });
      await expect(other.synthesizeToFile({ ...good, voice })).rejects.toThrow(
        new OptionRangeError(
          "voice",
          `must be names of letters, digits, "_" and "-", separated by commas, got "${voice}"`,
        ),
      );
    },
  );

  test.each([undefined, null, "Hello."])("the request %j is rejected, because it is not an object", async (request) => {
    await expect(bridge.synthesizeToFile(request as unknown as KokoroBridgeRequest)).rejects.toThrow(
      /^request must be an object, got (a value of type undefined|null|"Hello.")$/,
    );
  });

  test.each<[unknown, typeof OptionTypeError | typeof OptionRangeError, string]>([
    [{ sampleRate: 1000.5 }, OptionRangeError, "sampleRate must be a whole number, got 1000.5"],
    [{ sampleRate: 0 }, OptionRangeError, "sampleRate must be 1000 to 192000, got 0"],
    [{ timeoutMs: -1 }, OptionRangeError, "timeoutMs must be 1 to 2147483647, got -1"],
    [{ device: 3 }, OptionTypeError, "device must be a string, got 3"],
    [{ cacheFolder: 3 }, OptionTypeError, "cacheFolder must be a string, got 3"],
    [null, OptionTypeError, "settings must be an object, got null"],
    ["python3", OptionTypeError, 'settings must be an object, got "python3"'],
    [{ python: null }, OptionTypeError, "python must be an object, got null"],
    [{ python: "python3" }, OptionTypeError, 'python must be an object, got "python3"'],
    [{ python: { python: 5 } }, OptionTypeError, "python.python must be a string, got 5"],
    [{ python: { cwd: 5 } }, OptionTypeError, "python.cwd must be a string, got 5"],
    [{ python: { env: 5 } }, OptionTypeError, "python.env must be an object, got 5"],
  ])("the settings %j are rejected", (settings, Kind, message) => {
    expect(() => new KokoroBridge(settings as object)).toThrow(Kind);
    expect(() => new KokoroBridge(settings as object)).toThrow(message);
  });

  test.each(["abc", "1.5", "0"])(
    "VOXWEAVE_KOKORO_SAMPLE_RATE=%s is rejected, and the error names the variable",
    (rate) => {
      vi.stubEnv("VOXWEAVE_KOKORO_SAMPLE_RATE", rate);
      onTestFinished(() => void vi.unstubAllEnvs());
      expect(() => new KokoroBridge()).toThrow(
        new OptionRangeError(
          "VOXWEAVE_KOKORO_SAMPLE_RATE",
          `must be a whole number from 1000 to 192000, got "${rate}"`,
        ),
      );
      expect(() => new KokoroBridge({ sampleRate: 24_000 })).not.toThrow();
    },
  );
});

describe("blank text needs only Python", () => {
  test.each(["", " \n", "\u2003\u00a0"])("the blank text %j needs neither model nor cache", async (text) => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "blank.wav");
    const cacheFolder = join(folder.path, "cache");
    const bridge = new KokoroBridge({ python: { python: TEST_PYTHON }, cacheFolder, sampleRate: 16_000 });
    expect(await bridge.synthesizeToFile({ text, output, voice: "bf_emma" })).toEqual({ durationSeconds: 0 });
    const { samples, sampleRate } = parseWav(await readFile(output));
    expect([samples.length, sampleRate]).toEqual([0, 16_000]);
    expect(await readdir(folder.path)).toEqual(["blank.wav"]);
  });
});

describe("a voice that is not in the cache", () => {
  test("the error for a voice that is not in the cache has the command that fetches it", async () => {
    await using folder = await openTemporaryFolder();
    const cacheFolder = join(folder.path, "cache");
    await linkCache(cacheFolder, (name) => !/^(bf_emma|am_adam)/.test(name));
    const request = { text: "Hello.", output: join(folder.path, "x.wav"), voice: "bf_emma,af_heart,am_adam" };
    const error = await failure(open({ cacheFolder }).synthesizeToFile(request), "VOX_ASSET_UNAVAILABLE");
    expect(error.message).toBe(
      `the cache ${cacheFolder} lacks voices/bf_emma, voices/am_adam; ` +
        'run "voxweave assets pull voices/bf_emma voices/am_adam"',
    );
    expect(await readdir(folder.path)).toEqual(["cache"]);
  });
});

/** Makes a cache of links to the files of the suite's cache that pass a test. */
async function linkCache(target: string, passes: (name: string) => boolean): Promise<void> {
  for (const folder of [".", "voices", "prepared"]) {
    await mkdir(join(target, folder), { recursive: true });
    for (const entry of await readdir(join(SUITE_CACHE, folder), { withFileTypes: true })) {
      if (entry.isFile() && passes(entry.name)) {
        await symlink(join(SUITE_CACHE, folder, entry.name), join(target, folder, entry.name));
      }
    }
  }
}
