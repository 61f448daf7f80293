import { distance } from "fastest-levenshtein";
import { OptionRangeError } from "../../core/option-errors.js";
import type { Asset } from "./asset.js";

/** Returns the asset called `name`. @throws {RangeError} if there is none; it gives the nearest names. */
export function findAsset(catalogue: readonly Asset[], name: string): Asset {
  const found = catalogue.find((asset) => asset.name === name);
  if (found !== undefined) return found;
  const near = catalogue
    .map((asset) => ({ name: asset.name, distance: distance(asset.name, name) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((candidate) => candidate.name);
  throw new OptionRangeError(
    "asset",
    `must be one that \`voxweave assets list\` shows, got ${JSON.stringify(name)}; the nearest are ${near.join(", ")}`,
  );
}
