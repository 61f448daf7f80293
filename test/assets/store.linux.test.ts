import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFolder } from "../../src/assets/sources/folder.js";
import { openHub } from "../../src/assets/sources/hub.js";
import { openSmallDisk } from "../support/small-disk.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { exampleAsset, exampleBytes } from "./support/example.js";
import { makeStore } from "./support/make-store.js";
import { openServer, serving } from "./support/server.js";

const content = exampleBytes(100_000);
const asset = exampleAsset(content);

test("a fetch onto a full disk rejects with that reason, and uses no other source", async () => {
  await using server = await openServer(serving(content));
  await using other = await openServer(serving(content));
  await using disk = await openSmallDisk(64 << 10);
  const sources = [openHub({ endpoint: server.endpoint }), openHub({ endpoint: other.endpoint })];
  const { store } = makeStore(disk.path, [asset], sources);
  await expect(store.fetch("example")).rejects.toMatchObject({
    code: "VOX_FILE_UNWRITABLE",
    message: expect.stringMatching(/the disk is full; free some space, or set VOXWEAVE_CACHE/),
  });
  expect(other.requests).toEqual([]);
});

test("a bundle that cannot be read fails as a source, and the next source delivers", async () => {
  await using server = await openServer(serving(content));
  await using bundle = await openTemporaryFolder();
  await using cache = await openTemporaryFolder();
  await symlink("/proc/self/mem", join(bundle.path, "example.bin")); // A read of its first byte fails with EIO, also for root.
  const sources = [openFolder(bundle.path), openHub({ endpoint: server.endpoint })];
  const { store, events } = makeStore(cache.path, [asset], sources);
  expect((await store.fetch("example")).source).toBe("hub");
  expect(events[1]).toMatchObject({ type: "failed", reason: expect.stringContaining("cannot read") });
});
