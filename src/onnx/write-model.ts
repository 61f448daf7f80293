import { create, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { concatBytes } from "../core/concat-bytes.js";
import type { Graph } from "./graph.js";
import { GraphProtoSchema, ModelProtoSchema, TensorProtoSchema } from "./onnx_pb.js";
import type { Tensor } from "./tensor.js";

/**
 * Yields the bytes of `graph` as an ONNX model, in chunks, with one weight in memory at a time. Encoding the model as one
 * message would hold all weights twice. The same graph yields the same bytes.
 */
export function* modelBytes(graph: Graph): Generator<Uint8Array> {
  const { model } = graph;
  yield toBinary(ModelProtoSchema, create(ModelProtoSchema, { irVersion: model.irVersion }));

  const structure = toBinary(GraphProtoSchema, model.graph ?? create(GraphProtoSchema));
  const constants = [...graph.constants].map(([name, tensor]) => ({ tensor, head: initialiserHead(name, tensor) }));
  const weights = constants.reduce((sum, { tensor, head }) => sum + head.length + tensor.byteLength, 0);
  yield lengthPrefix(ModelProtoSchema.field.graph.number, structure.length + weights);
  yield structure;
  for (const { tensor, head } of constants) {
    yield head;
    yield tensor.bytes();
  }
  // Write this last: OpenVINO does not recognise an ONNX model if a field occurs twice among the first three.
  const rest = create(ModelProtoSchema, { opsetImport: model.opsetImport });
  if (model.$unknown !== undefined) rest.$unknown = model.$unknown;
  yield toBinary(ModelProtoSchema, rest);
}

/** Returns the beginning of an entry of the graph's initialisers, up to its elements. */
function initialiserHead(name: string, tensor: Tensor): Uint8Array {
  const proto = create(TensorProtoSchema, { name, dims: tensor.dims.map(BigInt), dataType: tensor.type });
  const description = toBinary(TensorProtoSchema, proto);
  const elements = lengthPrefix(TensorProtoSchema.field.rawData.number, tensor.byteLength);
  const length = description.length + elements.length + tensor.byteLength;
  return concatBytes([lengthPrefix(GraphProtoSchema.field.initializer.number, length), description, elements]);
}

/** Returns the prefix of an embedded message: https://protobuf.dev/programming-guides/encoding */
function lengthPrefix(field: number, length: number): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).uint32(length).finish();
}
