import { VoxError } from "../core/errors.js";

/** Creates the error for a graph that cannot be prepared; `reason` completes "cannot prepare FILE: …". */
export function unsupportedGraph(
  path: string,
  reason: string,
  options?: ErrorOptions,
): VoxError<"VOX_GRAPH_UNSUPPORTED"> {
  const message = `cannot prepare ${path}: ${reason}; take the int8 or the float32 export of Kokoro-82M`;
  return new VoxError("VOX_GRAPH_UNSUPPORTED", message, { path, reason }, options);
}
