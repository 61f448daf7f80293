import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { posix } from "node:path";

/**
 * Physical cores that this process may keep busy: within its affinity and, on Linux, within the quota of its control
 * group, which is how containers are limited. At least 1.
 *
 * Node 20 counts neither the quota nor threads that share a core; two of those are no quicker at a convolution than one.
 */
export function availableCores(): number {
  const physical = Math.ceil(availableParallelism() / threadsPerCore());
  return Math.max(1, Math.min(physical, Math.floor(quotaOf("/sys/fs/cgroup", controlGroup()))));
}

/** Threads for each of several processes that share the cores: at least 1. */
export function threadsEach(processes: number, cores: number = availableCores()): number {
  return Math.max(1, Math.floor(cores / processes));
}

/** Logical processors of each core: 2 with hyper-threading. Linux on x86 alone tells. */
function threadsPerCore(): number {
  const info = read("/proc/cpuinfo");
  const siblings = Number(/^siblings\s*:\s*(\d+)/mu.exec(info)?.[1] ?? 1);
  const cores = Number(/^cpu cores\s*:\s*(\d+)/mu.exec(info)?.[1] ?? siblings);
  return cores > 0 && siblings >= cores ? siblings / cores : 1;
}

/** Path of this process's group below the root of the hierarchy (cgroup v2); `"/"` where there is none, or only v1. */
function controlGroup(): string {
  return /^0::(\/.*)$/mu.exec(read("/proc/self/cgroup"))?.[1] ?? "/";
}

/**
 * Processors that a group may use on average, by `cpu.max` ("quota period", in microseconds) of it and of every group
 * above it: https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files
 */
export function quotaOf(root: string, group: string): number {
  const [, quota, period] = /^(\d+) (\d+)/.exec(read(posix.join(root, group, "cpu.max"))) ?? [];
  const own = quota === undefined || period === undefined ? Number.POSITIVE_INFINITY : Number(quota) / Number(period);
  const parent = posix.dirname(group);
  return parent === group ? own : Math.min(own, quotaOf(root, parent));
}

/** Blank where there is no such file: another system, or a group that has gone. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
