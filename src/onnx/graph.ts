import type { VoxError } from "../core/errors.js";
import type { GraphProto, ModelProto, NodeProto } from "./onnx_pb.js";
import { type Tensor, tensorFromProto } from "./tensor.js";
import { unsupportedGraph } from "./unsupported.js";

/** An ONNX graph that passes look around in and change. Values are known by name, as in ONNX. */
export class Graph {
  /** Where it was read from, for messages. */
  readonly path: string;
  /** The model around it; its graph has the current nodes, inputs and outputs, but no initialisers. */
  readonly model: ModelProto;
  /** Its initialisers by name. */
  readonly constants: Map<string, Tensor> = new Map();
  readonly #graph: GraphProto;
  readonly #producers = new Map<string, NodeProto>();
  readonly #readers = new Map<string, Set<NodeProto>>();

  /** Takes `model` over: it must not be used otherwise afterwards. @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`. */
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

  /** In an order in which every node comes after those it reads from. */
  get nodes(): readonly NodeProto[] {
    return this.#graph.node;
  }

  get inputs(): readonly string[] {
    return this.#graph.input.map((input) => input.name);
  }

  get outputs(): readonly string[] {
    return this.#graph.output.map((output) => output.name);
  }

  /** The node that makes `value`; undefined for inputs and constants. */
  producer(value: string): NodeProto | undefined {
    return this.#producers.get(value);
  }

  /** The nodes that read `value`, in no particular order. */
  readers(value: string): readonly NodeProto[] {
    return [...(this.#readers.get(value) ?? [])];
  }

  /** The node that reads `value`, where nothing else does and it is no output of the graph. */
  onlyReader(value: string): NodeProto | undefined {
    const readers = this.readers(value);
    return readers.length === 1 && !this.outputs.includes(value) ? readers[0] : undefined;
  }

  /** Puts `made`, in their order, where the last of `old` was. They may read what any of `old` read. */
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

  /** Keeps the nodes for which `test` holds. */
  retain(test: (node: NodeProto) => boolean): void {
    const gone = this.#graph.node.filter((node) => !test(node));
    if (gone.length === 0) return;
    this.#graph.node = this.#graph.node.filter(test);
    for (const node of gone) this.#unlink(node);
  }

  /** Lets whatever reads `value` read `other` instead, but for the graphs within an If or a Loop. */
  redirect(value: string, other: string): void {
    for (const node of this.readers(value)) {
      this.#unlink(node);
      node.input = node.input.map((name) => (name === value ? other : name));
      this.#link(node);
    }
  }

  /** Lets input `index` of `node` be `value`. */
  setInput(node: NodeProto, index: number, value: string): void {
    this.#unlink(node);
    node.input = node.input.with(index, value);
    this.#link(node);
  }

  /** Drops what no output depends on, and puts the rest in order after nodes were added at the end. */
  tidy(): void {
    const kept = new Set<NodeProto>();
    const entered = new Set<NodeProto>();
    const waiting = this.outputs.toReversed().flatMap((value) => this.producer(value) ?? []);
    for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
      // At the second meeting, all that it reads from has been kept.
      if (entered.has(node)) kept.add(waiting.pop() as NodeProto);
      else waiting.push(...this.#sources(node).filter((source) => !kept.has(source)));
      entered.add(node);
    }
    for (const node of this.#graph.node) if (!kept.has(node)) this.#unlink(node);
    this.#graph.node = [...kept];
  }

  /** Adds a constant under `name`, or a name like it where that is taken. Returns its name. */
  addConstant(name: string, tensor: Tensor): string {
    const fresh = this.freshName(name);
    this.constants.set(fresh, tensor);
    return fresh;
  }

  /** `name` where no value has it; otherwise a name like it. */
  freshName(name: string): string {
    const taken = (candidate: string) =>
      this.constants.has(candidate) || this.#producers.has(candidate) || this.inputs.includes(candidate);
    let fresh = name;
    for (let count = 2; taken(fresh); count += 1) fresh = `${name}_${count}`;
    return fresh;
  }

  /** The error for a thing in it that a pass cannot handle. */
  unsupported(reason: string, options?: ErrorOptions): VoxError<"VOX_GRAPH_UNSUPPORTED"> {
    return unsupportedGraph(this.path, reason, options);
  }

  /** The nodes that `node` reads from. */
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

/** Names of the values that `node` reads, also from within the graphs that an If or a Loop carries. */
export function valuesRead(node: NodeProto): ReadonlySet<string> {
  const values = new Set(node.input);
  for (const { g, graphs } of node.attribute) {
    for (const inner of g === undefined ? graphs : [g, ...graphs]) {
      for (const output of inner.output) values.add(output.name);
      for (const innerNode of inner.node) for (const value of valuesRead(innerNode)) values.add(value);
    }
  }
  values.delete(""); // An optional input that is left out.
  return values;
}
