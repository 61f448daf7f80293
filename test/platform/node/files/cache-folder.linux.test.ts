import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { resolveCacheFolder } from "../../../../src/platform/node/files/cache-folder.js";

const run = promisify(execFile);

test("the cache folder is that of the option, else of the variable, else of the platform", () => {
  const env = { VOXWEAVE_CACHE: "/variable", XDG_CACHE_HOME: "/xdg" };
  expect(resolveCacheFolder("/option", env)).toBe("/option");
  expect(resolveCacheFolder(undefined, env)).toBe("/variable");
  expect(resolveCacheFolder(undefined, { ...env, VOXWEAVE_CACHE: "" })).toBe("/xdg/voxweave");
  expect(resolveCacheFolder(undefined, {})).toBe(join(homedir(), ".cache/voxweave"));
});

test("a user without a home folder needs VOXWEAVE_CACHE, and nothing more", async () => {
  const script = `
    import { resolveCacheFolder } from ${JSON.stringify(import.meta.resolve("#compiled/platform/node/files/cache-folder.js"))};
    console.log(resolveCacheFolder(undefined, { VOXWEAVE_CACHE: "/variable" }));
    try { resolveCacheFolder(undefined, {}); } catch ({ code, message }) { console.log(code, message); }
  `;
  // No entry in the list of users has this id, and the variable HOME is missing.
  const user = ["--user", "--map-user=61999", "--map-group=61999"];
  const { stdout } = await run("unshare", [...user, process.execPath, "--input-type=module", "-e", script], {
    env: { PATH: process.env["PATH"] },
  });
  expect(stdout.split("\n")).toEqual([
    "/variable",
    expect.stringMatching(/^VOX_FILE_UNWRITABLE this user has no home folder .*; set VOXWEAVE_CACHE to a folder/u),
    "",
  ]);
});
