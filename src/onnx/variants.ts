/**
 * What a graph is prepared for.
 *
 * - `plain`: the export's own operators in float32, with durations, true phases and level; what others are made from.
 * - `onnxruntime`: the same function of the same weights, written so that onnxruntime is quick at it.
 * - `onnxruntime-winograd`: that, with the long convolutions in a fifth of the products, and more memory.
 * - `onnxruntime-int8`, `onnxruntime-winograd-int8`: those, with the wide convolutions in 8 bits, half a decibel away.
 * - `openvino-front` and `openvino-back`: the same for OpenVINO, in two halves: `asr`, `f0`, `n` and `har` come out of the
 *   one and go into the other. The front needs float32; the back may run in bfloat16.
 */
export type GraphVariant =
  | "plain"
  | "onnxruntime"
  | "onnxruntime-winograd"
  | "onnxruntime-int8"
  | "onnxruntime-winograd-int8"
  | "openvino-front"
  | "openvino-back";

/** The variants that the embedded engine may run: `voxweave bench` measures them. */
export type EngineVariant = "onnxruntime" | "onnxruntime-winograd" | "onnxruntime-int8" | "onnxruntime-winograd-int8";
export const ENGINE_VARIANTS: readonly EngineVariant[] = [
  "onnxruntime",
  "onnxruntime-winograd",
  "onnxruntime-int8",
  "onnxruntime-winograd-int8",
];

/** What runs where none was picked. */
export const DEFAULT_VARIANT: EngineVariant = "onnxruntime-winograd";

export function isEngineVariant(name: string): name is EngineVariant {
  return (ENGINE_VARIANTS as readonly string[]).includes(name);
}
