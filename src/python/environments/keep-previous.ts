import { rename, rm } from "node:fs/promises";
import { onDisk } from "../../platform/node/files/disk.js";
import { readMarker } from "./environment.js";

/**
 * Has `work` fill `folder` from nothing. A whole environment that is there now steps aside, and comes back if `work`
 * fails: a slip in an argument for pip must not cost an environment that works. (It cannot be made beside and renamed
 * at the end: what pip installs has its place written in it.) What an earlier call has put aside must be restored before.
 */
export async function withPreviousKept<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await onDisk(folder, async () => {
    if (await readMarker(folder)) await rename(folder, previousOf(folder));
    else await remove(folder);
  });
  try {
    const result = await work();
    await remove(previousOf(folder)).catch(() => {}); // The next call removes it, at the latest.
    return result;
  } catch (error) {
    await remove(folder).catch(() => {}); // Without a marker it counts as nothing.
    await restorePrevious(folder).catch(() => {}); // So does the next call.
    throw error;
  }
}

/** Brings back what a process that was killed had put aside, unless it had come to its end. */
export async function restorePrevious(folder: string): Promise<void> {
  const previous = previousOf(folder);
  await onDisk(folder, async () => {
    if ((await readMarker(folder)) || !(await readMarker(previous))) return remove(previous);
    await remove(folder);
    await rename(previous, folder);
  });
}

function previousOf(folder: string): string {
  return `${folder}.previous`;
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
