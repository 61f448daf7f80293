import { ENGINE_IDS } from "#dist/engines/registry.js";
import type { Materials } from "../materials.js";
import { pickVariant } from "../pick-variant.js";
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
  choice ??= pickVariant(materials);
  return choice;
}
