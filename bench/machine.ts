import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** The machine of a run. Only runs on the same machine are comparable. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Features of the processor that affect the speed of the arithmetic. */
  readonly features: readonly string[];
  readonly memoryGiB: number;
  readonly node: string;
}

/** Instruction sets for wide vectors and for products of short numbers. */
const FEATURES = ["avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8", "amx_bf16"];

/** @param cpuinfo the content of `/proc/cpuinfo` */
export function describeMachine(cpuinfo: string): Machine {
  const flags = new Set(/^flags\s*:(.*)$/mu.exec(cpuinfo)?.[1]?.split(" "));
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    features: FEATURES.filter((feature) => flags.has(feature)),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
  };
}

/** Returns the measured commit, with a mark if the tree differs from it; "unknown" outside a repository. */
export function describeCommit(root: string): string {
  try {
    const git = (...args: readonly string[]): string =>
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return (
      git("rev-parse", "--short=10", "HEAD") + (git("status", "--porcelain", "--", "src", "python") === "" ? "" : "+")
    );
  } catch {
    return "unknown";
  }
}
