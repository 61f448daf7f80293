import { join } from "node:path";
import { expect, test } from "vitest";
import { voxweave } from "../support/command.js";
import { openSmallDisk } from "../support/small-disk.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

const SPEAK = ["speak", "Hi.", "-o", "x.wav"];

// In /proc, creating a folder always fails with ENOENT, even if the parent folder exists.
test("a cache folder that cannot be created ends the command with exit code 1 and the reason", async () => {
  await using folder = await openTemporaryFolder();
  const speak = voxweave(SPEAK, {
    cwd: folder.path,
    env: { VOXWEAVE_CACHE: "/proc/nope" },
    onStart: (child) => setTimeout(() => child.kill("SIGKILL"), 60_000).unref(),
  });
  expect(await speak).toMatchObject({ code: 1, stderr: expect.stringContaining("cannot make the folder /proc/nope") });
});

test("a cache folder on a read-only file system ends the command with exit code 1 and the reason", async () => {
  await using folder = await openTemporaryFolder();
  await using disk = await openSmallDisk(1 << 20);
  await disk.makeReadOnly();
  const env = { VOXWEAVE_CACHE: join(disk.path, "cache") };
  expect(await voxweave(SPEAK, { cwd: folder.path, env })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("the file system is read-only"),
  });
});
