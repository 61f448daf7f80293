import type { VoxError } from "../core/errors.js";
import type { GraphProto, ModelProto, NodeProto } from "./onnx_pb.js";
import { type Tensor, tensorFromProto } from "./tensor.js";
import { unsupportedGraph } from "./unsupported.js";

/** An ONNX graph that passes query and change. A name identifies a value, as in ONNX. */
export class Graph {
  /** Path of the source file, for messages. */
  readonly path: string;
  /** The model of the graph. Its graph has the current nodes, inputs and outputs, but no initialisers. */
  readonly model: ModelProto;
  /** Initialisers by name. */
  readonly constants: Map<string, Tensor> = new Map();
  readonly #graph: GraphProto;
  readonly #producers = new Map<string, NodeProto>();
  readonly #readers = new Map<string, Set<NodeProto>>();

  /** Takes ownership of `model`: the caller must not use it afterwards. @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`. */
  constructor(path: string, model: ModelProto) {
    this.path = path;
    this.model = model;
    if (model.graph === undefined) throw unsupportedGraph(path, "it is not an ONNX model");
    this.#graph = model.graph;
    for (const proto of this.#graph.initializer) {
      try {
        this.constants.set(proto.name, tensorFromProto(proto));
      } catch (cause) {
        throw this.unsupported(`initialiser ${proto.name}: ${(cause as RangeError).message}`, { cause });
      }
    }
    this.#graph.initializer = [];
    for (const node of this.#graph.node) this.#link(node);
  }

  /** Nodes in topological order: every node comes after those that it reads from. */
  get nodes(): readonly NodeProto[] {
    return this.#graph.node;
  }

  get inputs(): readonly string[] {
    return this.#graph.input.map((input) => input.name);
  }

  get outputs(): readonly string[] {
    return this.#graph.output.map((output) => output.name);
  }

  /** Returns the node whose output is `value`; undefined for inputs and constants. */
  producer(value: string): NodeProto | undefined {
    return this.#producers.get(value);
  }

  /** Returns the nodes that read `value`, in no particular order. */
  readers(value: string): readonly NodeProto[] {
    return [...(this.#readers.get(value) ?? [])];
  }

  /** Returns the only reader of `value`; undefined if there are several, or if `value` is an output of the graph. */
  onlyReader(value: string): NodeProto | undefined {
    const readers = this.readers(value);
    return readers.length === 1 && !this.outputs.includes(value) ? readers[0] : undefined;
  }

  /** Inserts `made`, in this order, in place of the last of `old`. They may read any input of `old`. */
  replace(old: readonly NodeProto[], ...made: readonly NodeProto[]): void {
    const gone = new Set(old);
    const place = this.#graph.node.findLastIndex((node) => gone.has(node));
    this.#graph.node = this.#graph.node.toSpliced(place, 1, ...made).filter((node) => !gone.has(node));
    for (const node of old) this.#unlink(node);
    for (const node of made) this.#link(node);
  }

  /** Adds a node at the end. */
  append(made: NodeProto): void {
    this.#graph.node.push(made);
    this.#link(made);
  }

  /** Moves the nodes that depend only on constants to the beginning. */
  hoistConstantNodes(): void {
    const early = new Set<string>();
    const isEarly = (node: NodeProto): boolean => node.output.some((value) => early.has(value));
    for (const node of this.#graph.node)
      if ([...valuesRead(node)].every((value) => this.constants.has(value) || early.has(value)))
        for (const value of node.output) early.add(value);
    const { node: nodes } = this.#graph;
    this.#graph.node = [...nodes.filter(isEarly), ...nodes.filter((node) => !isEarly(node))];
  }

  /** Keeps only the nodes for which `test` returns true. */
  retain(test: (node: NodeProto) => boolean): void {
    const gone = this.#graph.node.filter((node) => !test(node));
    if (gone.length === 0) return;
    this.#graph.node = this.#graph.node.filter(test);
    for (const node of gone) this.#unlink(node);
  }

  /** Makes all readers of `value` read `other` instead, except the graphs within an If or a Loop. */
  redirect(value: string, other: string): void {
    for (const node of this.readers(value)) {
      this.#unlink(node);
      node.input = node.input.map((name) => (name === value ? other : name));
      this.#link(node);
    }
  }

  /** Sets input `index` of `node` to `value`. */
  setInput(node: NodeProto, index: number, value: string): void {
    this.#unlink(node);
    node.input = node.input.with(index, value);
    this.#link(node);
  }

  /** Removes everything that no output depends on, and restores the order after nodes were added at the end. */
  tidy(): void {
    const kept = new Set<NodeProto>();
    const entered = new Set<NodeProto>();
    const waiting = this.outputs.toReversed().flatMap((value) => this.producer(value) ?? []);
    for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
      // On the second visit, everything that the node reads from is already in the list.
      if (entered.has(node)) kept.add(waiting.pop() as NodeProto);
      else waiting.push(...this.#sources(node).filter((source) => !kept.has(source)));
      entered.add(node);
    }
    for (const node of this.#graph.node) if (!kept.has(node)) this.#unlink(node);
    this.#graph.node = [...kept];
  }

  /** Adds a constant under `name`, or under a similar name if that is taken. Returns its name. */
  addConstant(name: string, tensor: Tensor): string {
    const fresh = this.freshName(name);
    this.constants.set(fresh, tensor);
    return fresh;
  }

  /** Returns `name`, or a similar name if a value already has it. */
  freshName(name: string): string {
    const taken = (candidate: string) =>
      this.constants.has(candidate) || this.#producers.has(candidate) || this.inputs.includes(candidate);
    let fresh = name;
    for (let count = 2; taken(fresh); count += 1) fresh = `${name}_${count}`;
    return fresh;
  }

  /** Creates the error for a part of the graph that a pass cannot handle. */
  unsupported(reason: string, options?: ErrorOptions): VoxError<"VOX_GRAPH_UNSUPPORTED"> {
    return unsupportedGraph(this.path, reason, options);
  }

  /** Returns the nodes that `node` reads from. */
  #sources(node: NodeProto): NodeProto[] {
    return [...valuesRead(node)].flatMap((value) => this.producer(value) ?? []);
  }

  #link(node: NodeProto): void {
    for (const value of node.output) if (value !== "") this.#producers.set(value, node);
    for (const value of valuesRead(node)) {
      const readers = this.#readers.get(value);
      if (readers === undefined) this.#readers.set(value, new Set([node]));
      else readers.add(node);
    }
  }

  #unlink(node: NodeProto): void {
    for (const value of node.output) if (this.#producers.get(value) === node) this.#producers.delete(value);
    for (const value of valuesRead(node)) this.#readers.get(value)?.delete(node);
  }
}

/** Returns the names of the values that `node` reads, including those read within an If or a Loop. */
export function valuesRead(node: NodeProto): ReadonlySet<string> {
  const values = new Set(node.input);
  for (const { g, graphs } of node.attribute) {
    for (const inner of g === undefined ? graphs : [g, ...graphs]) {
      for (const output of inner.output) values.add(output.name);
      for (const innerNode of inner.node) for (const value of valuesRead(innerNode)) values.add(value);
    }
  }
  values.delete(""); // "" is an absent optional input.
  return values;
}
