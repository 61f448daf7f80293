import { rename, rm } from "node:fs/promises";
import { onDisk } from "../../platform/node/files/disk.js";
import { readMarker } from "./environment.js";

/**
 * Lets `work` fill `folder` from scratch. Moves a complete environment away first, and moves it back if `work` fails, so
 * that a typo in an argument for pip never costs a working environment. The new environment cannot be made in another
 * folder and renamed: installed packages contain their path. Call {@link restorePrevious} before.
 */
export async function withPreviousKept<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await onDisk(folder, async () => {
    if (await readMarker(folder)) await rename(folder, previousOf(folder));
    else await remove(folder);
  });
  try {
    const result = await work();
    await remove(previousOf(folder)).catch(() => {}); // If this fails, the next call removes it.
    return result;
  } catch (error) {
    await remove(folder).catch(() => {}); // Without a marker the rest counts as unfinished.
    await restorePrevious(folder).catch(() => {}); // If this fails, the next call restores it.
    throw error;
  }
}

/** Moves back the environment that a killed process moved away, unless that process completed the new one. */
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
