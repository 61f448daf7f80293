import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../src/platform/node/files/is-alive.js";

/** Time limit that finds a hang. It is much longer than any wait on a slow machine. */
const PATIENCE_MS = 60_000;

/** Waits until `holds` returns true. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const start = performance.now(); !(await holds()); await sleep(10)) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what}`);
  }
}

/** Tells whether a process has ended. A zombie, which its parent has not reaped yet, has ended too. */
export function hasEnded(pid: number): boolean {
  return !isAlive(pid) || listProcesses().some((one) => one.pid === pid && one.zombie);
}

/** Returns the ids of children of this process that have ended but have not been reaped. */
export function zombies(): number[] {
  return idsOf(listProcesses().filter(({ parent, zombie }) => zombie && parent === process.pid));
}

/** Returns the ids of the running children of a process. */
export function childrenOf(pid: number): number[] {
  return idsOf(listProcesses().filter(({ parent, zombie }) => !zombie && parent === pid));
}

export function openDescriptors(): number {
  return readdirSync("/dev/fd").length;
}

interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly zombie: boolean;
}

/** Lists all processes with `ps`, on Linux and macOS. Windows has no zombies and no `ps`. */
function listProcesses(): ListedProcess[] {
  if (process.platform === "win32") return [];
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid, parent, state = ""] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), zombie: state.startsWith("Z") };
  });
}

function idsOf(processes: readonly ListedProcess[]): number[] {
  return processes.map(({ pid }) => pid);
}
