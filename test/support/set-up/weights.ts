import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { SUITE_CACHE } from "../cache.js";
import { COMPILED } from "../folders.js";

/** Downloads the weights and voices to the cache of the tests, unless they are there. */
export default function pullWeights(): void {
  const main = join(COMPILED, "cli", "main.js");
  const env = { ...process.env, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry" };
  execFileSync(process.execPath, [main, "assets", "pull"], { stdio: "inherit", env });
}
