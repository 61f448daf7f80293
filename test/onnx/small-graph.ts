import { clone, create } from "@bufbuild/protobuf";
import { InferenceSession, type Tensor } from "onnxruntime-node";
import { Graph } from "../../src/onnx/graph.js";
import {
  AttributeProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  TensorProtoSchema,
} from "../../src/onnx/onnx_pb.js";
import { ElementType } from "../../src/onnx/tensor.js";
import { modelBytes } from "../../src/onnx/write-model.js";

type ElementName = keyof typeof ElementType;

/** A constant: its type, its shape and its elements. */
type Constant = readonly [type: ElementName, dims: readonly number[], elements: readonly number[]];

export interface SmallGraph {
  /** Shapes of the inputs. An input whose name starts with "tokens" is int64; all others are float32. */
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  readonly outputs: readonly string[];
  readonly constants: Readonly<Record<string, Constant>>;
  readonly nodes: readonly NodeProto[];
}

/** Description of a small graph. */
export function smallGraph({ inputs, outputs, constants, nodes }: SmallGraph): Graph {
  const model = create(ModelProtoSchema, {
    irVersion: 9n,
    opsetImport: [{ version: 20n }, { domain: "com.microsoft", version: 1n }],
    graph: {
      name: "small",
      node: nodes.map((given) => clone(NodeProtoSchema, given)),
      initializer: Object.entries(constants).map(([name, constant]) => initialiser(name, constant)),
      input: Object.entries(inputs).map(([name, dims]) => ({
        name,
        type: {
          tensorType: {
            elemType: name.startsWith("tokens") ? ElementType.int64 : ElementType.float32,
            shape: { dim: dims.map((dim) => ({ dimValue: BigInt(dim) })) },
          },
        },
      })),
      output: outputs.map((name) => ({ name, type: { tensorType: { elemType: ElementType.float32 } } })),
    },
  });
  return new Graph("small.onnx", model);
}

/** A node; attributes are whole numbers, lists of them or strings. A name of the form "domain:Type" gives the domain. */
export function node(
  type: string,
  input: readonly string[],
  output: readonly string[],
  attributes: Readonly<Record<string, number | readonly number[] | string>> = {},
): NodeProto {
  const [opType = "", domain = ""] = type.split(":").reverse();
  const attribute = Object.entries(attributes).map(([name, value]) => {
    if (typeof value === "number") return create(AttributeProtoSchema, { name, type: 2, i: BigInt(value) });
    if (typeof value === "string") return create(AttributeProtoSchema, { name, type: 3, s: Buffer.from(value) });
    return create(AttributeProtoSchema, { name, type: 7, ints: value.map(BigInt) });
  });
  const name = `${opType} of ${output[0]}`;
  return create(NodeProtoSchema, { name, opType, domain, input: [...input], output: [...output], attribute });
}

/** Runs `graph` in onnxruntime. */
export async function run(
  graph: Graph,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Readonly<Record<string, Tensor>>> {
  const session = await InferenceSession.create(Buffer.concat([...modelBytes(graph)]), { logSeverityLevel: 3 });
  try {
    return await session.run(feeds);
  } finally {
    await session.release();
  }
}

/** The types of the nodes of `graph`, in order. */
export function typesOf(graph: Graph): string[] {
  return graph.nodes.map(({ opType }) => opType);
}

function initialiser(name: string, [type, dims, elements]: Constant) {
  const data =
    type === "float32"
      ? { floatData: [...elements] }
      : type === "int64"
        ? { int64Data: elements.map(BigInt) }
        : { int32Data: [...elements] };
  return create(TensorProtoSchema, { name, dataType: ElementType[type], dims: dims.map(BigInt), ...data });
}
