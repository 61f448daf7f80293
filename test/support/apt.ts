import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { acquireLock } from "../../src/platform/node/files/lock.js";
import { ROOT } from "./folders.js";

const run = promisify(execFile);
const LOCK = join(ROOT, ".cache", "apt.lock");

/**
 * Installs Debian packages as root if `isInstalled` fails, and tests it again. Does nothing for other users and on other systems. One
 * file of tests installs at a time; the others wait for it, because the programs of a package are there before they work.
 */
export async function aptInstall(
  packages: readonly string[],
  isInstalled: () => boolean | Promise<boolean>,
): Promise<boolean> {
  await using _ = await acquireLock(LOCK);
  if (await isInstalled()) return true;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // The packages that Chromium recommends are four times as many: printers, Samba and others.
  const install = () => run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
  // A new system has no lists of packages, and old lists name files that are gone.
  await install().catch(async () => {
    await run("apt-get", ["update", "-qq"]);
    await install();
  });
  return await isInstalled();
}

/** A program that tests need, and the Debian packages that it comes from. */
export interface NeededProgram {
  /** Name for people, such as `"Chromium"`. */
  readonly name: string;
  readonly aptPackages: readonly string[];
  /** Environment variable that may name its path. */
  readonly variable: string;
  readonly paths: readonly string[];
}

/** Programs that this process has found, by their names. */
const found = new Map<string, Promise<string>>();

/** Returns the path of a program. Where it is missing, apt installs it as root; elsewhere the error names what to run. */
export function needProgram(program: NeededProgram): Promise<string> {
  const path = found.get(program.name) ?? findOrInstall(program);
  found.set(program.name, path);
  return path;
}

async function findOrInstall({ name, aptPackages, variable, paths }: NeededProgram): Promise<string> {
  const find = (): string | undefined =>
    [process.env[variable], ...paths].find((path) => path !== undefined && existsSync(path));
  await aptInstall(aptPackages, () => find() !== undefined);
  const path = find();
  if (path !== undefined) return path;
  throw new Error(
    `this test needs ${name}: run "apt-get install ${aptPackages.join(" ")}", or set ${variable} to its path`,
  );
}
