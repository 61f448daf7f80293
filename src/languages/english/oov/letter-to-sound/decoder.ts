import { multiplied } from "./embedding-rows.js";
import type { LetterEncoding } from "./encoder.js";
import type { ModelFile } from "./file.js";
import { type Cells, updateCells } from "./lstm.js";
import type { Device } from "./wasm-memory.js";

/** A decoder that labels the letters of an encoded word one by one, for several hypotheses at once. */
export interface Decoder {
  /** The number of labels. The label with this index stands for the start of the word. */
  readonly labels: number;
  /**
   * Starts to decode a word.
   *
   * @param beam the largest number of hypotheses
   */
  start(encoding: LetterEncoding, style: number, beam: number): Decoding;
}

/** The state of decoding one word. */
export interface Decoding {
  /**
   * Decodes the next letter.
   *
   * @param before the last label of each hypothesis
   * @returns log-probabilities (hypotheses, labels), valid until the next call
   */
  step(before: readonly number[]): Float32Array;
  /** Replaces the hypotheses: hypothesis `i` continues the old hypothesis `sources[i]`. */
  follow(sources: readonly number[]): void;
}

/** Opens the decoder: an LSTM whose inputs are the encoded letter, the label of the letter before, and the style. */
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
    start(encoding, style, beam) {
      const read = device.reserve(4 * recurrent.rows * encoding.letters);
      const gates = device.reserve(4 * recurrent.rows * beam);
      const state = device.reserve(2 * count * beam);
      const odds = device.reserve(4 * labels * beam);
      for (let at = 0; at < encoding.letters; at++) device.floats.set(styled(style), read / 4 + at * recurrent.rows);
      device.multiply(input, encoding.address, read, encoding.letters);
      const spoken: Cells = { memory: new Float32Array(count * beam), activations: new Float32Array(count * beam) };
      device.write(state, 0, spoken.activations, 0, count * beam);
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
