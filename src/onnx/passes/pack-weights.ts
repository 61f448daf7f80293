import { NodeBuilder } from "../node-builder.js";
import type { Pass } from "../pass.js";
import { addDequantised } from "../stored-bytes.js";

/**
 * Stores each large weight in the bytes of the export, and dequantises it before its use, exactly.
 *
 * Why: these weights take a quarter of the memory, and a run has few of them as float32 at the same time. A run takes 30 ms more.
 *
 * Run it last. onnxruntime runs a node as late as the nodes behind it allow if it is among the first of the graph, so the dequantised
 * weights do not wait in memory.
 */
export const packWeights: Pass = {
  name: "pack-weights",
  apply(graph) {
    let changes = 0;
    let bytes = 0;
    for (const [name, { byteLength, stored }] of [...graph.constants]) {
      const [reader, ...others] = graph.readers(name);
      const isPackable = reader !== undefined && others.length === 0 && READERS.has(reader.opType);
      if (!isPackable || stored === undefined || stored.factors !== undefined || byteLength < LEAST_BYTES) continue;
      graph.redirect(name, addDequantised(new NodeBuilder(graph, name), stored));
      graph.constants.delete(name);
      changes += 1;
      bytes += byteLength;
    }
    graph.hoistConstantNodes();
    return { changes, summary: `${changes} weights of ${(bytes / 1e6).toFixed(0)} MB in bytes` };
  },
};

/**
 * Operators whose weights are packed. onnxruntime turns a MatMul of dequantised weights into one that quantises its other operand too,
 * and dequantises the weights that the layers of ALBERT share for each layer again.
 */
const READERS = new Set(["Conv", "ConvTranspose", "LSTM"]);

/** Smaller weights are not worth a node. @unit bytes */
const LEAST_BYTES = 65_536;
