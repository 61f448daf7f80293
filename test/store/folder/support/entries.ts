import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Lists the paths of the entries of a folder of utterances. */
export async function entriesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /^..[\\/][\da-f]{62}\.speech$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/** Returns the size of all entries of a folder. @unit bytes */
export async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const path of await entriesOf(folder)) bytes += (await stat(path).catch(() => ({ size: 0 }))).size;
  return bytes;
}
