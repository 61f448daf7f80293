import { spawnSync } from "node:child_process";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { acquireLock } from "../../../../src/platform/node/files/lock.js";
import { openTemporaryFolder } from "../../../support/temporary-folder.js";

let path: string;

beforeEach(async () => {
  const folder = await openTemporaryFolder();
  path = join(folder.path, "locks", "x.lock");
  await mkdir(dirname(path));
  return () => folder[Symbol.asyncDispose]();
});

test("one caller holds the lock at a time, and every caller gets it", async () => {
  let holders = 0;
  let turns = 0;
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      await using _held = await acquireLock(path);
      expect(++holders).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      holders--;
      turns++;
    }),
  );
  expect(turns).toBe(10);
  expect(await readdir(dirname(path))).toEqual([]);
});

test("the lock of a dead process is broken at once, also by several callers at the same time", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const abandon = (lock: string) => writeFile(lock, JSON.stringify({ pid, host: hostname(), token: "gone" }));
  let waited = 0;
  const turn = async (lock: string) => {
    await using _held = await acquireLock(lock, { onWait: () => void waited++ });
  };
  await abandon(path);
  await turn(path);
  expect(waited).toBe(0);
  const locks = Array.from({ length: 10 }, (_, index) => join(dirname(path), `${index}.lock`));
  await Promise.all(locks.map(abandon));
  await Promise.all(locks.flatMap((lock) => Array.from({ length: 5 }, () => turn(lock))));
  expect(await readdir(dirname(path))).toEqual([]);
});

test("a lock of another machine is respected until its heartbeats stop, and then broken", async () => {
  await writeFile(path, JSON.stringify({ pid: 1, host: "another-machine", token: "far" }));
  const reason = new Error("enough");
  const controller = new AbortController();
  const waiting = acquireLock(path, { signal: controller.signal, onWait: () => controller.abort(reason) });
  await expect(waiting).rejects.toBe(reason);

  const longAgo = new Date(Date.now() - 61_000);
  await utimes(path, longAgo, longAgo);
  await using _held = await acquireLock(path);
  expect(await readdir(dirname(path))).toEqual(["x.lock"]);
});

test("a holder whose lock was broken does not remove the lock of the new holder", async () => {
  const first = await acquireLock(path);
  await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname(), token: "new holder" }));
  await first[Symbol.asyncDispose]();
  expect(await readdir(dirname(path))).toEqual(["x.lock"]);
});

test.each(["", "null", "5", "{}", '{"pid":"1","host":1}'])(
  "a lock with the content %j is respected for some seconds and then broken",
  async (text) => {
    await writeFile(path, text);
    const reason = new Error("enough");
    const controller = new AbortController();
    const waiting = acquireLock(path, { signal: controller.signal, onWait: () => controller.abort(reason) });
    await expect(waiting).rejects.toBe(reason);

    const aWhileAgo = new Date(Date.now() - 5_000);
    await utimes(path, aWhileAgo, aWhileAgo);
    let waited = 0;
    await using _held = await acquireLock(path, { onWait: () => void waited++ });
    expect(waited).toBe(0);
  },
);
