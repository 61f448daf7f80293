import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { posix } from "node:path";

/**
 * Counts the physical cores that this process may keep busy, at least 1. Respects the affinity of the process and, on
 * Linux, the quota of its control group, which limits containers.
 *
 * Node 20 ignores the quota, and counts hardware threads instead of cores. Two threads on one core compute a convolution
 * no faster than one thread.
 */
export function availableCores(): number {
  const physical = Math.ceil(availableParallelism() / threadsPerCore());
  return Math.max(1, Math.min(physical, Math.floor(quotaOf("/sys/fs/cgroup", controlGroup()))));
}

/** Returns the number of threads for each of several processes that share the cores, at least 1. */
export function threadsEach(processes: number, cores: number = availableCores()): number {
  return Math.max(1, Math.floor(cores / processes));
}

/** Returns the number of hardware threads of each core: 2 with hyper-threading. Only Linux on x86 reports it; else 1. */
function threadsPerCore(): number {
  const info = read("/proc/cpuinfo");
  const siblings = Number(/^siblings\s*:\s*(\d+)/mu.exec(info)?.[1] ?? 1);
  const cores = Number(/^cpu cores\s*:\s*(\d+)/mu.exec(info)?.[1] ?? siblings);
  return cores > 0 && siblings >= cores ? siblings / cores : 1;
}

/** Returns the path of this process's control group (cgroup v2) below the root; `"/"` without cgroup v2. */
function controlGroup(): string {
  return /^0::(\/.*)$/mu.exec(read("/proc/self/cgroup"))?.[1] ?? "/";
}

/**
 * Returns the number of processors that a control group may use on average. It is the least quota in `cpu.max` ("quota
 * period", in microseconds) of the group and of all groups above it.
 * See https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files
 */
export function quotaOf(root: string, group: string): number {
  const [, quota, period] = /^(\d+) (\d+)/.exec(read(posix.join(root, group, "cpu.max"))) ?? [];
  const own = quota === undefined || period === undefined ? Number.POSITIVE_INFINITY : Number(quota) / Number(period);
  const parent = posix.dirname(group);
  return parent === group ? own : Math.min(own, quotaOf(root, parent));
}

/** Reads a file. Returns "" if it does not exist, as on other systems or for a removed group. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
