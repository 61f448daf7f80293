import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** Where a run was made: runs on one machine can be compared. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** What the processor has of what matters to the arithmetic. */
  readonly features: readonly string[];
  readonly memoryGiB: number;
  readonly node: string;
}

/** The widest vectors, and the products of short numbers. */
const FEATURES = ["avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8", "amx_bf16"];

/** @param cpuinfo what `/proc/cpuinfo` holds */
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

/** The commit that was measured, with a mark where the tree differs from it; "unknown" outside a repository. */
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
