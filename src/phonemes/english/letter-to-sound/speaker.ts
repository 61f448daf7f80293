import type { Device } from "./device.js";
import type { ModelFile } from "./file.js";
import { updateCells } from "./lstm.js";
import type { Reading } from "./reader.js";
import { multiplied } from "./table.js";

/** Says a reading, letter by letter; several ways of saying it are followed at a time. */
export interface Speaker {
  /** How many labels there are; the label of this number stands for "nothing said yet". */
  readonly labels: number;
  start(reading: Reading, style: number, ways: number): Speech;
}

export interface Speech {
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
export function openSpeaker(file: ModelFile, device: Device): Speaker {
  const input = device.place(file.matrix("speaker.read"));
  const recurrent = device.place(file.matrix("speaker.recurrent"));
  const out = device.place(file.matrix("out"));
  const outBias = file.vector("out.bias");
  const said = multiplied(file.matrix("speaker.said"), file.matrix("chunks"));
  const styled = multiplied(file.matrix("speaker.said"), file.matrix("styles"), file.vector("speaker.bias"));
  const cells = recurrent.columns;
  const labels = out.rows;

  return {
    labels,
    start(reading, style, ways) {
      const read = device.reserve(4 * recurrent.rows * reading.letters);
      const gates = device.reserve(4 * recurrent.rows * ways);
      const state = device.reserve(2 * cells * ways);
      const odds = device.reserve(4 * labels * ways);
      for (let at = 0; at < reading.letters; at++) device.floats.set(styled(style), read / 4 + at * recurrent.rows);
      device.multiply(input, reading.address, read, reading.letters);
      device.zero(state, cells * ways);
      const { floats } = device;
      const hidden = new Float32Array(cells * ways);
      const memory = new Float32Array(cells * ways);
      let at = 0;
      return {
        step(before) {
          for (const [way, label] of before.entries()) {
            const row = gates / 4 + way * recurrent.rows;
            const from = read / 4 + at * recurrent.rows;
            const spoken = said(label);
            for (let i = 0; i < recurrent.rows; i++) {
              floats[row + i] = (floats[from + i] as number) + (spoken[i] as number);
            }
            floats.set(outBias, odds / 4 + way * labels);
          }
          device.multiply(recurrent, state, gates, before.length);
          for (const way of before.keys()) {
            updateCells(floats, gates / 4 + way * recurrent.rows, memory, way * cells, cells, (cell, activation) => {
              hidden[way * cells + cell] = activation;
              device.write(state, way * cells + cell, activation);
            });
          }
          device.multiply(out, state, odds, before.length);
          at++;
          const scores = floats.subarray(odds / 4, odds / 4 + labels * before.length);
          for (const way of before.keys()) toLogProbabilities(scores.subarray(way * labels, (way + 1) * labels));
          return scores;
        },
        follow(sources) {
          const oldMemory = memory.slice();
          for (const [way, source] of sources.entries()) {
            memory.set(oldMemory.subarray(source * cells, (source + 1) * cells), way * cells);
            for (let i = 0; i < cells; i++) {
              device.write(state, way * cells + i, hidden[source * cells + i] as number);
            }
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
