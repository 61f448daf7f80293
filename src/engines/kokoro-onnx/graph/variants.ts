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
import { refuseQuantised } from "./passes/refuse-quantised.js";
import { settlePhases } from "./passes/settle-phases.js";
import { shareConstants } from "./passes/share-constants.js";
import { stftAsConv } from "./passes/stft-as-conv.js";

/**
 * What a graph is prepared for.
 *
 * - `plain`: the export's own operators in float32, with durations, true phases and level; what others are made from.
 * - `onnxruntime`: the same function of the same weights, written so that onnxruntime is quick at it.
 */
export type GraphVariant = "plain" | "onnxruntime";

/** What every variant begins with. */
const TRUE_FORM: readonly Pass[] = [
  dequantiseProducts,
  dequantiseLstms,
  dequantiseGathers,
  exposeDurations,
  settlePhases,
  levelSound,
];

/** The passes of each variant, in the order in which they run. Each finds what it needs by structure. */
export const VARIANT_PASSES: Readonly<Record<GraphVariant, readonly Pass[]>> = {
  plain: [...TRUE_FORM, dropDead, refuseQuantised],
  onnxruntime: [
    shareConstants,
    ...TRUE_FORM,
    dropDead,
    refuseQuantised,
    fuseAdain,
    fuseSnake,
    gatherStyles,
    stftAsConv,
    liftTo2d,
    dropDead,
  ],
};
