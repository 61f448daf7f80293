/** Findings about the GPU of this machine. */
export interface GpuVerdict {
  /** The GPU, the browser and the graph that it is about: `GpuAdapter.key`. */
  readonly key: string;
  /** Why the GPU must not be used: its sound was wrong, or it failed. */
  readonly fault?: string | undefined;
  /** Why WebAssembly is better here, though the GPU is right. Absent until both were timed. */
  readonly slower?: string | undefined;
  /** Whether both were timed. */
  readonly isTimed: boolean;
}

const ENTRY = "voxweave-webgpu";

/** Returns the verdict that an earlier visit has left, if it is about the same GPU, browser and graph. */
export function readVerdict(key: string): GpuVerdict | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(ENTRY) ?? "null") as GpuVerdict | null;
    return kept?.key === key ? kept : undefined;
  } catch {
    return undefined; // The page may use no storage, or something else wrote the entry.
  }
}

/** Leaves a verdict for later visits. */
export function keepVerdict(verdict: GpuVerdict): void {
  try {
    localStorage.setItem(ENTRY, JSON.stringify(verdict));
  } catch {
    // Without storage, each visit tries the GPU again.
  }
}
