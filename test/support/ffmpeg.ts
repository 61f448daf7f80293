import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { needProgram } from "./apt.js";

const FFMPEG = {
  name: "ffmpeg",
  aptPackages: ["ffmpeg"],
  variable: "FFMPEG",
  paths: ["/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg", "/opt/homebrew/bin/ffmpeg"],
};

/** Runs ffmpeg and returns what it wrote to standard error. */
export async function runFfmpeg(args: readonly string[]): Promise<string> {
  const { stderr } = await promisify(execFile)(await needProgram(FFMPEG), ["-hide_banner", "-nostdin", ...args]);
  return stderr;
}
