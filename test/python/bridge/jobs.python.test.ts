import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyText } from "../../support/any-text.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { failure } from "./support/errors.js";
import { type FaultyPool, openFaultyPool, SAMPLE_RATE, TEST_PYTHON } from "./support/faulty-pool.js";

// One worker for all: none of these jobs may cost it its life.
let folder: Awaited<ReturnType<typeof openTemporaryFolder>>;
let root: string;
let pool: FaultyPool;

beforeAll(async () => {
  folder = await openTemporaryFolder();
  root = join(folder.path, "outputs");
  await mkdir(root);
  const env = { PATH: process.env["PATH"], LC_ALL: "C", LANG: "C" };
  pool = await openFaultyPool({ env, settings: { output_root: root } });
  return async () => {
    await pool[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  };
});

afterAll(async () => {
  expect((await pool.run({ text: "well" })).samples).toHaveLength(320);
  expect(pool.pids()).toHaveLength(1);
});

/** What Python has got as text, spelt in samples. */
async function spell(text: string): Promise<string> {
  const { samples } = await pool.run({ text: `spell ${text}` });
  return Array.from(samples ?? [], (sample) => String.fromCodePoint(sample * 2 ** 21)).join("");
}

describe("text reaches Python as it is", () => {
  test.each([
    ["emoji", "👩‍👩‍👧 🇩🇪 𝐀"],
    ["right to left", "שלום \u202bעולם\u202c مرحبا"],
    ["controls and breaks", "a\tb\r\n\u0001\u007f\u2028"],
    ["combining marks", "e\u0301 ệ"],
  ])("%s", async (_, text) => expect(await spell(text)).toBe(text));

  test("1 MiB of it", async () => {
    const text = "Voilà. ".repeat(150_000);
    expect((await spell(text)) === text).toBe(true);
  });

  test("whatever it is; only what no text can hold, NUL and lone surrogates, is replaced", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        if (text !== "") expect(await spell(text)).toBe(text.toWellFormed().replaceAll("\0", "\ufffd"));
      }),
      { numRuns: 60 },
    );
  });
});

test("text that is blank has no sound", async () => {
  expect((await pool.run({ text: " \n" })).samples).toEqual(new Float32Array(0));
});

