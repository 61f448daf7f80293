import { readFile } from "node:fs/promises";
import { fromBinary } from "@bufbuild/protobuf";
import { VoxError } from "../core/errors.js";
import { Graph } from "./graph.js";
import { type ModelProto, ModelProtoSchema } from "./onnx_pb.js";
import { unsupportedGraph } from "./unsupported.js";

/**
 * Reads an ONNX model from one file. Its weights stay views of the file's bytes.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_GRAPH_UNSUPPORTED`.
 */
export async function readModel(path: string, signal?: AbortSignal): Promise<Graph> {
  const model = parse(path, await readBytes(path, signal));
  // Inferred shapes are stale as soon as a pass changes the graph; onnxruntime infers its own.
  if (model.graph !== undefined) model.graph.valueInfo = [];
  return new Graph(path, model);
}

async function readBytes(path: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    return await readFile(path, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${(cause as Error).message}`, { path }, { cause });
  }
}

function parse(path: string, bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch (cause) {
    throw unsupportedGraph(path, "it is not an ONNX model", { cause });
  }
}
