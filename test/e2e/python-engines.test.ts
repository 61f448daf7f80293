import { access } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { KokoroBridge } from "../../src/engines/kokoro-python/kokoro-bridge.js";
import { setUpPythonEnvironment } from "../../src/environments/set-up.js";
import { SUITE_CACHE } from "../support/cache.js";
import { voxweave } from "../support/command.js";
import { kokoroModelFolder, kokoroPython } from "../support/kokoro-python.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { installWhisper, transcribe } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";

const PROSE = `The ferry was late, as it was every winter. Two fishermen sat on the wall and mended a net without a word.
A dog slept between them. When the bell rang at last, the older one stood up, folded his knife, and said that the wind
would turn before evening.`;

describe("speech from Python", () => {
  beforeAll(async () => {
    await installWhisper();
    await kokoroPython();
    await kokoroModelFolder();
    await setUpPythonEnvironment({ engine: "piper", cacheFolder: SUITE_CACHE });
  });

  test.each([
    ["kokoro-python", []],
    ["kokoro-python", ["--voice", "bf_emma", "--reading", "engine"]],
    ["piper", []],
  ])("of %s is what was written, from the command line %j", async (engine, flags) => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "prose.wav");
    const ended = await voxweave(["speak", "-", "-o", wav, "--engine", engine, ...flags], { input: PROSE });
    expect(ended.stderr).toBe("");
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout.toString()).toContain(`engine ${engine}`);
    expect(wordErrorRate(PROSE, await transcribe(wav))).toBeLessThan(0.08);
  });

  test("of the one-shot bridge is what was written", async () => {
    await using folder = await openTemporaryFolder();
    const output = join(folder.path, "prose.wav");
    await new KokoroBridge({ cacheFolder: SUITE_CACHE }).synthesizeToFile({ text: PROSE, output });
    expect(wordErrorRate(PROSE, await transcribe(output))).toBeLessThan(0.08);
  });

  test("of another language comes from the engine's own reading, where that is asked for", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "spanish.wav");
    const text = "El barco llegó tarde, como cada invierno.";
    const flags = ["--engine", "kokoro-python", "--voice", "ef_dora", "--reading", "engine"];
    const ended = await voxweave(["speak", text, "-o", wav, ...flags]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout.toString()).toMatch(/[23]\.\d\d s of audio/);
  });
});

describe("before there is an environment", () => {
  test.each([
    ["kokoro-python", "voxweave python setup"],
    ["kokoro-openvino", "voxweave python setup openvino"],
    ["piper", "voxweave python setup piper"],
  ])("speaking with %s says what to run, and leaves no file", async (engine, command) => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "hello.wav");
    const env = { VOXWEAVE_CACHE: folder.path, VIRTUAL_ENV: "" };
    const { code, stderr } = await voxweave(["speak", "Hello.", "-o", wav, "--engine", engine], {
      env,
      cwd: folder.path,
    });
    expect(code).toBe(1);
    expect(stderr).toContain(`run "${command}"`);
    await expect(access(wav)).rejects.toThrow();
  });
});
