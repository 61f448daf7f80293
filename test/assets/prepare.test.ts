import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { CachedAsset } from "../../src/assets/catalogue/asset.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { sha256 } from "./support/example.js";
import { makeStore } from "./support/make-store.js";

const from: CachedAsset = { name: "raw", path: "/raw.onnx", bytes: 3, sha256: "aa", source: "hub", licence: "MIT" };
let folder: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

/** Returns a recipe that records its builds. */
function recipe(text: string, version = "1") {
  const built: string[] = [];
  const build = async (path: string) => {
    built.push(path);
    await writeFile(path, text);
  };
  return { name: "graph.onnx", from, version, build, built };
}

test("a prepared file is built once, and keeps its own digest and the licence of its source", async () => {
  const { store, events } = makeStore(folder, [], []);
  const graph = recipe("a graph");
  const prepared = await store.prepare(graph);
  expect(await readFile(prepared.path, "utf8")).toBe("a graph");
  expect(prepared).toMatchObject({
    sha256: sha256(Buffer.from("a graph")),
    bytes: 7,
    source: "prepared",
    licence: "MIT",
  });
  expect(await makeStore(folder, [], []).store.prepare(graph)).toEqual(prepared);
  expect(graph.built).toHaveLength(1);
  expect(events.map(({ type }) => type)).toEqual(["preparing", "prepared"]);
  expect(await store.status()).toEqual([
    { name: "graph.onnx", path: prepared.path, bytes: 7, licence: "MIT", cached: true },
  ]);
});

test("a recipe of another version or from another file builds a second file beside the first", async () => {
  const { store } = makeStore(folder, [], []);
  const paths = [
    (await store.prepare(recipe("one", "1"))).path,
    (await store.prepare(recipe("two", "2"))).path,
    (await store.prepare({ ...recipe("three"), from: { ...from, sha256: "bb" } })).path,
  ];
  expect(new Set(paths).size).toBe(3);
  expect(await Promise.all(paths.map((path) => readFile(path, "utf8")))).toEqual(["one", "two", "three"]);
});

test("two concurrent calls of prepare build the file once", async () => {
  const { store } = makeStore(folder, [], []);
  const graph = recipe("a graph");
  const [one, two] = await Promise.all([store.prepare(graph), store.prepare(graph)]);
  expect(one).toEqual(two);
  expect(graph.built).toHaveLength(1);
});

test("prepare rejects with the error of a failed build and leaves nothing, and the next call builds again", async () => {
  const { store } = makeStore(folder, [], []);
  const failure = new Error("no such operator");
  const failing = async (path: string) => {
    await writeFile(path, "half");
    throw failure;
  };
  await expect(store.prepare({ ...recipe(""), build: failing })).rejects.toBe(failure);
  expect(await readdir(join(folder, "prepared"))).toEqual([]);
  expect((await store.prepare(recipe("whole"))).bytes).toBe(5);
});

test("an abort during a build rejects with the caller's reason and leaves nothing", async () => {
  const { store } = makeStore(folder, [], []);
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const build = async (path: string) => {
    await writeFile(path, "whole");
    controller.abort(reason);
  };
  await expect(store.prepare({ ...recipe(""), build }, { signal: controller.signal })).rejects.toBe(reason);
  expect(await readdir(join(folder, "prepared"))).toEqual([]);
});

test("verify finds a damaged prepared file, and the next prepare builds it again", async () => {
  const { store } = makeStore(folder, [], []);
  const graph = recipe("a graph");
  const { path } = await store.prepare(graph);
  await writeFile(path, "a grapH");
  expect(await store.verify()).toEqual([{ name: "graph.onnx", path, state: "corrupt" }]);
  await store.prepare(graph);
  expect(await readFile(path, "utf8")).toBe("a graph");
});

test("prepare builds all files again if a file beside the prepared file is missing or damaged", async () => {
  const { store } = makeStore(folder, [], []);
  const main = recipe("a graph");
  const build = async (path: string) => {
    await main.build(path);
    await writeFile(`${path}.weights`, "weights");
  };
  const graph = { ...main, build };
  const { path } = await store.prepare(graph);
  expect((await store.status()).map(({ name, bytes }) => [name, bytes])).toEqual([
    ["graph.onnx", 7],
    ["graph.onnx.weights", 7],
  ]);
  await rm(`${path}.weights`);
  await store.prepare(graph);
  expect(await readFile(`${path}.weights`, "utf8")).toBe("weights");
  await writeFile(`${path}.weights`, "weightS");
  expect((await store.verify()).map(({ name, state }) => [name, state])).toEqual([
    ["graph.onnx", "ok"],
    ["graph.onnx.weights", "corrupt"],
  ]);
  await store.prepare(graph);
  expect(await readFile(`${path}.weights`, "utf8")).toBe("weights");
  expect(main.built).toHaveLength(3);
});

test("prepare removes the files of a killed build", async () => {
  const { store } = makeStore(folder, [], []);
  const graph = recipe("a graph");
  const { path } = await store.prepare(graph);
  await rm(path);
  await mkdir(`${path}.part`);
  await writeFile(join(`${path}.part`, "graph.onnx.weights"), "half");
  await store.prepare(graph);
  expect((await readdir(join(folder, "prepared"))).filter((name) => !name.endsWith(".json"))).toEqual([basename(path)]);
});
