import type { CachedAsset } from "../../../assets/asset.js";
import { GRAPH_VERSION } from "../../../onnx/graph-version.js";
import { DEFAULT_VARIANT, type EngineVariant, isEngineVariant } from "../../../onnx/variants.js";
import { readChoice } from "../../choice.js";

/**
 * The variant that the embedded engine runs: what was picked on this machine for these weights and this way of preparing
 * graphs, or else the default one.
 */
export async function readPickedVariant(cacheFolder: string, source: CachedAsset): Promise<EngineVariant> {
  const { variant, measuredWith } = (await readChoice(cacheFolder)) ?? {};
  if (variant === undefined || !isEngineVariant(variant)) return DEFAULT_VARIANT;
  return measuredWith === describeMeasured(source) ? variant : DEFAULT_VARIANT;
}

/** What a variant was measured with, for the stored choice. */
export function describeMeasured({ sha256 }: CachedAsset): string {
  return `graph ${GRAPH_VERSION}, ${sha256}`;
}
