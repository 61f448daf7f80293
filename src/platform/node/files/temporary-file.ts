import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isAlive } from "./is-alive.js";

/**
 * Returns the path of a new temporary file beside `target`: `.voxweave-<key>.<pid>-<8 hex digits>.part`. The key is a
 * digest of the target's name. Its length is fixed, so targets can have names of 255 bytes, the limit of file systems.
 * `python/runtime/wav.py` names its temporary files in the same way.
 *
 * @param extension extension for a program that needs it, such as `"wav"`. @default "part"
 */
export function temporaryPathFor(target: string, extension = "part"): string {
  return join(dirname(target), `${prefixFor(target)}${process.pid}-${randomBytes(4).toString("hex")}.${extension}`);
}

/**
 * Removes the temporary files for `target` that killed processes left. Those of another user may stay. Those for other targets stay,
 * because a process on another machine that shares the folder may be writing them.
 */
export async function sweepAbandoned(target: string): Promise<void> {
  const prefix = prefixFor(target);
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(prefix) && /^(\d+)-[\da-f]{8}\.\w+$/.exec(name.slice(prefix.length))?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(target), name), { force: true }).catch(ignoreForeign);
  }
}

/** In a folder of all users, such as that for temporary files, a user cannot remove the files of another. */
function ignoreForeign(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPERM" && error.code !== "EACCES") throw error;
}

/** Returns the id of the process that made a temporary file of this name, or `undefined` for any other file. */
export function temporaryOwner(name: string): string | undefined {
  return /^\.voxweave-[\da-f]{16}\.(\d+)-[\da-f]{8}\.part$/.exec(name)?.[1];
}

function prefixFor(target: string): string {
  return `.voxweave-${createHash("sha256").update(basename(target)).digest("hex").slice(0, 16)}.`;
}

/** Temporary files of this process. One `exit` listener serves all of them. */
const unfinished = new Set<string>();

/**
 * Removes the file at `path` when this program ends, also after an exception or `process.exit()`. An unhandled signal ends
 * Node without an `exit` event; {@link sweepAbandoned} in the next program then removes the file.
 *
 * @returns a function to call when the file is complete or has been removed
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
      // The next program that writes the same target tries again.
    }
  }
}
