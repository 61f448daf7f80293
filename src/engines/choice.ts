import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { writeFileAtomic } from "../platform/node/files/atomic-file.js";
import { makeFolder } from "../platform/node/files/make-folder.js";

/** The choice of `voxweave bench --pick` on this machine. */
export interface Choice {
  /** Id of the engine that speaks when the caller names none. */
  readonly engine: string;
  /** The variant of its graph that the embedded engine runs. */
  readonly variant: string;
  /** Weights and preparation that the variant was measured with. The choice is valid for these only. */
  readonly measuredWith: string;
}

interface StoredChoice extends Choice {
  /** The processor that the choice was measured on. */
  readonly measuredOn: string;
}

/** Reads the choice that was made on this processor; `undefined` if there is none, or if the file is damaged. */
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

/** Checks the fields without the schema library, which takes longer to load than all other files that a start reads. */
function isStoredChoice(value: unknown): value is StoredChoice {
  if (typeof value !== "object" || value === null) return false;
  const { engine, variant, measuredWith, measuredOn } = value as Readonly<Record<string, unknown>>;
  return [engine, variant, measuredWith, measuredOn].every((field) => typeof field === "string");
}
