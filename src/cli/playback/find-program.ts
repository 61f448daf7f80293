import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";

/**
 * Returns the path of a program, or `undefined` if there is none. Looks on the search path (`PATH`), as a shell does, unless
 * the name contains a folder.
 */
export async function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const folders = /[\\/]/u.test(name) ? [""] : (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const folder of folders) {
    for (const ending of ENDINGS) {
      const path = resolve(join(folder, name + ending));
      if (await isProgram(path)) return path;
    }
  }
  return undefined;
}

/** Endings that Windows adds to the name of a program. Node starts no scripts (`.cmd`) without a shell. */
const ENDINGS = process.platform === "win32" ? ["", ".exe", ".com"] : [""];

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
