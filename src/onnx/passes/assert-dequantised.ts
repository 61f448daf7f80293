import type { Pass } from "../pass.js";

/**
 * Rejects a graph that still has quantised operators; changes nothing.
 *
 * Why: the earlier passes skip unknown patterns. A graph that was quantised in another way would run, but nobody has
 * tested its sound and speed.
 */
export const assertDequantised: Pass = {
  name: "assert-dequantised",
  apply(graph) {
    const left = graph.nodes.find((node) => QUANTISED.test(node.opType));
    if (left !== undefined) throw graph.unsupported(`${left.opType} ${left.name} is quantised in an unknown way`);
    return { changes: 0, summary: "nothing quantised is left" };
  },
};

/** QLinearConv, DequantizeLinear, DynamicQuantizeMatMul, MatMulInteger, MatMulIntegerToFloat, MatMulNBits, … */
const QUANTISED = /quanti[sz]e|integer|nbits|bnb4|^q(linear|gemm|moe|attention)/i;
