/** Something in the cache that can go: several files where they belong together. */
export interface Prunable {
  readonly kind: "prepared file" | "model folder" | "compiled graph" | "unfinished file" | "abandoned lock";
  /** The file or folder that gives it its name. */
  readonly path: string;
  /** Other files that go with it, and before it. */
  readonly beside: readonly string[];
}
