import { logMel } from "./log-mel.js";

/** Maximum shift between two sounds, in addition to their difference in length. @unit frames of 8 ms */
const SLACK = 180;
/** Level of a pause, below the loudest frame. @unit decibels */
const PAUSE = 40;

/**
 * Returns the distance of two sounds: the mean difference of their log-mel spectra where there is voice, along the best
 * alignment (dynamic time warping in a band; Sakoe and Chiba 1978). Pauses do not count, because rivals cut them differently.
 *
 * @param one mono, as `other`; shape (samples,)
 * @param sampleRate of both. @unit hertz
 * @unit decibels
 */
export function soundDistance(one: Float32Array, other: Float32Array, sampleRate: number): number {
  const [rows, columns] = [voiced(logMel(one, sampleRate)), voiced(logMel(other, sampleRate))];
  if (rows.length === 0 || columns.length === 0) return Number.POSITIVE_INFINITY;
  const band = Math.abs(rows.length - columns.length) + SLACK;
  // The least sum of differences up to each cell of the last two rows, and its number of steps. Column 0 is before the start.
  let above = emptyRow(columns.length);
  above.sums[0] = 0;
  for (const [row, frame] of rows.entries()) {
    const centre = Math.round((row * columns.length) / rows.length);
    const current = emptyRow(columns.length);
    for (let at = Math.max(1, centre - band); at <= Math.min(columns.length, centre + band); at += 1) {
      const cost = difference(frame, columns[at - 1] ?? frame);
      step(current, at, above, at - 1, cost);
      step(current, at, above, at, cost);
      step(current, at, current, at - 1, cost);
    }
    above = current;
  }
  return (above.sums.at(-1) ?? 0) / (above.steps.at(-1) ?? 0);
}

/** Shapes (columns + 1,). */
interface Row {
  readonly sums: Float64Array;
  readonly steps: Float64Array;
}

function emptyRow(columns: number): Row {
  const sums = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  return { sums, steps: new Float64Array(columns + 1) };
}

/** Takes the path to `at` through `from` if it is shorter than the known one. */
function step(row: Row, at: number, before: Row, from: number, cost: number): void {
  const sum = (before.sums[from] ?? Number.POSITIVE_INFINITY) + cost;
  if (!(sum < (row.sums[at] ?? 0))) return;
  row.sums[at] = sum;
  row.steps[at] = (before.steps[from] ?? 0) + 1;
}

function voiced(frames: readonly Float32Array[]): Float32Array[] {
  const loudness = frames.map((frame) => frame.reduce((sum, value) => sum + value, 0) / frame.length);
  const loudest = Math.max(...loudness);
  return frames.filter((_, at) => (loudness[at] ?? 0) > loudest - PAUSE);
}

function difference(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let band = 0; band < one.length; band += 1) sum += Math.abs((one[band] ?? 0) - (other[band] ?? 0));
  return sum / one.length;
}
