import { type AssetAttempt, VoxError } from "../core/errors.js";
import type { Asset } from "./asset.js";

/** The error where no source could deliver: each source with its reason, and what to do where none can be mended. */
export function unavailable(
  need: readonly Asset[],
  attempts: readonly AssetAttempt[],
  { folder, offline }: { readonly folder: string; readonly offline: boolean },
): VoxError<"VOX_ASSET_UNAVAILABLE"> {
  const asset = need.map(({ name }) => name).join(" or ");
  const tried = attempts.map(({ source, reason }) => `  ${source}: ${reason}.`);
  const message = [
    `cannot get ${asset}: not in ${folder}, and ${offline ? "offline " : ""}no source delivers it.`,
    ...(tried.length > 0 ? tried : ["  No source that VOXWEAVE_ASSET_SOURCES names has it."]),
    "Where there is a network, run `voxweave assets pull`. To carry the files from another machine, run " +
      "`voxweave assets export FOLDER` there, and set VOXWEAVE_ASSET_SOURCES=folder:FOLDER here.",
  ].join("\n");
  return new VoxError("VOX_ASSET_UNAVAILABLE", message, { asset, attempts });
}
