import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "#dist/platform/node/processes/run-command.js";
import type { Materials } from "./materials.js";

const PICK_LIMIT_MS = 900_000;

/**
 * Picks a variant of the model in a separate cache, so that other contestants keep the default. Returns the environment of programs that
 * speak with it.
 *
 * @param variant name of the variant @default the fastest, which is measured
 */
export async function pickVariant(
  { assets, program, work, tell }: Materials,
  variant?: string,
): Promise<Readonly<Record<string, string>>> {
  const cache = work(variant === undefined ? "picked" : `picked-${variant}`);
  const env = { VOXWEAVE_CACHE: cache, VOXWEAVE_ASSET_SOURCES: `folder:${assets.cacheFolder}` };
  tell(`bench --pick ${variant ?? "measures the variants"}`);
  await rm(join(cache, "choices"), { recursive: true, force: true });
  const named = variant === undefined ? [] : [variant];
  const end = await runCommand([process.execPath, program, "bench", "--pick", ...named], {
    env: { ...process.env, ...env },
    timeoutMs: PICK_LIMIT_MS,
  });
  if (end.type !== "done") throw new Error(`bench --pick ${end.type}: ${"output" in end ? end.output : ""}`);
  tell(end.output.trim().replaceAll("\n", "; "));
  return env;
}