describe("a job that fails is told as what it is, and the worker lives", () => {
  test.each<[string, object, string, RegExp]>([
    ["NaN in the sound", { text: "nan x" }, "NOT_FINITE", /the sound is NaN or infinite/],
    ["infinity in the sound", { text: "inf x" }, "NOT_FINITE", /the sound is NaN or infinite/],
    ["sound that no frame holds", { text: "x".repeat(300_000) }, "TEXT_TOO_LONG", /more speech than a frame holds/],
    ["a job without text", {}, "BAD_REQUEST", /text or phonemes is required/],
    ["a field that is wrong", { text: "x", speed: "fast" }, "BAD_REQUEST", /speed must be 0.25 to 4, got 'fast'/],
    ["an error of the library", { text: "raise of its own" }, "FAILED", /^faulty: of its own$/],
  ])("%s", async (_, job, code, message) => {
    const error = await failure(pool.run(job), "VOX_PYTHON_FAILED");
    expect(error.details.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  test("with its traceback", async () => {
    const { details } = await failure(pool.run({ text: "raise hell" }), "VOX_PYTHON_FAILED");
    expect(details).toMatchObject({ engine: "faulty", code: "FAILED", exception: "ValueError" });
    expect(details.traceback).toMatch(/Traceback.*in do_raise.*ValueError: hell/s);
  });

  test("a module that only this job needs", async () => {
    const { message, details } = await failure(pool.run({ text: "raise module" }), "VOX_PYTHON_MODULE_MISSING");
    expect(details).toMatchObject({ module: "soundbox", command: "voxweave python setup faulty" });
    expect(message).toContain('lacks the module "soundbox" that faulty needs');
  });

  test("a module of those that only some jobs need is asked of pip, in that interpreter", async () => {
    await using other = await openFaultyPool({ optionalModules: { soundbox: "faulty[sound]" } });
    const { details } = await failure(other.run({ text: "raise module" }), "VOX_PYTHON_MODULE_MISSING");
    expect(details.command).toBe(`${TEST_PYTHON} -m pip install 'faulty[sound]'`);
  });

  test("a model that is not there", async () => {
    const { details } = await failure(pool.run({ text: "raise model" }), "VOX_PYTHON_MODEL_MISSING");
    expect(details.reason).toBe("there is no model.pth in /models; offline, so it is not fetched");
  });

  test("a message that is too large to be sent", async () => {
    await expect(pool.run({ text: "x".repeat(9 << 20) })).rejects.toThrow(/^job must have at most 8388352 bytes/);
  });
});

describe("a file", () => {
  test.each(["speech.wav", "Grüße 日本 👋.wav", " spaced 'quoted' .wav"])("named %s is written whole", async (name) => {
    const output = join(root, name);
    const { message } = await pool.run({ text: "hello", output, sample_rate: SAMPLE_RATE });
    expect(message).toMatchObject({ type: "written", duration: 0.05 });
    const bytes = await readFile(output);
    expect(bytes.subarray(0, 4).toString()).toBe("RIFF");
    expect(bytes).toHaveLength(44 + 2 * 400);
  });

  async function refused(output: string, text = "hello"): Promise<string> {
    const { message, details } = await failure(
      pool.run({ text, output, sample_rate: SAMPLE_RATE }),
      "VOX_FILE_UNWRITABLE",
    );
    expect(details.path).toBe(output);
    expect((await readdir(root)).filter((name) => name.endsWith(".part"))).toEqual([]);
    return message;
  }

  test("in a folder that is not there is refused", async () => {
    expect(await refused(join(root, "missing", "x.wav"))).toMatch(/there is no folder .*missing/);
  });

  test("outside of the root is refused, however it is named", async () => {
    const outside = join(folder.path, "outside.wav");
    await writeFile(outside, "old");
    expect(await refused(outside)).toMatch(/it is outside of .*outputs/);
    expect(await refused(`${root}/../outside.wav`)).toMatch(/it is outside of/);
    await symlink(folder.path, join(root, "out"));
    expect(await refused(join(root, "out", "outside.wav"))).toMatch(/it is outside of/);
    expect(await readFile(outside, "utf8")).toBe("old");
  });

  test("that is a link is refused, and what it points to is as it was", async () => {
    const target = join(root, "target.wav");
    await writeFile(target, "old");
    const link = join(root, "link.wav");
    await symlink(target, link);
    expect(await refused(link)).toMatch(/it is a link, a folder or a device/);
    expect(await readFile(target, "utf8")).toBe("old");
  });

  test("that is a folder is refused", async () => {
    await mkdir(join(root, "folder.wav"));
    expect(await refused(join(root, "folder.wav"))).toMatch(/it is a link, a folder or a device/);
  });

  test("that the disk has no room for is refused, and the old one is as it was", async () => {
    const output = join(root, "full.wav");
    await writeFile(output, "old");
    await pool.run({ text: "room 1000" });
    const message = await refused(output, "x".repeat(100)); // 16,044 bytes
    await pool.run({ text: "room -1" });
    expect(message).toMatch(/cannot write .*full\.wav: .*File too large/);
    expect(await readFile(output, "utf8")).toBe("old");
  });

  test.each(["a\0b.wav", "a\ud800b.wav"])("whose name no system has (%j) is refused", async (name) => {
    await refused(join(root, name));
  });

  test("is as private as the one that it replaces", async () => {
    const output = join(root, "private.wav");
    await writeFile(output, "old", { mode: 0o600 });
    await pool.run({ text: "hello", output });
    expect((await stat(output)).mode & 0o777).toBe(0o600);
    expect(basename(output)).toBe("private.wav");
  });
});

test.runIf(process.platform === "linux")("a file in a folder that nobody may write to is refused", async () => {
  await using free = await openFaultyPool();
  // Not even root may: permissions would not stop it elsewhere.
  const { message } = await failure(free.run({ text: "hello", output: "/sys/speech.wav" }), "VOX_FILE_UNWRITABLE");
  expect(message).toMatch(/cannot write \/sys\/speech\.wav: .*(Permission denied|Read-only|not permitted)/);
  expect((await free.run({ text: "well" })).samples).toHaveLength(320);
  expect(free.pids()).toHaveLength(1);
});

describe("a job that runs out of memory is told so, and its worker is replaced", () => {
  test.each([
    ["MemoryError", "raise memory", "faulty ran out of memory"],
    ["CUDA's own", "raise cuda", "CUDA out of memory. Tried to allocate 20.00 MiB"],
  ])("%s", async (_, text, message) => {
    await using own = await openFaultyPool();
    await own.run({ text: "warm" });
    const error = await failure(own.run({ text }), "VOX_WORKER_OUT_OF_MEMORY");
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/\(it held \d+ MB when last heard\)/);
    expect(error.details.rss).toBeGreaterThan(1e6);
    expect((await own.run({ text: "well" })).samples).toHaveLength(320);
    expect(own.pids()).toHaveLength(2);
  });
});
