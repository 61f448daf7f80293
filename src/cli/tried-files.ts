import type { CachedAsset } from "../assets/catalogue/asset.js";
import type { AssetStore } from "../assets/store.js";
import { findDefaultEngine } from "../engines/default-engine.js";
import type { EngineDescriptor } from "../engines/descriptor.js";
import { findPreparedModel } from "../engines/kokoro-onnx/model.js";
import { DEFAULT_ENGINE, findEngine } from "../engines/registry.js";
import { ENGINE_VARIANTS } from "../onnx/variants.js";

/**
 * Watches the files that a measurement prepares. When disposed of, removes the new files that are not in use by the embedded
 * engine with its current variant or by the default engine.
 */
export async function watchTriedFiles(
  assets: AssetStore,
  source: CachedAsset,
  rivals: readonly EngineDescriptor[],
): Promise<AsyncDisposable> {
  const before = await listTried(assets, source, rivals);
  return {
    [Symbol.asyncDispose]: async () => {
      const built = (await listTried(assets, source, rivals)).filter((path) => !before.includes(path));
      const used = [DEFAULT_ENGINE, await findDefaultEngine(assets.cacheFolder)];
      const inUse = await Promise.all(used.map(async (id) => filesOf(await findEngine(id), assets)));
      await assets.prune({ keep: [...before, ...inUse.flat()], among: built });
    },
  };
}

/** Lists the existing files of all engines and variants that are measured. */
async function listTried(
  assets: AssetStore,
  source: CachedAsset,
  rivals: readonly EngineDescriptor[],
): Promise<readonly string[]> {
  const graphs = await Promise.all(ENGINE_VARIANTS.map((variant) => findPreparedModel(assets, source, variant)));
  const others = await Promise.all(rivals.map((engine) => filesOf(engine, assets)));
  return [...graphs.flatMap((graph) => graph?.path ?? []), ...others.flat()];
}

async function filesOf(engine: EngineDescriptor, assets: AssetStore): Promise<readonly string[]> {
  return (await engine.filesInUse?.(assets)) ?? [];
}
