import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isAlive } from "./is-alive.js";

/**
 * Path of a new temporary file beside `target`: `.voxweave-<key>.<pid>-<8 hex digits>.part`. The key stands for the name of
 * the target and does not grow with it, so that a name of 255 bytes, the most that file systems take, can be written.
 * `python/runtime/wav.py` names its files alike.
 */
export function temporaryPathFor(target: string): string {
  return join(dirname(target), `${prefixFor(target)}${process.pid}-${randomBytes(4).toString("hex")}.part`);
}

/** Removes the temporary files for `target` of processes that were killed. */
export async function sweepAbandoned(target: string): Promise<void> {
  const prefix = prefixFor(target);
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(prefix) && /^(\d+)-[\da-f]{8}\.part$/.exec(name.slice(prefix.length))?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(target), name), { force: true });
  }
}

/** Id of the process that made a temporary file of this name; `undefined` for any other file. */
export function temporaryOwner(name: string): string | undefined {
  return /^\.voxweave-[\da-f]{16}\.(\d+)-[\da-f]{8}\.part$/.exec(name)?.[1];
}

function prefixFor(target: string): string {
  return `.voxweave-${createHash("sha256").update(basename(target)).digest("hex").slice(0, 16)}.`;
}

/** Temporary files of this process. One listener serves them all, however many there are. */
const unfinished = new Set<string>();

/**
 * Removes the file at `path` when this program ends by itself: by an exception or by `process.exit()` as well. A signal
 * that nobody handles ends Node without a chance to do this; then {@link sweepAbandoned} does it in the next program.
 *
 * @returns what to call when the file is complete or gone.
 */
export function removeAtExit(path: string): () => void {
  if (unfinished.size === 0) process.once("exit", removeUnfinished);
  unfinished.add(path);
  return () => {
    unfinished.delete(path);
    if (unfinished.size === 0) process.removeListener("exit", removeUnfinished);
  };
}

function removeUnfinished(): void {
  for (const path of unfinished) {
    try {
      rmSync(path, { force: true });
    } catch {
      // The next program to write the same target tries again.
    }
  }
}
