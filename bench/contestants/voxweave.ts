import { rm } from "node:fs/promises";
import { ENGINE_IDS } from "#dist/engines/registry.js";
import { runCommand } from "#dist/platform/node/processes/run-command.js";
import type { Materials } from "../materials.js";
import { type Contestant, FAITHFUL } from "./contestant.js";

export interface VoxweaveOptions {
  readonly name: string;
  readonly about: string;
  readonly engine: string;
  /** The Python environment that the engine needs, if it needs one. */
  readonly environment?: string;
  /** Whether `voxweave bench --pick` runs first. */
  readonly picked?: boolean;
  /** Whether texts go to a file, as the command line does for a long text, instead of a stream. */
  readonly toFile?: boolean;
}

const PICK_LIMIT_MS = 900_000;

/** VoxWeave as users run it: the built package, with the defaults except for these options. */
export function voxweave({ name, about, engine, environment, picked, toFile }: VoxweaveOptions): Contestant {
  return {
    name,
    about,
    // A file is cut into other utterances than a stream, and sounds different. So only pace, level and voice are checked.
    ...(engine !== "kokoro-python" && !toFile && { reference: { name: "voxweave-python", farthest: FAITHFUL } }),
    async prepare(materials) {
      const { assets, script, pythonOf } = materials;
      if (!ENGINE_IDS.includes(engine)) throw new Error(`this tree has no engine "${engine}"; there are ${ENGINE_IDS}`);
      if (environment !== undefined) await pythonOf(environment);
      const env = picked ? await pickOnce(materials) : { VOXWEAVE_CACHE: assets.cacheFolder };
      const args = [script("contestants/voxweave.mjs"), engine, toFile ? "file" : "stream"];
      return { program: process.execPath, args, env };
    },
  };
}

let choice: Promise<Readonly<Record<string, string>>> | undefined;

/** Picks once for both contestants, so that they use the same variant. */
function pickOnce(materials: Materials): Promise<Readonly<Record<string, string>>> {
  choice ??= pick(materials);
  return choice;
}

/** Picks the fastest variant in a separate cache, so that the other contestants keep the default. */
async function pick({ assets, program, work, tell }: Materials): Promise<Readonly<Record<string, string>>> {
  const env = { VOXWEAVE_CACHE: work("picked"), VOXWEAVE_ASSET_SOURCES: `folder:${assets.cacheFolder}` };
  tell("bench --pick measures the variants");
  await rm(work("picked/choices"), { recursive: true, force: true });
  const end = await runCommand([process.execPath, program, "bench", "--pick"], {
    env: { ...process.env, ...env },
    timeoutMs: PICK_LIMIT_MS,
  });
  if (end.type !== "done") throw new Error(`bench --pick ${end.type}: ${"output" in end ? end.output : ""}`);
  tell(end.output.trim().replaceAll("\n", "; "));
  return env;
}
