import { readFile } from "node:fs/promises";

/** What a process and all that it started have used so far. */
export interface TreeUsage {
  /** Of those that have ended, too. */
  readonly cpuSeconds: number;
  /** Sum of the peaks of the processes that live. @unit bytes */
  readonly peakRssBytes: number;
  /** What each process holds now, the first one first. @unit bytes */
  readonly rssBytes: readonly number[];
}

/** Clock ticks in a second, as `/proc/PID/stat` counts them on every Linux there is. */
const TICKS = 100;

/** Reads `/proc`, so on Linux only. @throws {Error} elsewhere. */
export async function treeUsage(pid: number): Promise<TreeUsage> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // Fields 14 to 17 are user and system time, its own and of children that have ended; the name in field 2 may hold
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
    const usage = await treeUsage(Number(child)).catch(() => undefined); // It may end while it is looked at.
    if (usage === undefined) continue;
    cpuSeconds += usage.cpuSeconds;
    peakRssBytes += usage.peakRssBytes;
    rssBytes.push(...usage.rssBytes);
  }
  return { cpuSeconds, peakRssBytes, rssBytes };
}
