import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const PATHS = [process.env["FFMPEG"], "/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg", "/opt/homebrew/bin/ffmpeg"];

/** Runs ffmpeg and returns what it wrote to standard error. Where it is missing, apt installs it as root. */
export async function runFfmpeg(args: readonly string[]): Promise<string> {
  const { stderr } = await promisify(execFile)(findFfmpeg() ?? installFfmpeg(), ["-hide_banner", "-nostdin", ...args]);
  return stderr;
}

function findFfmpeg(): string | undefined {
  return PATHS.find((path) => path !== undefined && existsSync(path));
}

function installFfmpeg(): string {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", "ffmpeg"], { stdio: "ignore" });
  }
  const path = findFfmpeg();
  if (path !== undefined) return path;
  throw new Error('this test needs ffmpeg: run "apt-get install ffmpeg", or set FFMPEG to its path');
}
