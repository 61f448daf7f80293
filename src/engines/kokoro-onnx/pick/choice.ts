import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import type { CachedAsset } from "../../../assets/asset.js";
import { GRAPH_VERSION } from "../../../onnx/graph-version.js";
import { DEFAULT_VARIANT, type EngineVariant, isEngineVariant } from "../../../onnx/variants.js";
import { writeFileAtomic } from "../../../platform/node/files/atomic-file.js";
import { makeFolder } from "../../../platform/node/files/make-folder.js";

/** Which variant of the graph was quickest on this machine. */
interface Choice {
  readonly variant: EngineVariant;
  /** What it was measured with: a choice made with anything else does not count. */
  readonly measuredWith: string;
}

/**
 * The variant that was picked for this machine and these weights; the default one where none was, or where the weights,
 * the processor or VoxWeave's way of preparing graphs are others now.
 */
export async function readChoice(cacheFolder: string, source: CachedAsset): Promise<EngineVariant> {
  try {
    const stored: unknown = JSON.parse(await readFile(choicePath(cacheFolder), "utf8"));
    return isChoice(stored) && stored.measuredWith === measuredWith(source) ? stored.variant : DEFAULT_VARIANT;
  } catch {
    return DEFAULT_VARIANT; // None was stored, or what was is damaged: the default is always right, if not quickest.
  }
}

/** Stores a choice. Returns the path of the file. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
export async function writeChoice(cacheFolder: string, source: CachedAsset, variant: EngineVariant): Promise<string> {
  const path = choicePath(cacheFolder);
  await makeFolder(dirname(path));
  const choice: Choice = { variant, measuredWith: measuredWith(source) };
  await writeFileAtomic(path, `${JSON.stringify(choice, null, 2)}\n`);
  return path;
}

function choicePath(cacheFolder: string): string {
  return join(cacheFolder, "choices", "kokoro-onnx.json");
}

function measuredWith({ sha256 }: CachedAsset): string {
  const processors = cpus();
  return `${processors.length} x ${processors[0]?.model.trim() ?? "unknown"}, graph ${GRAPH_VERSION}, ${sha256}`;
}

function isChoice(value: unknown): value is Choice {
  const { variant, measuredWith } = (value ?? {}) as Partial<Record<keyof Choice, unknown>>;
  return typeof variant === "string" && isEngineVariant(variant) && typeof measuredWith === "string";
}
