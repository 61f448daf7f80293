import { createKWeighting } from "./k-weighting.js";

/** Loudness of sound without a block above the absolute gate, such as silence. @unit LUFS */
const SILENT = Number.NEGATIVE_INFINITY;
/** Blocks below it do not count. @unit LUFS */
const ABSOLUTE_GATE = -70;
/** How far below the loudness of the blocks above the absolute gate the relative gate lies. @unit LU */
const RELATIVE_GATE = -10;
/** Constant of the formula, so that a full-scale sine of 997 Hz in one channel has -3.01 LUFS. @unit LU */
const OFFSET = -0.691;
/** A block of 400 ms has this many steps of 100 ms; blocks overlap by 75 %. */
const STEPS_PER_BLOCK = 4;
/** Bins of the histogram, from the absolute gate upwards. */
const BINS_PER_LU = 100;
const BINS = 100 * BINS_PER_LU;

/** Measures the loudness of a sound that arrives in pieces. */
export interface LoudnessMeter {
  /** Adds mono samples, which continue those of the last call; shape (samples,). */
  add(samples: Float32Array): void;
  /**
   * Returns the integrated loudness so far. A sound shorter than a block of 400 ms is measured as one block.
   * `-Infinity` for silence. @unit LUFS
   */
  integrated(): number;
}

/**
 * Creates a meter for the integrated loudness of mono sound: ITU-R BS.1770-5, Annex 1, with its two gates.
 *
 * The blocks are counted in a histogram with bins of 0.01 LU, so memory does not grow with the sound.
 *
 * @param sampleRate @unit hertz
 */
export function createLoudnessMeter(sampleRate: number): LoudnessMeter {
  const weigh = createKWeighting(sampleRate);
  const stepSamples = Math.round(sampleRate / 10);
  const counts = new Float64Array(BINS);
  const energies = new Float64Array(BINS);
  /** Sums of squares of the last steps, the oldest first. */
  const steps: number[] = [];
  let sum = 0;
  let filled = 0;
  let blocks = 0;

  const endStep = (): void => {
    steps.push(sum);
    if (steps.length > STEPS_PER_BLOCK) steps.shift();
    sum = 0;
    filled = 0;
    if (steps.length < STEPS_PER_BLOCK) return;
    blocks += 1;
    const energy = total(steps) / (STEPS_PER_BLOCK * stepSamples);
    const bin = Math.floor((toLufs(energy) - ABSOLUTE_GATE) * BINS_PER_LU);
    if (bin < 0) return;
    const last = Math.min(bin, BINS - 1);
    counts[last] = (counts[last] ?? 0) + 1;
    energies[last] = (energies[last] ?? 0) + energy;
  };

  return {
    add(samples) {
      for (const sample of samples) {
        const weighted = weigh(sample);
        sum += weighted * weighted;
        filled += 1;
        if (filled === stepSamples) endStep();
      }
    },
    integrated() {
      if (blocks > 0) return gated(counts, energies);
      const heard = steps.length * stepSamples + filled;
      const loudness = heard === 0 ? SILENT : toLufs((total(steps) + sum) / heard);
      return loudness < ABSOLUTE_GATE ? SILENT : loudness;
    },
  };
}

/** Returns the mean loudness of the blocks above both gates. */
function gated(counts: Float64Array, energies: Float64Array): number {
  const ungated = meanFrom(0, counts, energies);
  if (ungated === 0) return SILENT;
  const gate = toLufs(ungated) + RELATIVE_GATE;
  return toLufs(meanFrom(Math.max(0, Math.floor((gate - ABSOLUTE_GATE) * BINS_PER_LU)), counts, energies));
}

/** Returns the mean energy of the blocks in a bin and all bins above it; 0 if there are none. */
function meanFrom(firstBin: number, counts: Float64Array, energies: Float64Array): number {
  let count = 0;
  let energy = 0;
  for (let bin = firstBin; bin < counts.length; bin += 1) {
    count += counts[bin] ?? 0;
    energy += energies[bin] ?? 0;
  }
  return count === 0 ? 0 : energy / count;
}

function toLufs(energy: number): number {
  return OFFSET + 10 * Math.log10(energy);
}

function total(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
