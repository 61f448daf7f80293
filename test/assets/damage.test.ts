import { createHash } from "node:crypto";
import { copyFile, link, mkdir, open, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { CachedAsset } from "../../src/assets/catalogue/asset.js";
import { openFolder } from "../../src/assets/sources/folder.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { exampleAsset, exampleBytes } from "./support/example.js";
import { makeStore } from "./support/make-store.js";

const LARGE = 20 << 20;
const from: CachedAsset = { name: "raw", path: "/raw.onnx", bytes: 3, sha256: "aa", source: "hub", licence: "MIT" };

let folder: string;
let cache: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  cache = join(folder, "cache");
  return () => temporary[Symbol.asyncDispose]();
});

/** Overwrites a part of a file in place, and keeps its size and its times. */
async function damage(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const { atime, mtime } = await stat(path);
  const handle = await open(path, "r+");
  await handle.write(bytes, 0, bytes.length, at);
  await handle.close();
  await utimes(path, atime, mtime);
}

/** Opens a store whose only source is a bundle with an asset of this size. */
async function openBundle(size: number) {
  const content = exampleBytes(size);
  const asset = exampleAsset(content);
  await mkdir(join(folder, "bundle"));
  await writeFile(join(folder, "bundle", asset.file), content);
  return { content, asset, ...makeStore(cache, [asset], [openFolder(join(folder, "bundle"))]) };
}

describe("damage that keeps the size of a file", () => {
  test.each([
    ["a run of zeros in a large file", LARGE, 7 << 20, new Uint8Array(1 << 20)],
    ["the first page of a large file", LARGE, 0, new Uint8Array(4096)],
    ["the last page of a large file", LARGE, LARGE - 4096, new Uint8Array(4096)],
    ["one byte of a file of the size of a voice", 522_240, 300_001, Uint8Array.of(255)],
  ])("the next fetch finds damage and downloads the file again: %s", async (_, size, at, bytes) => {
    const { store, content } = await openBundle(size);
    const { path } = await store.fetch("example");
    await damage(path, at, bytes);
    expect(Buffer.compare(await readFile(path), content)).not.toBe(0);
    await store.fetch("example");
    expect(Buffer.compare(await readFile(path), content)).toBe(0);
  });

  test("the next prepare finds a run of zeros in a file beside the prepared file, and builds both again", async () => {
    const { store } = makeStore(cache, [], []);
    const weights = exampleBytes(LARGE);
    const build = async (path: string) => {
      await writeFile(path, "graph");
      await writeFile(`${path}.weights`, weights);
    };
    const recipe = { name: "graph.onnx", from, version: "1", build };
    const { path } = await store.prepare(recipe);
    await damage(`${path}.weights`, 3 << 20, new Uint8Array(1 << 20));
    await store.prepare(recipe);
    expect(Buffer.compare(await readFile(`${path}.weights`), weights)).toBe(0);
  });
});

test("a record of an earlier version is valid, and verify adds its sample", async () => {
  const { store } = await openBundle(LARGE);
  const { path } = await store.fetch("example");
  const { sample, ...earlier } = JSON.parse(await readFile(`${path}.json`, "utf8")) as Record<string, unknown>;
  expect(sample).toMatch(/^[\da-f]{64}$/);
  await writeFile(`${path}.json`, JSON.stringify(earlier));
  const { store: offline, events } = makeStore(cache, [exampleAsset(exampleBytes(LARGE))], []);
  expect(await offline.fetch("example")).toMatchObject({ path });
  expect(await offline.verify()).toMatchObject([{ state: "ok" }]);
  expect(JSON.parse(await readFile(`${path}.json`, "utf8"))).toMatchObject({ ...earlier, sample });
  expect(events).toEqual([]);
});

describe("verify of the model folders of Python engines", () => {
  /** Opens a store with a cached asset, and a model folder with a link to it, a copy of it and compiled graphs. */
  async function openModels() {
    const opened = await openBundle(5_000);
    const { path } = await opened.store.fetch("example");
    const model = join(cache, "models", "engine-0123");
    const [linked, copied, compiled] = ["linked.bin", "voices/copied.bin", "compiled-1.0"].map((name) =>
      join(model, name),
    ) as [string, string, string];
    await mkdir(dirname(copied), { recursive: true });
    await mkdir(compiled);
    await link(path, linked);
    await copyFile(path, copied);
    await writeFile(join(compiled, "1.blob"), "compiled");
    const digest = createHash("sha256").update("compiled").digest("hex");
    await writeFile(join(compiled, "digests.json"), JSON.stringify({ "1.blob": digest }));
    return { ...opened, path, model, linked, copied, compiled };
  }

  const states = async (store: { verify(): Promise<readonly { name: string; state: string }[]> }) =>
    Object.fromEntries((await store.verify()).map(({ name, state }) => [name, state]));

  test("verify reports an undamaged model folder as ok, and skips unfinished files", async () => {
    const { store, model } = await openModels();
    await writeFile(join(model, ".voxweave-0.1-0.part"), "half");
    await mkdir(join(model, "compiled-1.0.77.part"));
    expect(await states(store)).toEqual({
      example: "ok",
      "models/engine-0123/linked.bin": "ok",
      "models/engine-0123/voices/copied.bin": "ok",
      "models/engine-0123/compiled-1.0": "ok",
    });
  });

  test("verify removes a damaged copy from a model folder, and nothing else", async () => {
    const { store, copied, model } = await openModels();
    await damage(copied, 100, Uint8Array.of(1, 2, 3));
    expect(await states(store)).toMatchObject({ example: "ok", "models/engine-0123/voices/copied.bin": "corrupt" });
    expect(await readdir(join(model, "voices"))).toEqual([]);
    expect(Object.values(await states(store))).toEqual(["ok", "ok", "ok"]);
  });

  test("verify removes links to a damaged cached file from a model folder", async () => {
    const { store, path, linked } = await openModels();
    await damage(path, 100, Uint8Array.of(1, 2, 3));
    expect(await states(store)).toMatchObject({ example: "corrupt", "models/engine-0123/linked.bin": "corrupt" });
    await expect(stat(linked)).rejects.toThrow(/ENOENT/);
  });

  test.each([
    ["flipped bits", async (compiled: string) => damage(join(compiled, "1.blob"), 3, Uint8Array.of(0))],
    ["a missing graph", async (compiled: string) => rm(join(compiled, "1.blob"))],
    ["a graph without a digest", async (compiled: string) => writeFile(join(compiled, "2.blob"), "?")],
    ["unreadable digests", async (compiled: string) => writeFile(join(compiled, "digests.json"), "nu")],
  ])("verify removes compiled graphs with %s, so that they are compiled again", async (_, harm) => {
    const { store, model, compiled } = await openModels();
    await harm(compiled);
    expect(await states(store)).toMatchObject({ example: "ok", "models/engine-0123/compiled-1.0": "corrupt" });
    expect((await readdir(model)).sort()).toEqual(["linked.bin", "voices"]);
  });
});
