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

test("offline, an asset that is missing is told of without a socket, a lookup or a process", () => {
  const { status, stdout, stderr } = fetchInTrap(["voices/af_heart"]);
  expect(stderr).toBe("");
  expect(status).toBe(1);
  expect(stdout).toContain(`cannot get voices/af_heart: not in ${folder}, and offline no source delivers it`);
  expect(stdout).toMatch(/hub: .*VoxWeave is offline/);
  expect(stdout).toMatch(/registry \(npm\): .*VoxWeave is offline/);
  expect(stdout).toContain("voxweave assets pull");
});

test("offline, an asset that is cached is found without a socket, a lookup or a process", async () => {
  const record = { name: "voices/af_heart", bytes: 522_240, sha256: AF_HEART, source: "hub", licence: "Apache-2.0" };
  await mkdir(join(folder, "voices"));
  await writeFile(join(folder, "voices", "af_heart.bin"), new Uint8Array(522_240));
  await writeFile(join(folder, "voices", "af_heart.bin.json"), JSON.stringify(record));
  const { status, stdout } = fetchInTrap(["voices/af_heart"]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: join(folder, "voices", "af_heart.bin") });
});

test("offline, a folder is still a source, and its bytes are checked", async () => {
  const bundle = join(folder, "bundle", "voices");
  await mkdir(bundle, { recursive: true });
  await writeFile(join(bundle, "af_heart.bin"), new Uint8Array(522_240));
  const { status, stdout } = fetchInTrap(["voices/af_heart"], `folder:${join(folder, "bundle")}`);
  expect(status).toBe(1);
  const zeros = createHash("sha256").update(new Uint8Array(522_240)).digest("hex");
  expect(stdout).toContain(`what it sent has the sha256 ${zeros} in place of ${AF_HEART}`);
});

test("the trap holds: online, the hub is asked over a socket and the registry by a process", () => {
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
