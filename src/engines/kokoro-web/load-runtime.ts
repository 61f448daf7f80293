import { isGzip } from "../../platform/web/is-gzip.js";
import { fetchPackageFile } from "../../platform/web/package-files.js";

/** A build of onnxruntime: for WebAssembly alone, or for WebGPU too. */
export type RuntimeBuild = "ort-wasm-simd-threaded" | "ort-wasm-simd-threaded.asyncify";

/** Returns the WebAssembly of a build, which VoxWeave's files have packed with gzip, so that no server needs a setting for it. */
export async function loadRuntime(build: RuntimeBuild): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fetchPackageFile(`onnxruntime/${build}.wasm.gz`);
  if (!isGzip(bytes)) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
