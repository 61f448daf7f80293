import { fromBinary } from "@bufbuild/protobuf";
import { Graph } from "./graph.js";
import { type ModelProto, ModelProtoSchema } from "./onnx_pb.js";
import { unsupportedGraph } from "./unsupported.js";

/**
 * Parses an ONNX model. Its weights stay views of the bytes.
 *
 * @param name the name of the model in errors
 * @throws {VoxError} `VOX_GRAPH_UNSUPPORTED`.
 */
export function parseModel(name: string, bytes: Uint8Array): Graph {
  const model = parse(name, bytes);
  // Inferred shapes are stale as soon as a pass changes the graph; onnxruntime infers its own.
  if (model.graph !== undefined) model.graph.valueInfo = [];
  return new Graph(name, model);
}

function parse(name: string, bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw unsupportedGraph(name, "it is not an ONNX model", { cause });
  }
}
