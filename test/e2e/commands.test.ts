import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createAssetStore } from "../../src/assets/create-asset-store.js";
import { ENGINE_IDS, findEngine, loadPythonEngines } from "../../src/engines/registry.js";
import { SUITE_CACHE } from "../support/cache.js";
import { voxweave } from "../support/command.js";
import { suiteAssets } from "../support/kokoro-model.js";
import { storeGraph } from "../support/stand-ins.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

describe("voxweave voices", () => {
  test("voxweave voices lists all voices of the default engine", async () => {
    const { code, stdout } = await voxweave(["voices"]);
    expect(code).toBe(0);
    const [heads, ...voices] = stdout.toString().trim().split("\n");
    expect(heads).toMatch(/^voice +name +language +gender +grade$/);
    expect(voices).toHaveLength(54);
    expect(voices.filter((voice) => voice.endsWith("default"))).toEqual([
      expect.stringMatching(/^af_heart +Heart +en-US +female +A +default$/),
    ]);
  });

  test.each(["--language", "--lang"])("voxweave voices %s lists the voices of one language", async (option) => {
    const { stdout } = await voxweave(["voices", option, "en-gb", "--json"]);
    const voices = JSON.parse(stdout.toString()) as { readonly id: string }[];
    expect(voices.map(({ id }) => id)).toEqual([
      "bf_alice",
      "bf_emma",
      "bf_isabella",
      "bf_lily",
      "bm_daniel",
      "bm_fable",
      "bm_george",
      "bm_lewis",
    ]);
  });

  test("voxweave voices lists the known languages if a language has no voice", async () => {
    const { code, stderr } = await voxweave(["voices", "--language", "tlh"]);
    expect(code).toBe(2);
    expect(stderr).toContain("it has voices for en-us, en-gb");
  });

  test("voxweave voices separates the columns, even after a long id", async () => {
    const { stdout } = await voxweave(["voices", "--engine", "piper"]);
    expect(stdout.toString()).toMatch(/^en_US-joe-medium +Joe +en-US/mu);
  });

  test("voxweave voices says who reads a language that VoxWeave does not read itself", async () => {
    const rowOf = async (engine: string, voice: string): Promise<string | undefined> =>
      (await voxweave(["voices", "--engine", engine])).stdout.toString().match(new RegExp(`^${voice} .*$`, "m"))?.[0];
    expect(await rowOf("piper", "en_US-joe-medium")).toMatch(
      / default, read by Piper itself, through its own eSpeak NG$/,
    );
    expect(await rowOf("kokoro-python", "jf_alpha")).toMatch(/ read by Kokoro's own library$/);
    expect(await rowOf("kokoro-onnx", "jf_alpha")).toMatch(/ VoxWeave cannot read this language yet$/);
    expect(await rowOf("kokoro-onnx", "ff_siwis")).toMatch(/ female +B-$/);
  });
});

describe("every engine of the registry", () => {
  test("each engine is listed by `voices` with its default voice", async () => {
    for (const id of ENGINE_IDS) {
      const { code, stdout } = await voxweave(["voices", "--engine", id]);
      expect([id, code]).toEqual([id, 0]);
      const engine = await findEngine(id);
      expect(stdout.toString()).toContain(`${await engine.defaultVoice()} `);
    }
  });

  test("each Python engine is known to `python setup`, `python script` and the doctor", async () => {
    await using folder = await openTemporaryFolder();
    const help = (await voxweave(["python", "setup", "--help"])).stdout.toString().replaceAll(/\s+/g, " ");
    const engines = await loadPythonEngines();
    for (const { python } of engines) {
      const { name } = python.recipe;
      expect(help).toMatch(new RegExp(`engine: .*\\b${name}\\b.* \\(default`));
      expect(await voxweave(["python", "script", name])).toMatchObject({ code: 0 });
      await mkdir(join(folder.path, "python", name), { recursive: true });
      await writeFile(join(folder.path, "python", name, "pyvenv.cfg"), "");
    }
    const doctor = (await voxweave(["doctor"], { env: { VOXWEAVE_CACHE: folder.path } })).stdout.toString();
    for (const { python } of engines) expect(doctor).toContain(`→ voxweave python setup ${python.recipe.name}\n`);
  });
});

describe("voxweave assets", () => {
  test("voxweave assets list shows the cached assets and their licences", async () => {
    const { code, stdout } = await voxweave(["assets", "list"]);
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(/^here\s+kokoro-v1\.0-int8\s+92\.4 MB {2}Apache-2\.0/mu);
    const [heads = "", ...rows] = stdout.toString().split("\n").slice(0, -2);
    expect(rows.map((row) => row.search(/(?<= MB {2})\S/u))).toEqual(rows.map(() => heads.indexOf("licence")));
  });

  test("voxweave assets pull downloads an asset by its name, and suggests names for an unknown one", async () => {
    expect(await voxweave(["assets", "pull", "voices/bm_george"])).toMatchObject({ code: 0 });
    const unknown = await voxweave(["assets", "pull", "voices/bm_gorge"]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("voices/bm_george");
  });

  test("voxweave assets pull fetches a missing export although the graph made from it is cached", async () => {
    await using cache = await openTemporaryFolder();
    await storeGraph(createAssetStore({ cacheFolder: cache.path, offline: true }), "kokoro-v1.0-int8");
    const env = { VOXWEAVE_CACHE: cache.path, VOXWEAVE_OFFLINE: "1" };
    expect(await voxweave(["assets", "pull"], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("cannot get kokoro-v1.0-fp32 or kokoro-v1.0-int8"),
    });
  });

  test("voxweave assets export creates a bundle from which a machine speaks without a network", async () => {
    await using folder = await openTemporaryFolder();
    const bundle = join(folder.path, "bundle");
    await voxweave(["assets", "pull", "kokoro-v1.0-int8", "voices/af_heart"]);
    expect(await voxweave(["assets", "export", bundle])).toMatchObject({ code: 0 });
    const elsewhere = { VOXWEAVE_CACHE: join(folder.path, "cache"), VOXWEAVE_ASSET_SOURCES: `folder:${bundle}` };
    const wav = join(folder.path, "hello.wav");
    const spoken = await voxweave(["speak", "Hello.", "-o", wav], { env: elsewhere });
    expect(spoken).toMatchObject({ code: 0 });
  });

  test("voxweave assets verify reads all assets again", async () => {
    const { code, stdout } = await voxweave(["assets", "verify"]);
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(/(\d+) of \1 files in the cache are intact/u);
  });
});

describe("--offline", () => {
  test("--offline reports the missing asset, the places searched, and the command to run", async () => {
    await using folder = await openTemporaryFolder();
    const { code, stderr } = await voxweave(["speak", "Hi", "-o", join(folder.path, "x.wav"), "--offline"], {
      env: { VOXWEAVE_CACHE: folder.path },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(folder.path);
    expect(stderr).toContain("voxweave assets pull");
  });
});

describe("voxweave assets prune", () => {
  test("voxweave assets prune removes the files that no engine uses, after a dry run that reports their size", async () => {
    await using folder = await openTemporaryFolder();
    await mkdir(join(folder.path, "prepared"));
    const [inUse = ""] = (await (await findEngine("kokoro-onnx")).filesInUse?.(suiteAssets())) ?? [];
    const graphs = (await readdir(join(SUITE_CACHE, "prepared"))).filter((name) => name.startsWith(basename(inUse)));
    const weights = ["kokoro-v1.0-int8.onnx", "kokoro-v1.0-int8.onnx.json"];
    for (const name of [...weights, ...graphs.map((graph) => `prepared/${graph}`)]) {
      await symlink(join(SUITE_CACHE, name), join(folder.path, name));
    }
    const old = "prepared/kokoro-v1.0-onnxruntime-winograd-0123456789abcdef.onnx";
    await writeFile(join(folder.path, old), "x".repeat(2_000_000));
    await writeFile(join(folder.path, `${old}.json`), "{}");
    const env = { VOXWEAVE_CACHE: folder.path };

    const planned = await voxweave(["assets", "prune", "--dry-run"], { env });
    expect(planned).toMatchObject({ code: 0, stderr: "" });
    const [heads, row, sum] = planned.stdout.toString().split("\n");
    expect(heads).toMatch(/^kind +name +size$/);
    expect(row).toMatch(new RegExp(`^prepared file  ${old}  2\\.0 MB$`));
    expect(sum).toBe(`would remove 1 item, 2.0 MB: in ${folder.path}`);

    const removed = await voxweave(["assets", "prune"], { env });
    expect(removed.stdout.toString()).toContain(`\nremoved 1 item, 2.0 MB: in ${folder.path}\n`);
    expect((await readdir(join(folder.path, "prepared"))).sort()).toEqual(graphs.sort());
    const none = await voxweave(["assets", "prune"], { env });
    expect(none.stdout.toString()).toBe(`removed 0 items, 0.0 MB: in ${folder.path}\n`);
  });

  test("voxweave assets prune does not list the graph that the embedded engine runs", async () => {
    const { code, stdout } = await voxweave(["assets", "prune", "--dry-run"]);
    expect(code).toBe(0);
    const engine = await findEngine("kokoro-onnx");
    const inUse = await engine.filesInUse?.(suiteAssets());
    expect(inUse).toHaveLength(1);
    for (const path of inUse ?? []) expect(stdout.toString()).not.toContain(`${basename(path)} `);
  });
});

describe("voxweave doctor", () => {
  test("voxweave doctor reports what will be downloaded into an empty cache, and fails if the cache is not writable", async () => {
    await using folder = await openTemporaryFolder();
    const empty = await voxweave(["doctor"], { env: { VOXWEAVE_CACHE: join(folder.path, "new") } });
    expect(empty.stdout.toString()).toContain("→ voxweave assets pull");
    expect(empty.code).toBe(0);
    await writeFile(join(folder.path, "file"), "");
    const blocked = await voxweave(["doctor"], { env: { VOXWEAVE_CACHE: join(folder.path, "file", "cache") } });
    expect(blocked.stdout.toString()).toContain("→ set VOXWEAVE_CACHE");
    expect(blocked.code).toBe(1);
  });
});

describe("voxweave bench", () => {
  test("voxweave bench reports invalid options, and a missing asset", async () => {
    const wrong = await voxweave(["bench", "--rounds", "0"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("a whole number from 1 to 100");
    await using folder = await openTemporaryFolder();
    const missing = await voxweave(["bench", "--offline"], { env: { VOXWEAVE_CACHE: folder.path } });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("voxweave assets pull");
  });

  test("voxweave bench --pick picks the named variant, and rejects an unknown one", async () => {
    await using folder = await openTemporaryFolder();
    for (const file of ["kokoro-v1.0-int8.onnx", "kokoro-v1.0-int8.onnx.json"]) {
      await symlink(join(SUITE_CACHE, file), join(folder.path, file));
    }
    const env = { VOXWEAVE_CACHE: folder.path };
    const { code, stdout } = await voxweave(["bench", "--offline", "--pick", "onnxruntime-int8"], { env });
    expect([code, stdout.toString()]).toEqual([0, "picked onnxruntime-int8\n"]);
    const choice = await readFile(join(folder.path, "choices", "engine.json"), "utf8");
    expect(choice).toContain('"onnxruntime-int8"');
    const wrong = await voxweave(["bench", "--pick", "fastest"], { env });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("onnxruntime-winograd");
  });
});

describe("voxweave", () => {
  test("voxweave --help shows examples and the exit codes", async () => {
    const { code, stdout } = await voxweave(["--help"]);
    expect(code).toBe(0);
    expect(stdout.toString()).toContain('$ voxweave speak "Hello." -o hello.wav');
    expect(stdout.toString()).toContain("130 interrupted");
  });

  test.each([
    ["a text instead of a command", ["Hello, world."], "To speak it: voxweave speak 'Hello, world.' -o hello.wav"],
    [
      "a text that begins with a dash",
      ["speak", "-5 degrees", "-o", "a.wav"],
      "voxweave speak -o hello.wav -- '-5 degrees'",
    ],
    ["a mistyped command", ["speek", "Hi"], "(Did you mean speak?)"],
    ["a mistyped option", ["speak", "Hi", "-o", "a.wav", "--voise", "af_heart"], "(Did you mean --voice?)"],
  ])("voxweave rejects %s with a hint", async (_, args, hint) => {
    const { code, stderr } = await voxweave(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^voxweave: /);
    expect(stderr).toContain(hint);
  });

  test("voxweave without arguments shows its help and exits as wrong usage", async () => {
    const { code, stderr } = await voxweave([]);
    expect(code).toBe(2);
    expect(stderr).toContain("Usage: voxweave");
  });
});
