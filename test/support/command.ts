import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { Readable } from "node:stream";
import { SUITE_CACHE } from "./cache.js";
import { ROOT } from "./folders.js";

const MAIN = join(ROOT, "dist", "cli", "main.js");

/** The built command line: a program and its first argument. */
export const VOXWEAVE: readonly [program: string, script: string] = [process.execPath, MAIN];

/** The end of a process, and its output. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Standard input: all of it, or parts that are written as they come. */
  readonly input?: string | Buffer | AsyncIterable<string | Buffer>;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** File descriptors for the output of the process, instead of pipes to this program. */
  readonly stdout?: number;
  readonly stderr?: number;
  /** Called after the process has started. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Runs the built command line with the shared weights, as a user's shell would. */
export function voxweave(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return runCommand(process.execPath, [MAIN, ...args], options);
}

/** Runs a program and waits for its end. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  const env = { ...process.env, VOXWEAVE_CACHE: SUITE_CACHE, VOXWEAVE_ASSET_SOURCES: "registry", ...options.env };
  const stdio = ["pipe", options.stdout ?? "pipe", options.stderr ?? "pipe"] as const;
  const child = spawn(program, args, { cwd: options.cwd, env, stdio: [...stdio] });
  const stdout: Buffer[] = [];
  let stderr = "";
  child.stdout?.on("data", (piece: Buffer) => stdout.push(piece));
  child.stderr?.on("data", (piece: Buffer) => {
    stderr += piece.toString();
  });
  child.stdin?.on("error", () => {}); // A program may end without reading its input.
  const { input = "" } = options;
  if (typeof input === "string" || input instanceof Buffer) child.stdin?.end(input);
  else if (child.stdin) Readable.from(input).pipe(child.stdin);
  options.onStart?.(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout: Buffer.concat(stdout), stderr }));
  });
}
