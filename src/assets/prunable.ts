/** Files in the cache that can be removed together. */
export interface Prunable {
  /** Kind of the files. */
  readonly kind: "prepared file" | "model folder" | "compiled graph" | "unfinished file" | "abandoned lock";
  /** The main file or folder. */
  readonly path: string;
  /** Other files that are removed before it. */
  readonly beside: readonly string[];
}
