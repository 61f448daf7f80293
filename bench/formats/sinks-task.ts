import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { AudioFormatId } from "#dist/formats/audio-format.js";

/** Task for `sinks.ts`. `sound` is the path of raw float32 samples. */
export type SinksTask =
  | { readonly do: "open"; readonly format: AudioFormatId; readonly sound: string }
  | {
      readonly do: "crowd";
      readonly format: AudioFormatId;
      readonly sound: string;
      readonly count: number;
      /** True if all sounds share one thread. */
      readonly share: boolean;
    };

/** Figures of opening a sink. */
export interface Opening {
  /** The first of a process. @unit milliseconds */
  readonly firstMs: number;
  /** A later one, in a thread of its own. @unit milliseconds */
  readonly ownMs: number;
  /** A later one in a thread that has compiled the encoder. @unit milliseconds */
  readonly sharedMs: number;
  /** Memory of a sink with a thread of its own. @unit bytes */
  readonly ownBytes: number;
  /** Memory of a sink in a shared thread. @unit bytes */
  readonly sharedBytes: number;
}

/** Figures of many sounds at once. */
export interface Crowd {
  readonly soundPerSecond: number;
  readonly cpuShare: number;
  /** Growth of the memory of the process up to its peak. @unit bytes */
  readonly bytes: number;
}

/** Runs a task in a new process. */
export async function runSinks<Result>(task: SinksTask): Promise<Result> {
  const script = fileURLToPath(new URL("./sinks.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script, JSON.stringify(task)]);
  return JSON.parse(stdout) as Result;
}
