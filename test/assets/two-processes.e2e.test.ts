import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { exampleAsset, exampleBytes, sha256 } from "./support/example.js";
import { dripping, halting, openServer, serving, type TestServer } from "./support/server.js";

const content = exampleBytes(200_000);
const asset = exampleAsset(content);
let cacheFolder: string;

beforeEach(async () => {
  const folder = await openTemporaryFolder();
  cacheFolder = join(folder.path, "cache");
  return () => folder[Symbol.asyncDispose]();
});

test("one of two processes that fetch the same asset downloads it, and the other waits for it", async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await using server = await openServer(halting(content, released));
  const first = pull(server);
  await first.until("progress");
  const second = pull(server);
  expect(await second.until("waiting")).toMatchObject({ asset: "example" });
  release();
  const got = [await first.until("got"), await second.until("got")];
  expect(got[0]).toEqual(got[1]);
  expect(sha256(await readFile(join(cacheFolder, "example.bin")))).toBe(asset.sha256);
  expect(server.requests).toHaveLength(1);
});

test("a waiting process continues the download of a process that was killed", async () => {
  await using server = await openServer(dripping(content, 1000, 100), serving(content));
  const first = pull(server);
  await first.until("progress");
  const second = pull(server);
  await second.until("waiting");
  first.child.kill("SIGKILL");
  await second.until("got");
  expect(sha256(await readFile(join(cacheFolder, "example.bin")))).toBe(asset.sha256);
  expect(server.requests.map(({ range }) => range)).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
});

interface Pulling {
  readonly child: ChildProcess;
  /** Resolves with the next event of this type. Rejects if the process ends without one. */
  until(type: string): Promise<unknown>;
}

function pull({ endpoint }: TestServer): Pulling {
  const script = fileURLToPath(new URL("fixtures/pull.mjs", import.meta.url));
  const order = JSON.stringify({ cacheFolder, endpoint, asset });
  const child = spawn(process.execPath, [script, order], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close"); // The process may end before the caller asks for its last event.
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const until = async (type: string) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`ended without "${type}"`);
      const event = JSON.parse(value);
      if (event.type !== type) continue;
      if (type === "got") await closed;
      return event;
    }
  };
  return { child, until };
}
