import { readChoice } from "./choice.js";
import { isSetUp } from "./engine-status.js";
import { DEFAULT_ENGINE, ENGINE_IDS, findEngine } from "./registry.js";

/**
 * Returns the engine that speaks when the caller names none: the one that `voxweave bench --pick` found fastest on this
 * machine, if its Python environment is set up, or else {@link DEFAULT_ENGINE}.
 */
export async function findDefaultEngine(cacheFolder: string): Promise<string> {
  const picked = (await readChoice(cacheFolder))?.engine ?? DEFAULT_ENGINE;
  if (picked === DEFAULT_ENGINE || !ENGINE_IDS.includes(picked)) return DEFAULT_ENGINE;
  const engine = await findEngine(picked);
  return engine.mayBeDefault && (await isSetUp(engine, cacheFolder)) ? picked : DEFAULT_ENGINE;
}
