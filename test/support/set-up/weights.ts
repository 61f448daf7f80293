import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { SUITE_CACHE } from "../cache.js";
import { COMPILED } from "../folders.js";

/** Downloads the weights and voices to the cache of the tests, unless they are there. */
export default async function pullWeights(): Promise<void> {
  const main = join(COMPILED, "cli", "main.js");
  const env = { ...process.env, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry" };
  const child = spawn(process.execPath, [main, "assets", "pull"], { stdio: "inherit", env });
  const [code, signal] = await once(child, "close");
  if (code !== 0) throw new Error(`voxweave assets pull ended with ${signal ?? `code ${code}`}`);
}
