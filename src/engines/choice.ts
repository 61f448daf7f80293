import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { makeFolder } from "../platform/node/files/make-folder.js";

/** What `voxweave bench --pick` has chosen on this machine. */
export interface Choice {
  /** Id of the engine that speaks when the caller names none. */
  readonly engine: string;
  /** What the embedded engine runs: a variant of its graph. */
  readonly variant: string;
  /** Weights and preparation that the variant was measured with. It counts for no others. */
  readonly measuredWith: string;
}

interface StoredChoice extends Choice {
  /** The processor that it was measured on. */
  readonly measuredOn: string;
}

/** The choice that was made on this processor. `undefined` where there is none, or where the file is damaged. */
export async function readChoice(cacheFolder: string): Promise<Choice | undefined> {
  try {
    const stored: unknown = JSON.parse(await readFile(choicePath(cacheFolder), "utf8"));
    return isStoredChoice(stored) && stored.measuredOn === describeProcessor() ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Stores a choice. Returns the path of the file. @throws {VoxError} `VOX_FILE_UNWRITABLE`. */
export async function writeChoice(cacheFolder: string, choice: Choice): Promise<string> {
  const path = choicePath(cacheFolder);
  await makeFolder(dirname(path));
  const stored: StoredChoice = { ...choice, measuredOn: describeProcessor() };
  await writeFileAtomic(path, `${JSON.stringify(stored, null, 2)}\n`);
  return path;
}

function choicePath(cacheFolder: string): string {
  return join(cacheFolder, "choices", "engine.json");
}

function describeProcessor(): string {
  const processors = cpus();
  return `${processors.length} x ${processors[0]?.model.trim() ?? "unknown"}`;
}

/** By hand: a schema library takes longer to load than everything else that a start reads from the cache. */
function isStoredChoice(value: unknown): value is StoredChoice {
  if (typeof value !== "object" || value === null) return false;
  const { engine, variant, measuredWith, measuredOn } = value as Readonly<Record<string, unknown>>;
  return [engine, variant, measuredWith, measuredOn].every((field) => typeof field === "string");
}
