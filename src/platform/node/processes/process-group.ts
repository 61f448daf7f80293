import { spawn } from "node:child_process";

/** Spawn options of a child that leads its own process group. Windows has no groups, and would open a window. */
export const OWN_GROUP: { readonly detached: boolean; readonly windowsHide: true } = {
  detached: process.platform !== "win32",
  windowsHide: true,
};

/** The processes that end with this one. One listener serves all of them. */
const living = new Set<number>();

/** Ends the process group `pid` when Node exits. @returns the function to call when the group has ended on its own. */
export function reapAtExit(pid: number): () => void {
  if (living.size === 0) process.once("exit", reapAll);
  living.add(pid);
  return () => {
    living.delete(pid);
    if (living.size === 0) process.removeListener("exit", reapAll);
  };
}

/** Sends a signal to a process and to all processes that it started: its group, or on Windows the tree that `taskkill` ends. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === "win32") {
    spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true }).on("error", () => {});
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has already ended.
  }
}

function reapAll(): void {
  for (const pid of living) killGroup(pid, "SIGKILL");
}
