import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isAlive } from "../../platform/node/files/is-alive.js";
import { temporaryOwner } from "../../platform/node/files/temporary-file.js";
import { ENTRY, SHELF } from "./names.js";

interface EntryFile {
  readonly path: string;
  readonly bytes: number;
  readonly usedMs: number;
}

/**
 * Removes the entries that were used longest ago, until the others take at most `maxBytes`, and the temporary files of processes
 * that were killed. It leaves files of other names alone, and reads no file.
 */
export async function sweepEntries(folder: string, maxBytes: number): Promise<void> {
  const entries: EntryFile[] = [];
  for (const shelf of await list(folder)) {
    if (SHELF.test(shelf)) entries.push(...(await sweepShelf(join(folder, shelf))));
  }
  let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  for (const entry of entries.sort((one, other) => one.usedMs - other.usedMs)) {
    if (bytes <= maxBytes) break;
    await rm(entry.path, { force: true });
    bytes -= entry.bytes;
  }
}

/** Removes abandoned temporary files, and returns the entries. */
async function sweepShelf(shelf: string): Promise<readonly EntryFile[]> {
  const names = await list(shelf);
  for (const name of names) {
    const owner = temporaryOwner(name);
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(shelf, name), { force: true });
  }
  const found = names.filter((name) => ENTRY.test(name)).map((name) => describeEntry(join(shelf, name)));
  return (await Promise.all(found)).filter((entry) => entry !== undefined);
}

/** Another process may remove entries and folders meanwhile. */
async function describeEntry(path: string): Promise<EntryFile | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found && { path, bytes: found.size, usedMs: found.mtimeMs };
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
