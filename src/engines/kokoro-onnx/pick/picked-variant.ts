import type { CachedAsset } from "../../../assets/catalogue/asset.js";
import { GRAPH_VERSION } from "../../../onnx/graph-version.js";
import { DEFAULT_VARIANT, type EngineVariant, isEngineVariant } from "../../../onnx/variants.js";
import { readChoice } from "../../choice.js";

/**
 * Returns the variant that the embedded engine runs: the one that was picked on this machine for these weights and this version
 * of the graph, or else the default.
 */
export async function readPickedVariant(
  cacheFolder: string,
  source: Pick<CachedAsset, "sha256">,
): Promise<EngineVariant> {
  const { variant, measuredWith } = (await readChoice(cacheFolder)) ?? {};
  if (variant === undefined || !isEngineVariant(variant)) return DEFAULT_VARIANT;
  return measuredWith === describeMeasured(source) ? variant : DEFAULT_VARIANT;
}

/** Describes the weights and the version of the graph that a variant was measured with, for the stored choice. */
export function describeMeasured({ sha256 }: Pick<CachedAsset, "sha256">): string {
  return `graph ${GRAPH_VERSION}, ${sha256}`;
}
