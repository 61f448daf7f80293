import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { acquireLock } from "../../src/platform/node/files/lock.js";
import { voxweave } from "./command.js";
import { ROOT } from "./folders.js";

const FOLDER = join(ROOT, ".cache", "web-export");

/**
 * Returns a folder with the whole page and, in `voxweave/`, the files that speak in a browser with one voice. Tests only read it:
 * the first test file that needs it exports it, which packs the weights for seconds, and again if the build has changed.
 */
export async function webExport(): Promise<string> {
  const page = join(FOLDER, "page");
  const stamp = join(FOLDER, "exported");
  const digest = await digestOfBuild();
  await using _ = await acquireLock(`${FOLDER}.lock`);
  if ((await readFile(stamp, "utf8").catch(() => "")) === digest) return page;
  await rm(FOLDER, { recursive: true, force: true });
  const { code, stderr } = await voxweave(["assets", "export", "--page", page, "--voice", "af_heart"]);
  if (code !== 0 || stderr !== "") throw new Error(`voxweave assets export ended with code ${code}: ${stderr}`);
  await writeFile(stamp, digest);
  return page;
}

/** Returns the digest of everything that an export contains or runs, except for the weights, whose digest is in the build. */
async function digestOfBuild(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["dist", "data"]) {
    const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  }
  for (const name of ["package.json", "LICENSE", "NOTICE"]) hash.update(await readFile(join(ROOT, name)));
  return hash.digest("hex");
}
