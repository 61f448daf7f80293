/** The processes that are to end with this one. One listener serves them all, however many there are. */
const living = new Set<number>();

/** Ends the process group `pid` when Node exits. @returns what to call when it has ended by itself. */
export function reapAtExit(pid: number): () => void {
  if (living.size === 0) process.once("exit", reapAll);
  living.add(pid);
  return () => {
    living.delete(pid);
    if (living.size === 0) process.removeListener("exit", reapAll);
  };
}

/** Sends a signal to a process that leads its group, and to all that it has started. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function reapAll(): void {
  for (const pid of living) killGroup(pid, "SIGKILL");
}
