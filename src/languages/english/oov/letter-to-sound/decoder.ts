import { multiplied } from "./embedding-rows.js";
import type { LetterEncoding } from "./encoder.js";
import type { ModelFile } from "./file.js";
import { type Cells, updateCells } from "./lstm.js";
import type { Device } from "./wasm-memory.js";

/** Says a reading, letter by letter; several ways of saying it are followed at a time. */
export interface Decoder {
  /** How many labels there are; the label of this number stands for "nothing said yet". */
  readonly labels: number;
  start(reading: LetterEncoding, style: number, ways: number): DecodedPhonemes;
}

export interface DecodedPhonemes {
  /**
   * One letter on.
   * @param before for each way the label that it said last
   * @returns for each way a row of log-probabilities, one for each label; valid until the next call
   */
  step(before: readonly number[]): Float32Array;
  /** Goes on with other ways: way `i` continues what `sources[i]` was. */
  follow(sources: readonly number[]): void;
}

/** An LSTM that sees the reading of its letter, the chunk said for the letter before, and the style. */
export function openDecoder(file: ModelFile, device: Device): Decoder {
  const input = device.place(file.matrix("speaker.read"));
  const recurrent = device.place(file.matrix("speaker.recurrent"));
  const out = device.place(file.matrix("out"));
  const outBias = file.vector("out.bias");
  const said = multiplied(file.matrix("speaker.said"), file.matrix("chunks"));
  const styled = multiplied(file.matrix("speaker.said"), file.matrix("styles"), file.vector("speaker.bias"));
  const count = recurrent.columns;
  const labels = out.rows;

  return {
    labels,
    start(reading, style, ways) {
      const read = device.reserve(4 * recurrent.rows * reading.letters);
      const gates = device.reserve(4 * recurrent.rows * ways);
      const state = device.reserve(2 * count * ways);
      const odds = device.reserve(4 * labels * ways);
      for (let at = 0; at < reading.letters; at++) device.floats.set(styled(style), read / 4 + at * recurrent.rows);
      device.multiply(input, reading.address, read, reading.letters);
      const spoken: Cells = { memory: new Float32Array(count * ways), activations: new Float32Array(count * ways) };
      device.write(state, 0, spoken.activations, 0, count * ways);
      const { floats } = device;
      let at = 0;
      return {
        step(before) {
          for (const [way, label] of before.entries()) {
            const row = gates / 4 + way * recurrent.rows;
            const from = read / 4 + at * recurrent.rows;
            const last = said(label);
            for (let i = 0; i < recurrent.rows; i++) {
              floats[row + i] = (floats[from + i] as number) + (last[i] as number);
            }
            floats.set(outBias, odds / 4 + way * labels);
          }
          device.multiply(recurrent, state, gates, before.length);
          for (const way of before.keys()) {
            updateCells(floats, gates / 4 + way * recurrent.rows, spoken, way * count, count);
          }
          device.write(state, 0, spoken.activations, 0, count * before.length);
          device.multiply(out, state, odds, before.length);
          at++;
          const scores = floats.subarray(odds / 4, odds / 4 + labels * before.length);
          for (const way of before.keys()) toLogProbabilities(scores.subarray(way * labels, (way + 1) * labels));
          return scores;
        },
        follow(sources) {
          const memory = spoken.memory.slice();
          for (const [way, source] of sources.entries()) {
            spoken.memory.set(memory.subarray(source * count, (source + 1) * count), way * count);
            device.write(state, way * count, spoken.activations, source * count, count);
          }
        },
      };
    },
  };
}

function toLogProbabilities(scores: Float32Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - top);
  const whole = top + Math.log(sum);
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) - whole;
}
