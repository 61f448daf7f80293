// Writes a folder completely or not at all, so that an interrupted build leaves no partial folder under the name.
import { renameSync, rmSync } from "node:fs";
import { digestOf, isBuilt, stampFolder } from "./built-stamp.mjs";

/**
 * Puts a new folder in the place of a folder.
 *
 * @param target address of the folder, with a slash at its end
 * @param write receives the address of a folder beside it, which does not exist yet, and writes the new contents there
 */
export async function replaceFolder(target, write) {
  const part = new URL(`${target.href.slice(0, -1)}-part-${process.pid}/`);
  try {
    await write(part);
    rmSync(target, { recursive: true, force: true });
    renameSync(part, target);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/**
 * Puts a new folder in the place of a folder, unless that was made from the same inputs.
 *
 * @param target address of the folder, with a slash at its end
 * @param inputs all that the contents depend on, as for `digestOf`
 * @param write as for `replaceFolder`
 */
export async function buildFolder(target, inputs, write) {
  const digest = digestOf(inputs);
  if (isBuilt(target, digest)) return;
  await replaceFolder(target, async (part) => {
    await write(part);
    stampFolder(part, digest);
  });
}
