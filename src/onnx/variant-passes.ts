import type { Pass } from "./pass.js";
import { accumulatePhases } from "./passes/accumulate-phases.js";
import { assertDequantised } from "./passes/assert-dequantised.js";
import { deduplicateConstants } from "./passes/deduplicate-constants.js";
import { dequantiseGathers } from "./passes/dequantise-gathers.js";
import { dequantiseLstms } from "./passes/dequantise-lstms.js";
import { dequantiseProducts } from "./passes/dequantise-products.js";
import { eliminateDeadCode } from "./passes/eliminate-dead-code.js";
import { exposeDurations } from "./passes/expose-durations.js";
import { foldEdge } from "./passes/fold-edge.js";
import { fuseAdain } from "./passes/fuse-adain.js";
import { fuseSnake } from "./passes/fuse-snake.js";
import { gatherStyles } from "./passes/gather-styles.js";
import { keepBack } from "./passes/keep-back.js";
import { keepFront } from "./passes/keep-front.js";
import { liftTo2d } from "./passes/lift-to-2d.js";
import { maskFrames } from "./passes/mask-frames.js";
import { moveBiases } from "./passes/move-biases.js";
import { normaliseGain } from "./passes/normalise-gain.js";
import { packWeights } from "./passes/pack-weights.js";
import { poolAsEltwise } from "./passes/pool-as-eltwise.js";
import { quantiseConvs } from "./passes/quantise-convs.js";
import { reflectAsConcat } from "./passes/reflect-as-concat.js";
import { snakeAsChain } from "./passes/snake-as-chain.js";
import { snakeAsPolynomial } from "./passes/snake-as-polynomial.js";
import { splitFrontBack } from "./passes/split-front-back.js";
import { stabilisePhases } from "./passes/stabilise-phases.js";
import { stftAsConv } from "./passes/stft-as-conv.js";
import { stylesAsConvs } from "./passes/styles-as-convs.js";
import { transposedAsConvs } from "./passes/transposed-as-convs.js";
import { winogradConvs } from "./passes/winograd-convs.js";
import { winogradPlanes } from "./passes/winograd-planes.js";
import type { GraphVariant } from "./variants.js";

/** The first passes of every variant. */
const DEQUANTISED_FORM: readonly Pass[] = [dequantiseProducts, dequantiseLstms, dequantiseGathers, exposeDurations];

/** The model as it should sound. */
const TRUE_FORM: readonly Pass[] = [...DEQUANTISED_FORM, accumulatePhases, stabilisePhases, normaliseGain];

/** The same without float64, which onnxruntime's build for WebGPU cannot compute. */
const TRUE_FLOAT32_FORM: readonly Pass[] = [...DEQUANTISED_FORM, stabilisePhases, normaliseGain];

const FOR_ONNXRUNTIME: readonly Pass[] = [
  deduplicateConstants,
  ...TRUE_FORM,
  eliminateDeadCode,
  assertDequantised,
  fuseAdain,
  fuseSnake,
  gatherStyles,
  stftAsConv,
  liftTo2d,
];

const FOR_WASM: readonly Pass[] = [
  deduplicateConstants,
  ...TRUE_FORM,
  eliminateDeadCode,
  assertDequantised,
  fuseAdain,
  snakeAsPolynomial,
  gatherStyles,
  stftAsConv,
  liftTo2d,
];

const FOR_OPENVINO: readonly Pass[] = [
  deduplicateConstants,
  ...TRUE_FORM,
  eliminateDeadCode,
  assertDequantised,
  fuseAdain,
  snakeAsChain,
  stylesAsConvs,
  stftAsConv,
  foldEdge,
  splitFrontBack,
  liftTo2d,
];

const FOR_WEBGPU: readonly Pass[] = [
  deduplicateConstants,
  ...TRUE_FLOAT32_FORM,
  eliminateDeadCode,
  assertDequantised,
  fuseAdain,
  fuseSnake,
  stftAsConv,
  splitFrontBack,
  liftTo2d,
];

/** Passes that replace operators that are slow in OpenVINO. They run after `mask-frames`, which reads lengths from those. */
const UPSAMPLING: readonly Pass[] = [transposedAsConvs, poolAsEltwise, reflectAsConcat];

/** The passes of each variant, in order. Each pass matches its pattern by structure, not by name. */
export const VARIANT_PASSES: Readonly<Record<GraphVariant, readonly Pass[]>> = {
  plain: [...TRUE_FORM, eliminateDeadCode, assertDequantised],
  onnxruntime: [...FOR_ONNXRUNTIME, eliminateDeadCode],
  "onnxruntime-winograd": [...FOR_ONNXRUNTIME, moveBiases, winogradConvs, eliminateDeadCode],
  "onnxruntime-int8": [...FOR_ONNXRUNTIME, quantiseConvs, eliminateDeadCode],
  "onnxruntime-winograd-int8": [...FOR_ONNXRUNTIME, moveBiases, quantiseConvs, winogradConvs, eliminateDeadCode],
  wasm: [...FOR_WASM, winogradPlanes, eliminateDeadCode, packWeights],
  "openvino-front": [...FOR_OPENVINO, keepFront, ...UPSAMPLING, eliminateDeadCode],
  "openvino-back": [...FOR_OPENVINO, keepBack, maskFrames, ...UPSAMPLING, eliminateDeadCode],
  "webgpu-front": [...FOR_WEBGPU, keepFront, eliminateDeadCode],
  "webgpu-back": [...FOR_WEBGPU, keepBack, eliminateDeadCode],
};
