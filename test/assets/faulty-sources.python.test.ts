import { chmod, mkdir, readdir, readFile, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Asset } from "../../src/assets/catalogue/asset.js";
import { openFolder } from "../../src/assets/sources/folder.js";
import { openNpm } from "../../src/assets/sources/npm.js";
import { openPip } from "../../src/assets/sources/pip.js";
import type { AssetSource } from "../../src/assets/sources/source.js";
import { openSmallDisk } from "../support/small-disk.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { exampleAsset, exampleBytes } from "./support/example.js";
import { makeStore } from "./support/make-store.js";
import { changeZipMethod, openNpmRegistry, pipEnvironment, writeWheel } from "./support/packages.js";

const content = exampleBytes(5_000);
const pip = { packages: ["one==1.0"], member: "part.bin" };
const npm = { package: "sounds@1.0.0", member: "package/a.bin" };

let folder: string;
let bundle: AssetSource;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  await mkdir(join(folder, "bundle"));
  await writeFile(join(folder, "bundle", "example.bin"), content);
  bundle = openFolder(join(folder, "bundle"));
  return () => temporary[Symbol.asyncDispose]();
});

/** Expects that `source` fails with this reason, that the asset comes from the bundle, and that no other file is left. */
async function expectNextSource(source: AssetSource, asset: Asset, reason: RegExp): Promise<void> {
  const { store, events } = makeStore(join(folder, "cache"), [asset], [source, bundle]);
  const { path } = await store.fetch("example");
  expect(Buffer.compare(await readFile(path), content)).toBe(0);
  expect(events).toContainEqual(expect.objectContaining({ type: "failed", reason: expect.stringMatching(reason) }));
  expect((await readdir(join(folder, "cache"))).sort()).toEqual(["example.bin", "example.bin.json", "locks"]);
}

test("the next source delivers if pip succeeds but writes nothing", async () => {
  await writeFile(join(folder, "python3"), "#!/bin/sh\n");
  await chmod(join(folder, "python3"), 0o755);
  await expectNextSource(openPip({ env: { PATH: folder } }), exampleAsset(content, { pip }), /succeeded but wrote no/);
});

test("the next source delivers if a wheel has an unknown compression method", async () => {
  await writeWheel(folder, "one", { "one/part.bin": content });
  await changeZipMethod(join(folder, "one-1.0-py3-none-any.whl"), "one/part.bin", 12);
  const source = openPip({ env: pipEnvironment(folder) });
  await expectNextSource(
    source,
    exampleAsset(content, { pip }),
    /one-1.0-.*whl cannot be unpacked: unknown compression/,
  );
});

test("a fetch rejects if the package lacks the file of the asset", async () => {
  await writeWheel(folder, "one", { "one/other.bin": content });
  const asset = exampleAsset(content, { pip });
  const { store } = makeStore(join(folder, "cache"), [asset], [openPip({ env: pipEnvironment(folder) })]);
  await expect(store.fetch("example")).rejects.toThrow(/one-1.0-py3-none-any.whl has no part.bin/);
});

test("the next source delivers if a wheel unpacks to more than the disk holds", async () => {
  await using disk = await openSmallDisk(4 << 20);
  await writeWheel(folder, "one", { "one/part.bin": new Uint8Array(64 << 20) });
  const asset = exampleAsset(content, { pip });
  const { store, events } = makeStore(disk.path, [asset], [openPip({ env: pipEnvironment(folder) }), bundle]);
  await store.fetch("example");
  expect(events).toContainEqual(
    expect.objectContaining({ type: "failed", reason: expect.stringContaining("more than the 5000 bytes") }),
  );
});

test("a file of a bundle that is larger than the asset is rejected before it fills the disk", async () => {
  await using disk = await openSmallDisk(4 << 20);
  await truncate(join(folder, "bundle", "example.bin"), 3e9);
  const { store } = makeStore(disk.path, [exampleAsset(content)], [bundle]);
  await expect(store.fetch("example")).rejects.toMatchObject({
    code: "VOX_ASSET_UNAVAILABLE",
    message: expect.stringContaining("its file has more than the 5000 bytes of the asset"),
  });
});

test("an npm package that lacks another asset still delivers the requested asset", async () => {
  await using registry = await openNpmRegistry(folder, "sounds", { [npm.member]: content });
  const other = exampleAsset(content, { name: "other", npm: { ...npm, member: "package/b.bin" } });
  const catalogue = [exampleAsset(content, { npm }), other];
  const { store } = makeStore(join(folder, "cache"), catalogue, [openNpm({ env: registry.env, catalogue })]);
  expect(await store.fetch("example")).toMatchObject({ source: "registry (npm)" });
  expect((await store.status()).map(({ cached }) => cached)).toEqual([true, false]);
});

test.each([
  ["a symbolic link", "/etc/passwd"],
  ["a file of another size", exampleBytes(10)],
])("the next source delivers if the entry in an npm package is %s", async (_, entry) => {
  await using registry = await openNpmRegistry(folder, "sounds", { [npm.member]: entry });
  const asset = exampleAsset(content, { npm });
  const source = openNpm({ env: registry.env, catalogue: [asset] });
  await expectNextSource(source, asset, /sounds@1.0.0 has no file package\/a.bin of 5000 bytes/);
});

test.each(["link", "folder"])("a fetch succeeds although a %s is at the path of its part", async (kind) => {
  const part = join(folder, "cache", "example.bin.part");
  const outside = join(folder, "outside");
  await mkdir(join(folder, "cache"));
  if (kind === "link") await symlink(outside, part);
  else await mkdir(join(part, "sub"), { recursive: true });
  const { store } = makeStore(join(folder, "cache"), [exampleAsset(content)], [bundle]);
  const { path } = await store.fetch("example");
  expect(Buffer.compare(await readFile(path), content)).toBe(0);
  expect(await readdir(folder)).not.toContain("outside");
});

test("a missing folder as a source is reported with the variable to check", async () => {
  const { store } = makeStore(join(folder, "cache"), [exampleAsset(content)], [openFolder("/does/not/exist")]);
  await expect(store.fetch("example")).rejects.toThrow(
    "folder:/does/not/exist: example: there is no such folder. Check VOXWEAVE_ASSET_SOURCES",
  );
  const file = openFolder(join(folder, "bundle", "example.bin"));
  const { store: other } = makeStore(join(folder, "cache"), [exampleAsset(content)], [file]);
  await expect(other.fetch("example")).rejects.toThrow("it is not a folder");
});

test("a bundle with one of several equivalent assets is not reported to lack the others", async () => {
  const best = exampleAsset(content, { name: "best" });
  const { store, events } = makeStore(join(folder, "cache"), [best, exampleAsset(content)], [bundle]);
  expect(await store.fetch(["best", "example"])).toMatchObject({ name: "example" });
  expect(events.filter(({ type }) => type === "failed")).toEqual([]);
  const neither = ["best", "worst"].map((name) => exampleAsset(content, { name }));
  const { store: lacking, events: reported } = makeStore(join(folder, "cache2"), neither, [bundle]);
  await expect(lacking.fetch(["best", "worst"])).rejects.toThrow(/it has no best.bin[\s\S]*it has no worst.bin/);
  expect(reported.filter(({ type }) => type === "failed")).toHaveLength(2);
});
