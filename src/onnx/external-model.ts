import { create, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { concatBytes } from "../core/concat-bytes.js";
import type { Graph } from "./graph.js";
import { GraphProtoSchema, ModelProtoSchema, TensorProtoSchema } from "./onnx_pb.js";
import type { Tensor } from "./tensor.js";

/** A model whose weights are apart from its graph. A runtime that reads it holds the weights once. */
export interface ExternalModel {
  /** The ONNX model. Its larger constants refer to {@link WEIGHTS_FILE}. */
  readonly graph: Uint8Array<ArrayBuffer>;
  /**
   * The content of that file, for onnxruntime's WebAssembly. It reads one tensor after another with `subarray`, so each tensor is made
   * when it is read, and all of them are never in memory together.
   */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** Name of the file with the weights, as the graph gives it. */
export const WEIGHTS_FILE = "weights";

/** Constants up to this size stay in the graph, because runtimes read some of them while they load it. @unit bytes */
const LEAST_BYTES = 1024;
/** Alignment of each constant in the weights. @unit bytes */
const ALIGNMENT = 64;

/** Number of the field `TensorProto.external_data`, and of `key` and `value` in its entries: onnx/onnx.proto. */
const EXTERNAL_DATA = 13;
const KEY = 1;
const VALUE = 2;
/** `TensorProto.DataLocation.EXTERNAL` */
const EXTERNAL = 1;

/** Encodes a graph as a model with external weights. */
export function externalModel(graph: Graph): ExternalModel {
  const large = [...graph.constants].filter(([, { byteLength }]) => byteLength > LEAST_BYTES);
  let size = 0;
  const places = large.map(([name, tensor]) => {
    const offset = size;
    size += Math.ceil(tensor.byteLength / ALIGNMENT) * ALIGNMENT;
    return { name, tensor, offset };
  });
  const small = [...graph.constants].filter(([, { byteLength }]) => byteLength <= LEAST_BYTES);
  const inside = small.map(([name, tensor]) => describe(name, tensor, { rawData: tensor.bytes() }));
  const outside = places.map(({ name, tensor, offset }) => {
    const head = describe(name, tensor, { dataLocation: EXTERNAL });
    return concatBytes([head, externalData(offset, tensor.byteLength)]);
  });
  const writer = new BinaryWriter();
  const structure = toBinary(GraphProtoSchema, graph.model.graph ?? create(GraphProtoSchema));
  const field = GraphProtoSchema.field.initializer.number;
  for (const tensor of [...inside, ...outside]) writer.tag(field, WireType.LengthDelimited).bytes(tensor);
  const whole = concatBytes([structure, writer.finish()]);

  const rest = create(ModelProtoSchema, { irVersion: graph.model.irVersion, opsetImport: graph.model.opsetImport });
  if (graph.model.$unknown !== undefined) rest.$unknown = graph.model.$unknown;
  const model = new BinaryWriter().tag(ModelProtoSchema.field.graph.number, WireType.LengthDelimited).bytes(whole);
  const tensors = new Map(places.map(({ tensor, offset }) => [offset, tensor]));
  return { graph: concatBytes([toBinary(ModelProtoSchema, rest), model.finish()]), weights: tensorFile(tensors, size) };
}

/** Returns an array of `size` bytes that has only the parts which are whole tensors, by their offset. */
function tensorFile(tensors: ReadonlyMap<number, Tensor>, size: number): Uint8Array<ArrayBuffer> {
  const subarray = (start: number, end: number): Uint8Array => {
    const bytes = tensors.get(start)?.bytes();
    if (bytes?.length !== end - start)
      throw new RangeError(`no tensor has the bytes ${start} to ${end} of the weights`);
    return bytes;
  };
  return Object.defineProperties(new Uint8Array(0), { byteLength: { value: size }, subarray: { value: subarray } });
}

function describe(
  name: string,
  { dims, type }: Tensor,
  content: { readonly rawData: Uint8Array } | { readonly dataLocation: number },
): Uint8Array {
  return toBinary(
    TensorProtoSchema,
    create(TensorProtoSchema, { name, dims: dims.map(BigInt), dataType: type, ...content }),
  );
}

function externalData(offset: number, length: number): Uint8Array {
  const writer = new BinaryWriter();
  for (const [key, value] of Object.entries({ location: WEIGHTS_FILE, offset, length })) {
    const entry = new BinaryWriter().tag(KEY, WireType.LengthDelimited).string(key);
    entry.tag(VALUE, WireType.LengthDelimited).string(String(value));
    writer.tag(EXTERNAL_DATA, WireType.LengthDelimited).bytes(entry.finish());
  }
  return writer.finish();
}
