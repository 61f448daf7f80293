import { readFile } from "node:fs/promises";

/** The CPU time and memory of a process and its descendants so far. */
export interface TreeUsage {
  /** CPU time, including that of ended processes. */
  readonly cpuSeconds: number;
  /** Sum of the peaks of all living processes. @unit bytes */
  readonly peakRssBytes: number;
  /** Current memory of each process, the root first. @unit bytes */
  readonly rssBytes: readonly number[];
}

/** Clock ticks per second of `/proc/PID/stat`, the same on every Linux. */
const TICKS = 100;

/** Reads the usage from `/proc`, on Linux only. @throws {Error} on other systems. */
export async function treeUsage(pid: number): Promise<TreeUsage> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // Fields 14 to 17 are user and system time, of the process and of its ended children. The name in field 2 may contain
  // spaces, so count from its end.
  const ticks = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15)
    .map(Number);
  const bytesOf = (field: string): number =>
    Number(new RegExp(`${field}:\\s+(\\d+) kB`, "u").exec(status)?.[1] ?? 0) * 1024;
  let cpuSeconds = ticks.reduce((sum, value) => sum + value, 0) / TICKS;
  let peakRssBytes = bytesOf("VmHWM");
  const rssBytes = [bytesOf("VmRSS")];
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  for (const child of children.split(" ").filter(Boolean)) {
    const usage = await treeUsage(Number(child)).catch(() => undefined); // The process may end during the read.
    if (usage === undefined) continue;
    cpuSeconds += usage.cpuSeconds;
    peakRssBytes += usage.peakRssBytes;
    rssBytes.push(...usage.rssBytes);
  }
  return { cpuSeconds, peakRssBytes, rssBytes };
}
