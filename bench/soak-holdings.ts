import { readdir, readFile } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The system resources of this process. */
export interface Holdings {
  readonly descriptors: number;
  /** Timers, pipes, requests and child processes that keep the process alive. */
  readonly active: readonly string[];
  readonly listeners: number;
  /** Ids of child processes, zombies included. */
  readonly children: readonly number[];
}

export async function holdings(): Promise<Holdings> {
  return {
    descriptors: (await readdir("/proc/self/fd")).length,
    active: process
      .getActiveResourcesInfo()
      .filter((name) => name !== "FSReqPromise")
      .sort(),
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    children: await childrenOf(process.pid),
  };
}

export interface NodeMemory {
  /** @unit bytes */
  readonly heap: number;
  /** @unit bytes */
  readonly buffers: number;
  /** @unit bytes */
  readonly rss: number;
}

/** Measures Node's memory after garbage collection. */
export function nodeMemory(): NodeMemory {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers, rss };
}

/** Returns the ids of the child processes of a process, zombies included. */
export async function childrenOf(pid: number): Promise<number[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found: number[] = [];
  for (const name of names) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => ""); // The process may have ended.
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(parent) === pid) found.push(Number(name));
  }
  return found;
}
