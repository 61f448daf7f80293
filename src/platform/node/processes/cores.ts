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
  return Math.max(1, Math.min(physical, Math.floor(quotaOf("/sys/fs/cgroup", read("/proc/self/cgroup")))));
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

/**
 * Returns the number of processors that the control groups of a process allow on average; infinity without a quota.
 *
 * @param root folder in which the hierarchies are mounted
 * @param groups the groups of the process, as `/proc/PID/cgroup` lists them
 */
export function quotaOf(root: string, groups: string): number {
  const [, unified] = /^0::(\/.*)$/mu.exec(groups) ?? [];
  const [, version1] = /^\d+:(?:[^:\n]*,)?cpu(?:,[^:\n]*)?:(\/.*)$/mu.exec(groups) ?? [];
  return Math.min(
    unified === undefined ? Number.POSITIVE_INFINITY : leastQuota(root, unified, unifiedQuota),
    version1 === undefined ? Number.POSITIVE_INFINITY : leastQuota(posix.join(root, "cpu"), version1, version1Quota),
  );
}

/** Returns the least quota of a group and of all groups above it. A container sees its own group as the root, not by its path. */
function leastQuota(root: string, group: string, readQuota: (folder: string) => number): number {
  const own = readQuota(posix.join(root, group));
  const parent = posix.dirname(group);
  return parent === group ? own : Math.min(own, leastQuota(root, parent, readQuota));
}

/** Reads "quota period", in microseconds. See https://docs.kernel.org/admin-guide/cgroup-v2.html#cpu-interface-files */
function unifiedQuota(folder: string): number {
  const [, quota, period] = /^(\d+) (\d+)/u.exec(read(posix.join(folder, "cpu.max"))) ?? [];
  return ratio(quota, period);
}

/** Reads the files of cgroup v1, in which -1 means no quota. See https://docs.kernel.org/scheduler/sched-bwc.html#management */
function version1Quota(folder: string): number {
  const [quota] = /^\d+/u.exec(read(posix.join(folder, "cpu.cfs_quota_us"))) ?? [];
  const [period] = /^\d+/u.exec(read(posix.join(folder, "cpu.cfs_period_us"))) ?? [];
  return ratio(quota, period);
}

function ratio(quota: string | undefined, period: string | undefined): number {
  return quota === undefined || period === undefined ? Number.POSITIVE_INFINITY : Number(quota) / Number(period);
}

/** Reads a file. Returns "" if it does not exist, as on other systems or for a removed group. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
