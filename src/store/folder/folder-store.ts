import { readFile, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkInteger, checkOptions, checkString } from "../../core/checks.js";
import { VoxError } from "../../core/errors.js";
import { writeFileAtomic } from "../../platform/node/files/atomic-file.js";
import { makeFolder } from "../../platform/node/files/make-folder.js";
import type { UtteranceStore, UtteranceStoreOptions } from "../utterance-store.js";
import { decodeEntry, encodeEntry, entrySize } from "./entry.js";
import { type EntryName, nameEntry } from "./names.js";
import { sweepEntries } from "./sweep.js";

/** Three hours of Kokoro's sound. */
const MAX_BYTES = 2 ** 30;

/** Part of the bound that a process writes between two sweeps. */
const SWEEP_PART = 1 / 16;

/** A private folder: sound tells what was said. */
const MODE = 0o700;

/**
 * Creates a store in a folder, which is made when the first entry is written. Several processes may use the folder, and kill -9 at
 * any moment does no harm: entries appear whole, and a damaged one counts as missing and is replaced.
 *
 * A process looks for old entries each time it has written a sixteenth of the bound. So each process beyond the first can exceed
 * the bound by a sixteenth for a while.
 *
 * @param folder its path; files of others in it stay
 * @param options `maxBytes` is 1 GiB by default.
 * @throws {TypeError | RangeError} for invalid options.
 */
export function createFolderUtteranceStore(folder: string, options: UtteranceStoreOptions = {}): UtteranceStore {
  const root = resolve(checkString("folder", folder));
  checkOptions("options", options, ["maxBytes"]);
  const { maxBytes = MAX_BYTES } = options;
  checkInteger("maxBytes", maxBytes, 0, Number.MAX_SAFE_INTEGER);
  const makeRoom = createSweeper(root, maxBytes);

  return {
    async get(key) {
      const name = nameEntry(key);
      const bytes = await readEntry(pathOf(root, name));
      return bytes && decodeEntry(name.file, bytes);
    },
    async put(key, speech) {
      const bytes = entrySize(speech);
      if (bytes > maxBytes) return;
      const name = nameEntry(key);
      const entry = encodeEntry(name.file, speech); // Before the first wait, because the caller may change the samples.
      await makeFolder(root, { mode: MODE, elsewhere: ELSEWHERE });
      await makeRoom(bytes);
      await makeFolder(join(root, name.shelf), { mode: MODE, elsewhere: ELSEWHERE });
      await writeFileAtomic(pathOf(root, name), entry);
    },
  };
}

/** Advice in the message of a folder that cannot be made. */
const ELSEWHERE = "choose a folder";

function pathOf(root: string, { shelf, file }: EntryName): string {
  return join(root, shelf, file);
}

/** Reads an entry and notes its use. Returns `undefined` if there is none. */
async function readEntry(path: string): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path);
    const now = new Date();
    await utimes(path, now, now).catch(() => {}); // Another process has removed it, or the folder is read-only.
    return bytes;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${message}`, { path }, { cause });
  }
}

/** Returns a function that makes room for an entry before it is written. The first call sweeps, and then one in many. */
function createSweeper(root: string, maxBytes: number): (bytes: number) => Promise<void> {
  const step = maxBytes * SWEEP_PART;
  let written = Number.POSITIVE_INFINITY;
  let sweeping: Promise<void> | undefined;
  return async (bytes) => {
    written += bytes;
    if (written > step) {
      written = bytes;
      sweeping = sweepEntries(root, maxBytes - Math.max(step, bytes)).finally(() => {
        sweeping = undefined;
      });
    }
    await sweeping;
  };
}
