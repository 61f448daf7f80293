import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyText } from "../../support/any-text.js";
import { failure } from "./support/errors.js";
import { type FaultyPool, openFaultyPool, TEST_PYTHON } from "./support/faulty-pool.js";

// All tests share one worker: no job here may end it.
let pool: FaultyPool;

beforeAll(async () => {
  const env = { PATH: process.env["PATH"], LC_ALL: "C", LANG: "C" };
  pool = await openFaultyPool({ env });
  return () => pool[Symbol.asyncDispose]();
});

afterAll(async () => {
  expect((await pool.run({ text: "well" })).samples).toHaveLength(320);
  expect(pool.pids()).toHaveLength(1);
});

/** Returns the text that Python received, which it spells in samples. */
async function spell(text: string): Promise<string> {
  const { samples } = await pool.run({ text: `spell ${text}` });
  return Array.from(samples ?? [], (sample) => String.fromCodePoint(sample * 2 ** 21)).join("");
}

describe("text reaches Python unchanged", () => {
  test.each([
    ["emoji", "👩‍👩‍👧 🇩🇪 𝐀"],
    ["words from right to left", "שלום \u202bעולם\u202c مرحبا"],
    ["control characters and line breaks", "a\tb\r\n\u0001\u007f\u2028"],
    ["combining marks", "e\u0301 ệ"],
  ])("text with %s reaches Python unchanged", async (_, text) => expect(await spell(text)).toBe(text));

  test("1 MiB of text reaches Python unchanged", async () => {
    const text = "Voilà. ".repeat(150_000);
    expect((await spell(text)) === text).toBe(true);
  });

  test("any text reaches Python, with only NUL and lone surrogates replaced", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        if (text !== "") expect(await spell(text)).toBe(text.toWellFormed().replaceAll("\0", "\ufffd"));
      }),
      { numRuns: 60 },
    );
  });
});

test("blank text has no sound", async () => {
  expect((await pool.run({ text: " \n" })).samples).toEqual(new Float32Array(0));
});

describe("a failed job is reported with its cause, and the worker survives", () => {
  test.each<[string, object, string, RegExp]>([
    ["NaN in the sound", { text: "nan x" }, "NOT_FINITE", /the sound is NaN or infinite/],
    ["infinity in the sound", { text: "inf x" }, "NOT_FINITE", /the sound is NaN or infinite/],
    ["sound that exceeds a frame", { text: "x".repeat(300_000) }, "TEXT_TOO_LONG", /the speech exceeds a frame/],
    ["a job without text", {}, "BAD_REQUEST", /text or phonemes is required/],
    ["a wrong field", { text: "x", speed: "fast" }, "BAD_REQUEST", /speed must be 0.25 to 4, got 'fast'/],
    ["an error of the library", { text: "raise of its own" }, "FAILED", /^faulty: of its own$/],
  ])("%s is reported, and the worker survives", async (_, job, code, message) => {
    const error = await failure(pool.run(job), "VOX_PYTHON_FAILED");
    expect(error.details.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  test("the error of a failed job has the traceback", async () => {
    const { details } = await failure(pool.run({ text: "raise hell" }), "VOX_PYTHON_FAILED");
    expect(details).toMatchObject({ engine: "faulty", code: "FAILED", exception: "ValueError" });
    expect(details.traceback).toMatch(/Traceback.*in do_raise.*ValueError: hell/s);
  });

  test("the traceback of a failed job names the source files and their lines", async () => {
    const { details } = await failure(pool.run({ text: "raise hell" }), "VOX_PYTHON_FAILED");
    const places = [...(details.traceback ?? "").matchAll(/File "(.*)", line (\d+), in (\w+)/g)];
    expect(places.map(([, , , name]) => name)).toEqual(["work", "answer", "perform", "speak", "obey", "do_raise"]);
    for (const [, path = "", line, name = ""] of places) {
      const before = (await readFile(path, "utf8")).split("\n").slice(0, Number(line));
      expect(before.findLast((text) => /^ *def /.test(text))).toContain(`def ${name}(`);
    }
  });

  test("a module that only this job needs is reported as missing", async () => {
    const { message, details } = await failure(pool.run({ text: "raise module" }), "VOX_PYTHON_MODULE_MISSING");
    expect(details).toMatchObject({ module: "soundbox", command: "voxweave python setup faulty" });
    expect(message).toContain('lacks the module "soundbox" that faulty needs');
  });

  test("the error for a missing optional module names the pip command for the interpreter", async () => {
    await using other = await openFaultyPool({ optionalModules: { soundbox: "faulty[sound]" } });
    const { details } = await failure(other.run({ text: "raise module" }), "VOX_PYTHON_MODULE_MISSING");
    expect(details.command).toBe(`${TEST_PYTHON} -m pip install 'faulty[sound]'`);
  });

  test("a missing model is reported", async () => {
    const { details } = await failure(pool.run({ text: "raise model" }), "VOX_PYTHON_MODEL_MISSING");
    expect(details.reason).toBe("there is no model.pth in /models; offline, so it is not fetched");
  });

  test("speech that exceeds a frame is reported", async () => {
    await expect(pool.run({ text: "x".repeat(9 << 20) })).rejects.toThrow(/^job must have at most 8388352 bytes/);
  });
});

describe("a job that runs out of memory is reported as such, and its worker is replaced", () => {
  test.each([
    ["Python", "raise memory", "faulty ran out of memory"],
    ["CUDA", "raise cuda", "CUDA out of memory. Tried to allocate 20.00 MiB"],
  ])("lack of memory in %s is reported as such, and the worker is replaced", async (_, text, message) => {
    await using own = await openFaultyPool();
    await own.run({ text: "warm" });
    const error = await failure(own.run({ text }), "VOX_WORKER_OUT_OF_MEMORY");
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/\(it last reported \d+ MB\)/);
    expect(error.details.rss).toBeGreaterThan(1e6);
    expect((await own.run({ text: "well" })).samples).toHaveLength(320);
    expect(own.pids()).toHaveLength(2);
  });
});
