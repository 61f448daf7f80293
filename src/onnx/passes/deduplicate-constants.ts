import { createHash } from "node:crypto";
import type { Graph } from "../graph.js";
import { groupBy } from "../group-by.js";
import type { Pass } from "../pass.js";

/**
 * Merges equal constants into one.
 *
 * Why: the twelve layers of ALBERT share their weights. An export may contain them twelve times, and onnxruntime keeps
 * and packs every copy.
 */
export const deduplicateConstants: Pass = {
  name: "deduplicate-constants",
  apply(graph) {
    const alike = groupBy(graph.constants, ([, { type, dims }]) => `${type} ${dims}`);
    let changes = 0;
    let bytes = 0;
    for (const group of alike.values()) {
      if (group.length === 1) continue;
      const first = new Map<string, string>();
      for (const [name, tensor] of group) {
        const digest = createHash("sha256").update(tensor.bytes()).digest("hex");
        const kept = first.get(digest);
        if (kept === undefined) first.set(digest, name);
        else if (isOnlyReadHere(graph, name)) {
          graph.redirect(name, kept);
          graph.constants.delete(name);
          changes += 1;
          bytes += tensor.byteLength;
        }
      }
    }
    return { changes, summary: `${changes} copies of constants dropped, ${(bytes / 1e6).toFixed(1)} MB` };
  },
};

/** Checks that a redirect reaches all readers of `name`: it is no output, and no graph within an If or a Loop reads it. */
function isOnlyReadHere(graph: Graph, name: string): boolean {
  return !graph.outputs.includes(name) && graph.readers(name).every(({ input }) => input.includes(name));
}
