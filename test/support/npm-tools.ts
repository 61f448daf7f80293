import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./command.js";
import { ROOT } from "./folders.js";

const LOCKED = join(ROOT, "test", "support", "npm-tools");
const FOLDER = join(ROOT, ".cache", "npm-tools");
const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

/**
 * Returns the `node_modules` of the bundlers, runtimes and libraries that only tests need. The first call installs them from their
 * lock file.
 */
export async function npmTools(): Promise<string> {
  const lock = await readFile(join(LOCKED, "package-lock.json"));
  const folder = join(FOLDER, createHash("sha256").update(lock).digest("hex").slice(0, 12));
  if (!existsSync(folder)) await install(folder);
  return join(folder, "node_modules");
}

/** Installs into a folder beside it first, so that a run beside this one or an interrupted run leaves no half. */
async function install(folder: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const part = await mkdtemp(join(FOLDER, "part-"));
  try {
    for (const name of ["package.json", "package-lock.json"]) await copyFile(join(LOCKED, name), join(part, name));
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    const { code, stderr } = await runCommand(NPM, args, { cwd: part });
    if (code !== 0) throw new Error(`npm cannot install the tools of the tests: ${stderr}`);
    await rename(part, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
