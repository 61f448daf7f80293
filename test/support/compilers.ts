import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "./command.js";
import { ROOT } from "./folders.js";

const FOLDER = fileURLToPath(new URL("../../.cache/typescript", import.meta.url));

/**
 * Returns the path of the compiler of a TypeScript version, which is installed once for all tests. As a development
 * dependency, an old version would replace `tsc`.
 */
export async function compilerOf(version: string): Promise<string> {
  const folder = join(FOLDER, version);
  const compiler = join(folder, "node_modules", "typescript", "bin", "tsc");
  if (existsSync(compiler)) return compiler;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", `typescript@${version}`];
  const { code, stderr } = await runCommand(npm, install, { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  return compiler;
}

/** Path of the compiler that builds VoxWeave. */
export const OWN_COMPILER: string = join(ROOT, "node_modules", "typescript", "bin", "tsc");
