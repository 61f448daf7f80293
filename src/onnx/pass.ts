import type { Graph } from "./graph.js";

/** One step of the preparation of a graph. */
export interface Pass {
  readonly name: string;
  /**
   * Changes `graph` at every match of the pattern, and leaves the rest unchanged.
   *
   * @throws {VoxError} `VOX_GRAPH_UNSUPPORTED` if the pattern matches only in part, so that a change would be a guess.
   */
  apply(graph: Graph): PassReport;
}

/** Result of a pass. */
export interface PassReport {
  /** Number of changed places; 0 if the pattern does not occur and the graph is unchanged. */
  readonly changes: number;
  /** The same in words, for users. */
  readonly summary: string;
}
