import { ENGINE_IDS } from "#dist/engines/registry.js";
import { type Contestant, FAITHFUL } from "./contestant.js";

/**
 * VoxWeave as its users have it: the built package, every default.
 *
 * @param environment the Python environment that the engine needs, if it needs one
 */
export function voxweave(name: string, engine: string, environment?: string): Contestant {
  return {
    name,
    about: `VoxWeave with its engine ${engine}`,
    ...(engine !== "kokoro-python" && { reference: { name: "voxweave-python", farthest: FAITHFUL } }),
    async prepare({ assets, script, pythonOf }) {
      if (!ENGINE_IDS.includes(engine)) throw new Error(`this tree has no engine "${engine}"; there are ${ENGINE_IDS}`);
      if (environment !== undefined) await pythonOf(environment);
      const env = { VOXWEAVE_CACHE: assets.cacheFolder };
      return { program: process.execPath, args: [script("contestants/voxweave.mjs"), engine], env };
    },
  };
}
