import { readChoice } from "./choice.js";
import { isSetUp } from "./engine-status.js";
import { DEFAULT_ENGINE, ENGINE_IDS, findEngine } from "./registry.js";

/**
 * The engine that speaks when the caller names none: the one that `voxweave bench --pick` found quickest on this
 * machine, as long as its Python environment is here, or else {@link DEFAULT_ENGINE}.
 */
export async function findDefaultEngine(cacheFolder: string): Promise<string> {
  const picked = (await readChoice(cacheFolder))?.engine ?? DEFAULT_ENGINE;
  if (picked === DEFAULT_ENGINE || !ENGINE_IDS.includes(picked)) return DEFAULT_ENGINE;
  const engine = await findEngine(picked);
  return engine.mayBeDefault && (await isSetUp(engine, cacheFolder)) ? picked : DEFAULT_ENGINE;
}
