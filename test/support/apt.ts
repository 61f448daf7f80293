import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs Debian packages as root. Does nothing for other users and on other systems. */
export function aptInstall(...packages: string[]): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["install", "-y", "-qq", ...packages], { stdio: "ignore", env });
}

/** A program that tests need, and the Debian package of the same name. */
export interface NeededProgram {
  /** Name for people, such as `"Chromium"`. */
  readonly name: string;
  readonly aptPackage: string;
  /** Environment variable that may name its path. */
  readonly variable: string;
  readonly paths: readonly string[];
}

/** Returns the path of a program. Where it is missing, apt installs it as root; elsewhere the error names what to run. */
export function needProgram({ name, aptPackage, variable, paths }: NeededProgram): string {
  const find = (): string | undefined =>
    [process.env[variable], ...paths].find((path) => path !== undefined && existsSync(path));
  const found = find();
  if (found !== undefined) return found;
  aptInstall(aptPackage);
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Error(`this test needs ${name}: run "apt-get install ${aptPackage}", or set ${variable} to its path`);
}
