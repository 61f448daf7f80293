/**
 * Target of a prepared graph.
 *
 * - `plain`: the operators of the export in float32, with durations and corrected phases and level. The base of the others.
 * - `onnxruntime`: computes the same function with the same weights, in operators that are fast in onnxruntime.
 * - `onnxruntime-winograd`: the same, with a fifth to a half of the products in convolutions over long sequences, and more memory.
 * - `onnxruntime-int8`, `onnxruntime-winograd-int8`: these two with wide convolutions in 8 bits; the sound differs by half
 *   a decibel.
 * - `wasm`: the same as `onnxruntime-winograd` for a page, in operators that are fast in onnxruntime's WebAssembly.
 * - `openvino-front` and `openvino-back`: the same for OpenVINO, in two halves. The outputs `asr`, `f0`, `n` and `har` of
 *   the front are inputs of the back. The front needs float32; the back may run in bfloat16.
 * - `webgpu-front` and `webgpu-back`: the same halves for a page. The front runs on the CPU, as phases need its precision; the back
 *   runs on the GPU.
 */
export type GraphVariant =
  | "plain"
  | "onnxruntime"
  | "onnxruntime-winograd"
  | "onnxruntime-int8"
  | "onnxruntime-winograd-int8"
  | "wasm"
  | "openvino-front"
  | "openvino-back"
  | "webgpu-front"
  | "webgpu-back";

/** The variants that the embedded engine may run: `voxweave bench` measures them. */
export type EngineVariant = "onnxruntime" | "onnxruntime-winograd" | "onnxruntime-int8" | "onnxruntime-winograd-int8";
export const ENGINE_VARIANTS: readonly EngineVariant[] = [
  "onnxruntime",
  "onnxruntime-winograd",
  "onnxruntime-int8",
  "onnxruntime-winograd-int8",
];

/** The default variant. */
export const DEFAULT_VARIANT: EngineVariant = "onnxruntime-winograd";

export function isEngineVariant(name: string): name is EngineVariant {
  return (ENGINE_VARIANTS as readonly string[]).includes(name);
}
