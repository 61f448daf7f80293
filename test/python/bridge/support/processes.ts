import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../../../src/platform/node/files/is-alive.js";

/** Far beyond what anything takes on a slow machine: it tells a hang from a wait, and decides nothing else. */
const PATIENCE_MS = 60_000;

/** Waits for what is to come about. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const start = performance.now(); !(await holds()); await sleep(10)) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`waited in vain for ${what}`);
  }
}

/** Whether a process does nothing any more: it is gone, or waits for a parent that does not care to take note of it. */
export function hasEnded(pid: number): boolean {
  return !isAlive(pid) || stateOf(pid) === "Z";
}

/** Children of this process that have ended without anybody taking note. */
export function zombies(): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => stateOf(pid) === "Z" && parentOf(pid) === process.pid);
}

/** Processes that a process has started and that have not ended. */
export function childrenOf(pid: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((child) => parentOf(child) === pid && stateOf(child) !== "Z");
}

export function openDescriptors(): number {
  return readdirSync("/proc/self/fd").length;
}

function stateOf(pid: number): string | undefined {
  return statOf(pid)?.[0];
}

function parentOf(pid: number): number {
  return Number(statOf(pid)?.[1]);
}

/** The fields after the name, which is in brackets and may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined; // It is gone, or this is no Linux.
  }
}
