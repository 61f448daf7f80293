import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { SUITE_CACHE } from "./cache.js";
import { pythonTools } from "./python-tools.js";

/**
 * Sets up what the suite shares, before it begins: the build, from which worker threads, the command line and the
 * examples run as for users; the weights and voices, in a cache of the suite's own; and an interpreter with numpy.
 *
 * Two files of tests run side by side, so that a thread each is what two cores have: more would wait for one another.
 */
export default async function setUp(): Promise<void> {
  process.env["OMP_NUM_THREADS"] ??= "1"; // What torch heeds, where no number is given.
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit", shell: process.platform === "win32" });
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const env = { ...process.env, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry" };
  execFileSync(process.execPath, [main, "assets", "pull"], { stdio: "inherit", env });
  process.env["VOXWEAVE_TEST_PYTHON"] = await pythonTools();
}
