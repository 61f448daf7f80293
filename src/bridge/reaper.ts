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

function reapAll(): void {
  for (const pid of living) {
    try {
      process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
}
