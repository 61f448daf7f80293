import type { Graph } from "./graph.js";

/** One step of the preparation of a graph. */
export interface Pass {
  readonly name: string;
  /**
   * Changes `graph` wherever its pattern occurs, and leaves the rest as it is.
   *
   * @throws {VoxError} `VOX_GRAPH_UNSUPPORTED` where the pattern occurs in part, so that a change would be a guess.
   */
  apply(graph: Graph): PassReport;
}

/** What a pass did. */
export interface PassReport {
  /** How many places it changed. 0: its pattern does not occur, and the graph is as it was. */
  readonly changes: number;
  /** The same in words, for people. */
  readonly summary: string;
}
