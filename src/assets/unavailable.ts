import { type AssetAttempt, VoxError } from "../core/errors.js";
import type { Asset } from "./catalogue/asset.js";

/** Returns the error for an asset that no source could deliver, with the reason of each source and advice. */
export function unavailable(
  need: readonly Asset[],
  attempts: readonly AssetAttempt[],
  { folder, offline }: { readonly folder: string; readonly offline: boolean },
): VoxError<"VOX_ASSET_UNAVAILABLE"> {
  const asset = need.map(({ name }) => name).join(" or ");
  const tried = attempts.map(({ source, reason }) => `  ${source}: ${reason}.`);
  const message = [
    `cannot get ${asset}: it is not in ${folder}, and no source can deliver it${offline ? " offline" : ""}.`,
    ...(tried.length > 0 ? tried : ["  No source that VOXWEAVE_ASSET_SOURCES names has it."]),
    "If there is a network, run `voxweave assets pull`. To copy the files from another machine, run " +
      "`voxweave assets export FOLDER` there, and set VOXWEAVE_ASSET_SOURCES=folder:FOLDER here.",
  ].join("\n");
  return new VoxError("VOX_ASSET_UNAVAILABLE", message, { asset, attempts });
}
