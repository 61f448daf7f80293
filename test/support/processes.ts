import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../src/platform/node/files/is-alive.js";

/** Far beyond what anything takes on a slow machine: it tells a hang from a wait, and decides nothing else. */
const PATIENCE_MS = 60_000;

/** Waits for what is to come about. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const start = performance.now(); !(await holds()); await sleep(10)) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`waited in vain for ${what}`);
  }
}

/** Whether a process has ended: it is gone, or it is a zombie, which its parent has not noticed yet. */
export function hasEnded(pid: number): boolean {
  return !isAlive(pid) || listProcesses().some((one) => one.pid === pid && one.zombie);
}

/** Children of this process that have ended and that it has not noticed. */
export function zombies(): number[] {
  return idsOf(listProcesses().filter(({ parent, zombie }) => zombie && parent === process.pid));
}

/** Processes that a process has started and that have not ended. */
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

/** All processes, as `ps` lists them on Linux and macOS. Windows has no zombies and no `ps`. */
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
