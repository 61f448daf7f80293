import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createAssetStore } from "../../src/assets/create-asset-store.js";
import { listEngines } from "../../src/engines/engine-status.js";
import {
  DEFAULT_ENGINE,
  ENGINE_IDS,
  findEngine,
  listVoices,
  loadPythonEngines,
  openEngine,
} from "../../src/engines/registry.js";
import { describeDescriptor } from "../contract/descriptor.js";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

for (const id of ENGINE_IDS) describeDescriptor(id, await findEngine(id));

test("the default engine needs no Python, and the error for an unknown engine suggests a similar name", async () => {
  expect((await findEngine(DEFAULT_ENGINE)).python).toBeUndefined();
  await expect(findEngine("kokoro-onx")).rejects.toMatchObject({
    code: "VOX_ENGINE_UNKNOWN",
    message: expect.stringContaining("did you mean kokoro-onnx"),
  });
  await expect(findEngine("constructor")).rejects.toMatchObject({ code: "VOX_ENGINE_UNKNOWN" });
});

test.each(ENGINE_IDS)("engine %s refuses a number of workers that it cannot have", async (id) => {
  await using cache = await openTemporaryFolder();
  const assets = createAssetStore({ cacheFolder: cache.path, offline: true });
  await expect(openEngine(id, { assets, workers: 0 })).rejects.toThrow(/^workers must be 1 to 1024, got 0$/);
  await expect(openEngine(id, { assets, threads: 0.5 })).rejects.toThrow(/^threads must be a whole number/);
});

test("no two engines in Python share the name of an environment", async () => {
  const names = (await loadPythonEngines()).map(({ python }) => python.recipe.name);
  expect(new Set(names).size).toBe(names.length);
});

test("the command without a name sets up the first Python engine, and each other command has the name", async () => {
  const commands = (await loadPythonEngines()).map(({ python }) => python);
  expect(commands[0]?.setUpCommand).toBe("voxweave python setup");
  for (const { setUpCommand, recipe } of commands.slice(1)) {
    expect(setUpCommand).toBe(`voxweave python setup ${recipe.name}`);
  }
});

test("each engine of the registry passes the contract of engines in its own test", async () => {
  const folder = join(ROOT, "test", "engines");
  const names = await readdir(folder, { recursive: true });
  const tests = names.filter((name) => name.endsWith(".test.ts") && name !== "registry.test.ts");
  const texts = await Promise.all(tests.map((name) => readFile(join(folder, name), "utf8")));
  const under = texts.flatMap((text) => [...text.matchAll(/^\s*describeEngine\(\s*"([\w-]+)/gm)].map(([, id]) => id));
  expect(under).toEqual(expect.arrayContaining([...ENGINE_IDS]));
});

test("each engine of the registry is in the list of engines, and in the documentation", async () => {
  await using cache = await openTemporaryFolder();
  const listed = await listEngines({ cacheFolder: cache.path });
  expect(listed.map(({ id }) => id)).toEqual(ENGINE_IDS);
  const python = await readFile(join(ROOT, "docs", "python-engines.md"), "utf8");
  for (const engine of await loadPythonEngines()) {
    expect(python).toContain(`${engine.python.setUpCommand} `);
    for (const variable of engine.python.variables) expect(python).toContain(`\`${variable}\``);
  }
});

test("the list of engines has the missing part of each in an empty cache, and the command that installs it", async () => {
  await using cache = await openTemporaryFolder();
  const listed = await listEngines({ cacheFolder: cache.path });
  const reasons = Object.fromEntries(listed.map(({ id, reason }) => [id, reason]));
  expect(reasons).toEqual({
    "kokoro-onnx": 'its model is not in the cache; run "voxweave assets pull"',
    "kokoro-python": 'its Python environment is not set up; run "voxweave python setup"',
    "kokoro-openvino": 'its Python environment is not set up; run "voxweave python setup openvino"',
    piper: 'its Python environment is not set up; run "voxweave python setup piper"',
    tone: undefined,
  });
  expect(listed.map(({ ready }) => ready)).toEqual([false, false, false, false, true]);
  expect(await readdir(cache.path)).toEqual([]);
});

test("the voices of an engine are listed without a model", async () => {
  expect(await listVoices("kokoro-openvino")).toHaveLength(54);
  expect((await listVoices("tone")).map(({ id }) => id)).toContain("tone_mid");
});
