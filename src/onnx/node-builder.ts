import { create } from "@bufbuild/protobuf";
import type { Graph } from "./graph.js";
import { type AttributeProto, AttributeProtoSchema, type NodeProto, NodeProtoSchema } from "./onnx_pb.js";
import { float32Tensor, int64Tensor, type Tensor } from "./tensor.js";

/** An attribute: an integer, a list of integers, or `{ float }`. */
export type AttributeValue = number | readonly number[] | { readonly float: number };
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Adds nodes at the end of a graph, with names that begin with the builder's name. {@link Graph.tidy} sorts them. */
export class NodeBuilder {
  readonly #graph: Graph;
  readonly #name: string;

  constructor(graph: Graph, name: string) {
    this.#graph = graph;
    this.#name = name;
  }

  /** Adds a node with one output. Returns the name of the output. */
  add(opType: string, input: readonly string[], attributes: Attributes = {}, domain = ""): string {
    return this.addMany(opType, input, 1, attributes, domain)[0] ?? "";
  }

  /** Adds a node with several outputs. Returns their names. */
  addMany(
    opType: string,
    input: readonly string[],
    outputs: number,
    attributes: Attributes = {},
    domain = "",
  ): readonly string[] {
    const graph = this.#graph;
    const name = graph.freshName(`${this.#name}_${opType}`);
    const output = Array.from({ length: outputs }, (_, index) =>
      index === 0 ? name : graph.freshName(`${name}_${index}`),
    );
    graph.append(makeNode(opType, input, output, attributes, domain));
    return output;
  }

  /** Adds a constant. Returns its name. */
  constant(what: string, tensor: Tensor): string {
    return this.#graph.addConstant(`${this.#name}_${what}`, tensor);
  }

  /** Adds a float32 scalar. Returns its name. */
  scalar(value: number): string {
    return this.#graph.addConstant(
      `${this.#name}_value`,
      float32Tensor([], () => Float32Array.of(value)),
    );
  }

  /** Adds a float32 constant. Returns its name. */
  floats(dims: readonly number[], make: () => Float32Array): string {
    return this.#graph.addConstant(`${this.#name}_values`, float32Tensor(dims, make));
  }

  /** Adds an int64 vector. Returns its name. */
  integers(...values: readonly number[]): string {
    return this.#graph.addConstant(`${this.#name}_integers`, int64Tensor(values));
  }
}

/** Creates a node outside any graph. Its name is that of its first output. */
export function makeNode(
  opType: string,
  input: readonly string[],
  output: readonly string[],
  attributes: Attributes = {},
  domain = "",
): NodeProto {
  const attribute = Object.entries(attributes).map(([name, value]) => makeAttribute(name, value));
  return create(NodeProtoSchema, {
    name: output[0] ?? "",
    opType,
    domain,
    input: [...input],
    output: [...output],
    attribute,
  });
}

/** Numbers of ONNX's AttributeProto.AttributeType: FLOAT 1, INT 2, INTS 7. */
export function makeAttribute(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === "number") return create(AttributeProtoSchema, { name, type: 2, i: BigInt(value) });
  if ("float" in value) return create(AttributeProtoSchema, { name, type: 1, f: value.float });
  return create(AttributeProtoSchema, { name, type: 7, ints: value.map(BigInt) });
}
