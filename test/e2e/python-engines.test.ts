import { access, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PIPER_REQUIREMENTS } from "../../src/engines/piper/settings.js";
import { setUpPythonEnvironment } from "../../src/python/environments/set-up.js";
import { SUITE_CACHE } from "../support/cache.js";
import { voxweave } from "../support/command.js";
import { kokoroModelFolder, kokoroPython } from "../support/kokoro-python.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { openWhisper, type Whisper } from "../support/whisper/whisper.js";
import { wordErrorRate } from "../support/word-errors.js";

const PROSE = `The ferry was late, as it was every winter. Two fishermen sat on the wall and mended a net without a word.
A dog slept between them.`;

describe("speech from Python", () => {
  let whisper: Whisper;
  beforeAll(async () => {
    whisper = await openWhisper();
    await kokoroPython();
    await kokoroModelFolder();
    await setUpPythonEnvironment({ recipe: PIPER_REQUIREMENTS.recipe, cacheFolder: SUITE_CACHE });
    return () => whisper[Symbol.dispose]();
  });

  // test/engines/kokoro-python/kokoro-bridge.python.test.ts has Whisper hear a text that Kokoro's own front end reads.
  test.each(["kokoro-python", "piper"])("speech of %s is the written text", async (engine) => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "prose.wav");
    const ended = await voxweave(["speak", "-", "-o", wav, "--engine", engine, "--threads", "1"], {
      input: PROSE,
    });
    expect(ended.stderr).toBe("");
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout.toString()).toContain(`engine ${engine}`);
    expect(wordErrorRate(PROSE, await whisper.transcribe(wav))).toBeLessThan(0.08);
  });

  test("speech of Piper uses the voice in VOXWEAVE_PIPER_MODEL, by its own name", async () => {
    await using folder = await openTemporaryFolder();
    const [joe = ""] = await findFiles(join(SUITE_CACHE, "python", "piper"), "en_US-joe-medium.onnx");
    const model = join(folder.path, "de_DE-thorsten.onnx");
    await symlink(joe, model);
    const config = JSON.parse(await readFile(`${joe}.json`, "utf8")) as object;
    await writeFile(`${model}.json`, JSON.stringify({ ...config, language: { code: "de_DE" }, dataset: "thorsten" }));
    const env = { VOXWEAVE_PIPER_MODEL: model };
    const wav = join(folder.path, "hello.wav");
    const flags = ["--engine", "piper", "--voice", "de_DE-thorsten"];
    const spoken = await voxweave(["speak", "Good evening.", "-o", wav, ...flags], { env });
    expect(spoken).toMatchObject({ code: 0, stderr: "" });
    expect(spoken.stdout.toString()).toContain("voice de_DE-thorsten");
    const listed = await voxweave(["voices", "--engine", "piper"], { env });
    expect(listed.stdout.toString()).toMatch(/^de_DE-thorsten +thorsten +de-DE +neutral +default/mu);
    const other = await voxweave(["speak", "No.", "-o", wav, "--engine", "piper", "--voice", "en_US-joe-medium"], {
      env,
    });
    expect(other.code).toBe(2);
  });

  test("speech in another language uses the engine's own front end with --reading engine", async () => {
    await using folder = await openTemporaryFolder();
    const wav = join(folder.path, "spanish.wav");
    const text = "El barco llegó tarde, como cada invierno.";
    const flags = ["--engine", "kokoro-python", "--voice", "ef_dora", "--reading", "engine"];
    const ended = await voxweave(["speak", text, "-o", wav, ...flags]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout.toString()).toMatch(/[23]\.\d\d s of audio/);
  });
});

/** Returns the paths of all files with a name below a folder. */
async function findFiles(folder: string, name: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.name === name).map((entry) => join(entry.parentPath, entry.name));
}

describe("without an environment", () => {
  test.each([
    ["kokoro-python", "voxweave python setup"],
    ["kokoro-openvino", "voxweave python setup openvino"],
    ["piper", "voxweave python setup piper"],
  ])("speaking with %s names the command to run, and writes no file", async (engine, command) => {
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
