import { readFile } from "node:fs/promises";
import { VoxError } from "../../core/errors.js";
import type { Graph } from "../graph.js";
import { parseModel } from "../parse-model.js";

/**
 * Reads an ONNX model from one file. Its weights stay views of the file's bytes.
 *
 * @throws {VoxError} `VOX_FILE_UNREADABLE`, `VOX_GRAPH_UNSUPPORTED`.
 */
export async function readModel(path: string, signal?: AbortSignal): Promise<Graph> {
  return parseModel(path, await readBytes(path, signal));
}

async function readBytes(path: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  try {
    return await readFile(path, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${(cause as Error).message}`, { path }, { cause });
  }
}
