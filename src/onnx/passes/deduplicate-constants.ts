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
      const distinct: { readonly name: string; readonly content: Uint8Array }[] = [];
      for (const [name, tensor] of group) {
        const content = tensor.bytes();
        const kept = distinct.find((other) => areEqual(other.content, content));
        if (kept === undefined) distinct.push({ name, content });
        else if (isOnlyReadHere(graph, name)) {
          graph.redirect(name, kept.name);
          graph.constants.delete(name);
          changes += 1;
          bytes += tensor.byteLength;
        }
      }
    }
    return { changes, summary: `${changes} copies of constants dropped, ${(bytes / 1e6).toFixed(1)} MB` };
  },
};

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Checks that a redirect reaches all readers of `name`: it is no output, and no graph within an If or a Loop reads it. */
function isOnlyReadHere(graph: Graph, name: string): boolean {
  return !graph.outputs.includes(name) && graph.readers(name).every(({ input }) => input.includes(name));
}
