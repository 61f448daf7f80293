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
import { maskFrames } from "./passes/mask-frames.js";
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
import type { GraphVariant } from "./variants.js";

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
];

/** What OpenVINO is given in place of operators that it is slow at; `mask-frames` reads lengths from those. */
const UPSAMPLING: readonly Pass[] = [transposedAsConvs, poolAsEltwise, reflectAsConcat];

/** The passes of each variant, in the order in which they run. Each finds what it needs by structure. */
export const VARIANT_PASSES: Readonly<Record<GraphVariant, readonly Pass[]>> = {
  plain: [...TRUE_FORM, dropDead, refuseQuantised],
  onnxruntime: [...FOR_ONNXRUNTIME, dropDead],
  "onnxruntime-winograd": [...FOR_ONNXRUNTIME, winogradConvs, dropDead],
  "onnxruntime-int8": [...FOR_ONNXRUNTIME, quantiseConvs, dropDead],
  "onnxruntime-winograd-int8": [...FOR_ONNXRUNTIME, quantiseConvs, winogradConvs, dropDead],
  "openvino-front": [...FOR_OPENVINO, keepFront, ...UPSAMPLING, dropDead],
  "openvino-back": [...FOR_OPENVINO, keepBack, maskFrames, ...UPSAMPLING, dropDead],
};
