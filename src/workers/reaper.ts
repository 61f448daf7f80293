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

/** Sends a signal to a process that leads its group, and to all processes of the group. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // The group has already ended.
  }
}

function reapAll(): void {
  for (const pid of living) killGroup(pid, "SIGKILL");
}
