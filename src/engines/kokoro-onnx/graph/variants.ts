import type { Pass } from "./pass.js";
import { dequantiseGathers } from "./passes/dequantise-gathers.js";
import { dequantiseLstms } from "./passes/dequantise-lstms.js";
import { dequantiseProducts } from "./passes/dequantise-products.js";
import { dropDead } from "./passes/drop-dead.js";
import { exposeDurations } from "./passes/expose-durations.js";
import { fuseAdain } from "./passes/fuse-adain.js";
import { fuseSnake } from "./passes/fuse-snake.js";
import { gatherStyles } from "./passes/gather-styles.js";
import { levelSound } from "./passes/level-sound.js";
import { liftTo2d } from "./passes/lift-to-2d.js";
import { keepBack, keepFront, markSeam } from "./passes/mark-seam.js";
import { poolAsEltwise } from "./passes/pool-as-eltwise.js";
import { quantiseConvs } from "./passes/quantise-convs.js";
import { reflectAsConcat } from "./passes/reflect-as-concat.js";
import { refuseQuantised } from "./passes/refuse-quantised.js";
import { settleEdge } from "./passes/settle-edge.js";
import { settlePhases } from "./passes/settle-phases.js";
import { shareConstants } from "./passes/share-constants.js";
import { snakeAsChain } from "./passes/snake-as-chain.js";
import { stftAsConv } from "./passes/stft-as-conv.js";
import { stylesAsConvs } from "./passes/styles-as-convs.js";
import { transposedAsConvs } from "./passes/transposed-as-convs.js";
import { winogradConvs } from "./passes/winograd-convs.js";

/**
 * What a graph is prepared for.
 *
 * - `plain`: the export's own operators in float32, with durations, true phases and level; what others are made from.
 * - `onnxruntime`: the same function of the same weights, written so that onnxruntime is quick at it.
 * - `onnxruntime-winograd`: that, with the longest convolutions in fewer products and more memory.
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
export const DEFAULT_VARIANT: EngineVariant = "onnxruntime";

export function isEngineVariant(name: string): name is EngineVariant {
  return (ENGINE_VARIANTS as readonly string[]).includes(name);
}

/** What every variant begins with. */
const TRUE_FORM: readonly Pass[] = [
  dequantiseProducts,
  dequantiseLstms,
  dequantiseGathers,
  exposeDurations,
  settlePhases,
  levelSound,
];

const FOR_ONNXRUNTIME: readonly Pass[] = [
  shareConstants,
  ...TRUE_FORM,
  dropDead,
  refuseQuantised,
  fuseAdain,
  fuseSnake,
  gatherStyles,
  stftAsConv,
  liftTo2d,
];

const FOR_OPENVINO: readonly Pass[] = [
  shareConstants,
  ...TRUE_FORM,
  dropDead,
  refuseQuantised,
  fuseAdain,
  snakeAsChain,
  stylesAsConvs,
  stftAsConv,
  settleEdge,
  markSeam,
  liftTo2d,
  transposedAsConvs,
  poolAsEltwise,
  reflectAsConcat,
];

/** The passes of each variant, in the order in which they run. Each finds what it needs by structure. */
export const VARIANT_PASSES: Readonly<Record<GraphVariant, readonly Pass[]>> = {
  plain: [...TRUE_FORM, dropDead, refuseQuantised],
  onnxruntime: [...FOR_ONNXRUNTIME, dropDead],
  "onnxruntime-winograd": [...FOR_ONNXRUNTIME, winogradConvs, dropDead],
  "onnxruntime-int8": [...FOR_ONNXRUNTIME, quantiseConvs, dropDead],
  "onnxruntime-winograd-int8": [...FOR_ONNXRUNTIME, quantiseConvs, winogradConvs, dropDead],
  "openvino-front": [...FOR_OPENVINO, keepFront, dropDead],
  "openvino-back": [...FOR_OPENVINO, keepBack, dropDead],
};
