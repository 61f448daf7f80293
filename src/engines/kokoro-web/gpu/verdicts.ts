import { GRAPH_VERSION } from "../../../onnx/graph-version.js";

/** What VoxWeave has found out about the GPU of this machine. */
export type GpuVerdict =
  /** The known sentence is being spoken. If that stays the last word, the browser or the GPU broke down. @param tries so far */
  | { readonly state: "trying"; readonly tries: number }
  /** The known sentence sounds right. */
  | { readonly state: "right" }
  /** It sounds right, and the GPU is clearly quicker than WebAssembly. */
  | { readonly state: "quicker" }
  /** It sounds right, but `"auto"` leaves the GPU: it is hardly quicker, or it failed later. */
  | { readonly state: "worse"; readonly reason: string }
  /** It sounds wrong, or the GPU failed. */
  | { readonly state: "wrong"; readonly reason: string };

/** A verdict as it is kept. */
interface KeptVerdict {
  /** All that the verdict depends on. */
  readonly key: string;
  readonly verdict: GpuVerdict;
}

const ENTRY = "voxweave-webgpu";

/** Tries of a GPU that may break off, as when the browser ends, before it is left alone. */
const MOST_TRIES = 2;

/** Returns the verdict that an earlier visit has left, if it is about the same GPU, browser and graph. */
export function readVerdict(gpu: string): GpuVerdict | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(ENTRY) ?? "null") as KeptVerdict | null;
    return kept?.key === keyOf(gpu) ? kept.verdict : undefined;
  } catch {
    return undefined; // The page may use no storage, or something else wrote the entry.
  }
}

/** Leaves a verdict for later visits; `undefined` forgets the last one. */
export function keepVerdict(gpu: string, verdict: GpuVerdict | undefined): void {
  const kept: KeptVerdict | undefined = verdict && { key: keyOf(gpu), verdict };
  try {
    if (kept === undefined) localStorage.removeItem(ENTRY);
    else localStorage.setItem(ENTRY, JSON.stringify(kept));
  } catch {
    // Without storage, each visit tries the GPU again.
  }
}

/** Returns why a verdict forbids the GPU. @param device that the caller asked for */
export function reasonAgainst(verdict: GpuVerdict | undefined, device: "auto" | "webgpu"): string | undefined {
  switch (verdict?.state) {
    case "wrong":
      return verdict.reason;
    case "worse":
      return device === "auto" ? verdict.reason : undefined;
    case "trying":
      return verdict.tries < MOST_TRIES ? undefined : `${verdict.tries} tries of the GPU broke off`;
    case "right":
    case "quicker":
    case undefined:
      return undefined;
    default:
      return verdict satisfies never;
  }
}

function keyOf(gpu: string): string {
  return [gpu, navigator.userAgent, GRAPH_VERSION].join(" | ");
}
