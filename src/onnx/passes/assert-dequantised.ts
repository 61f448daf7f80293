import type { Pass } from "../pass.js";

/**
 * Changes nothing, and refuses a graph in which something is still quantised.
 *
 * Why: what the passes before it do not know, they leave alone. A graph that was quantised in another way would run,
 * but with sound and speed that nobody has tested.
 */
export const assertDequantised: Pass = {
  name: "refuse-quantised",
  apply(graph) {
    const left = graph.nodes.find((node) => QUANTISED.test(node.opType));
    if (left !== undefined) throw graph.unsupported(`${left.opType} ${left.name} is quantised in a way not known here`);
    return { changes: 0, summary: "nothing quantised is left" };
  },
};

/** QLinearConv, DequantizeLinear, DynamicQuantizeMatMul, MatMulInteger, MatMulIntegerToFloat, MatMulNBits, … */
const QUANTISED = /quanti[sz]e|integer|nbits|bnb4|^q(linear|gemm|moe|attention)/i;
