import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs Debian packages as root. Does nothing for other users and on other systems. */
export function aptInstall(...packages: string[]): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["install", "-y", "-qq", ...packages], { stdio: "ignore", env });
}
