import { link, mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { CachedAsset } from "../../src/assets/catalogue/asset.js";
import type { AssetStore } from "../../src/assets/store.js";
import { acquireLock } from "../../src/platform/node/files/lock.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { makeStore } from "./support/make-store.js";

const weights: CachedAsset = { name: "w", path: "/w.onnx", bytes: 3, sha256: "aa", source: "hub", licence: "MIT" };
/** A process id that no system uses. */
const DEAD = 2 ** 22 + 1;

let folder: string;
let store: AssetStore;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  store = makeStore(
    folder,
    [{ name: "voices/one", file: "voices/one.bin", bytes: 4, sha256: "bb", licence: "MIT" }],
    [],
  ).store;
  return () => temporary[Symbol.asyncDispose]();
});

/** Prepares a graph of `bytes` bytes, with weights of the same size beside it. */
async function prepareGraph(version: string, bytes: number): Promise<string> {
  const build = async (path: string): Promise<void> => {
    await writeFile(path, "x".repeat(bytes));
    await writeFile(`${path}.weights`, "x".repeat(bytes));
  };
  return (await store.prepare({ name: "graph.onnx", from: weights, version, build })).path;
}

async function write(name: string, text = "text"): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function listFiles(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/")).sort();
}

describe("prune", () => {
  test("prune removes prepared files that are not kept, with their records and weights", async () => {
    const kept = await prepareGraph("1", 10_000);
    const old = await prepareGraph("2", 20_000);
    const items = await store.prune({ keep: [kept] });
    expect(items).toEqual([
      { kind: "prepared file", name: `prepared/${old.split(/[/\\]/).at(-1)}`, bytes: expect.any(Number) },
    ]);
    expect(items[0]?.bytes).toBeGreaterThan(40_000);
    expect(items[0]?.bytes).toBeLessThan(42_000);
    expect(await store.findPrepared({ name: "graph.onnx", from: weights, version: "1" })).toMatchObject({ path: kept });
    expect(await store.findPrepared({ name: "graph.onnx", from: weights, version: "2" })).toBeUndefined();
    expect((await listFiles()).filter((name) => name.startsWith("prepared/"))).toHaveLength(4);
  });

  test("prune lists the same items in a dry run, and removes nothing", async () => {
    await prepareGraph("1", 100);
    await write("models/kokoro-0123456789abcdef/config.json");
    const before = await listFiles();
    const planned = await store.prune({ keep: [], dryRun: true });
    expect(await listFiles()).toEqual(before);
    expect(planned).toHaveLength(2);
    expect(await store.prune({ keep: [] })).toEqual(planned);
    expect(await store.prune({ keep: [] })).toEqual([]);
  });

  test("prune removes model folders of older weights, and compiled graphs of other versions in a kept folder", async () => {
    const kept = join(folder, "models", "openvino-0123456789abcdef");
    for (const name of [
      "front.onnx",
      "compiled-2026.4.1/1.blob",
      "compiled-2025.1.0/1.blob",
      `compiled-2026.4.1.${DEAD}.part/1.blob`,
    ]) {
      await write(`models/openvino-0123456789abcdef/${name}`);
    }
    await write("models/openvino-fedcba9876543210/front.onnx");
    const items = await store.prune({ keep: [kept, join(kept, "compiled-2026.4.1")] });
    expect(items).toEqual([
      { kind: "compiled graph", name: "models/openvino-0123456789abcdef/compiled-2025.1.0", bytes: 4 },
      { kind: "model folder", name: "models/openvino-fedcba9876543210", bytes: 4 },
      { kind: "unfinished file", name: `models/openvino-0123456789abcdef/compiled-2026.4.1.${DEAD}.part`, bytes: 4 },
    ]);
    expect(await listFiles()).toEqual([
      "models/openvino-0123456789abcdef/compiled-2026.4.1/1.blob",
      "models/openvino-0123456789abcdef/front.onnx",
    ]);
  });

  test("prune counts a file with two links once, and not at all if one of the links stays", async () => {
    const graph = await prepareGraph("1", 50_000);
    const model = join(folder, "models", "openvino-0123456789abcdef");
    await mkdir(model, { recursive: true });
    await link(graph, join(model, "front.onnx"));
    const [item] = await store.prune({ keep: [graph], dryRun: true });
    expect(item).toMatchObject({ kind: "model folder", bytes: 0 });
    const all = await store.prune({ keep: [], dryRun: true });
    const sum = all.reduce((bytes, each) => bytes + each.bytes, 0);
    expect(sum).toBeGreaterThan(100_000);
    expect(sum).toBeLessThan(102_000);
  });

  test("prune removes files of interrupted downloads and builds, but no files of a running process", async () => {
    await write("voices/one.bin.part");
    await write("prepared/graph-0123456789abcdef.onnx.part/graph-0123456789abcdef.onnx");
    await write(`prepared/.voxweave-0123456789abcdef.${DEAD}-01234567.part`);
    await write(`choices/.voxweave-0123456789abcdef.${process.pid}-01234567.part`);
    {
      await using _download = await acquireLock(join(folder, "locks", "voices.lock"));
      await using _build = await acquireLock(join(folder, "locks", "graph-0123456789abcdef.onnx.lock"));
      const items = await store.prune({ keep: [] });
      expect(items.map(({ name }) => name)).toEqual([`prepared/.voxweave-0123456789abcdef.${DEAD}-01234567.part`]);
    }
    const items = await store.prune({ keep: [] });
    expect(items.map(({ name }) => name)).toEqual(["voices/one.bin.part", "prepared/graph-0123456789abcdef.onnx.part"]);
    expect(await listFiles()).toEqual([`choices/.voxweave-0123456789abcdef.${process.pid}-01234567.part`]);
  });

  test("prune removes locks whose owner is dead, and keeps a held lock", async () => {
    const owner = JSON.stringify({ pid: DEAD, host: hostname(), token: "token" });
    await write("locks/graph.lock", owner);
    await write("python/kokoro.lock", owner);
    const old = await write("locks/elsewhere.lock", JSON.stringify({ pid: 1, host: "another", token: "token" }));
    await utimes(old, new Date(0), new Date(0));
    await using _held = await acquireLock(join(folder, "locks", "held.lock"));
    const items = await store.prune({ keep: [] });
    expect(items.map(({ kind, name }) => [kind, name])).toEqual([
      ["abandoned lock", "locks/elsewhere.lock"],
      ["abandoned lock", "locks/graph.lock"],
      ["abandoned lock", "python/kokoro.lock"],
    ]);
    expect(await listFiles()).toEqual(["locks/held.lock"]);
  });

  test("prune keeps downloads, environments, choices, and files that VoxWeave did not name", async () => {
    const names = [
      "choices/engine.json",
      "kokoro-v1.0-int8.onnx",
      "kokoro-v1.0-int8.onnx.json",
      "models/my-own/model.onnx",
      "prepared/notes.txt",
      "python/kokoro/pyvenv.cfg",
      "python/piper.previous/pyvenv.cfg",
      "voices/one.bin",
      "voices/one.bin.json",
    ];
    for (const name of names) await write(name);
    expect(await store.prune({ keep: [] })).toEqual([]);
    expect(await listFiles()).toEqual(names);
  });

  test("prune removes only files in the list `among`, if it is given", async () => {
    const [first, second] = [await prepareGraph("1", 10), await prepareGraph("2", 10)];
    await write("voices/one.bin.part");
    expect(await store.prune({ keep: [], among: [second] })).toHaveLength(1);
    expect(await listFiles()).toContain(first.slice(folder.length + 1).replaceAll("\\", "/"));
    expect(await listFiles()).toContain("voices/one.bin.part");
  });

  test("prune removes nothing from a missing cache folder, and does not create it", async () => {
    expect(await makeStore(join(folder, "none"), [], []).store.prune({ keep: [] })).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });
});
