import { multiplied } from "./embedding-rows.js";
import type { ModelFile } from "./file.js";
import { runLstm } from "./lstm.js";
import type { Device, Placed } from "./wasm-memory.js";

/** The encoded letters of a word, in the device's memory: one row for each letter. */
export interface LetterEncoding {
  readonly address: number;
  readonly letters: number;
}

/** Encodes the symbols of a word: its start, its letters, its end. */
export type Encoder = (symbols: readonly number[]) => LetterEncoding;

const DIRECTIONS = ["forward", "backward"] as const;

/** Opens the encoder: two layers of bidirectional LSTM. */
export function openEncoder(file: ModelFile, device: Device): Encoder {
  const first = DIRECTIONS.map((direction) => ({
    recurrent: device.place(file.matrix(`reader.0.${direction}.recurrent`)),
    // The input of the first layer is one of a few symbols, so a table replaces the multiplication.
    gates: multiplied(
      file.matrix(`reader.0.${direction}.input`),
      file.matrix("letters"),
      file.vector(`reader.0.${direction}.bias`),
    ),
  }));
  const second = DIRECTIONS.map((direction) => ({
    input: device.place(file.matrix(`reader.1.${direction}.input`)),
    recurrent: device.place(file.matrix(`reader.1.${direction}.recurrent`)),
    bias: file.vector(`reader.1.${direction}.bias`),
  }));

  return (symbols) => {
    const run = (gates: number, recurrent: Placed, index: number, output: number): void => {
      const cells = recurrent.columns;
      const place = { output, stride: 2 * cells, column: index * cells };
      runLstm(device, recurrent, { gates, length: symbols.length, reverse: index === 1, ...place });
    };
    const between = rows(device, symbols.length, second[0]?.input.columns ?? 0);
    for (const [index, { recurrent, gates: table }] of first.entries()) {
      const gates = device.reserve(4 * recurrent.rows * symbols.length);
      for (const [at, symbol] of symbols.entries()) {
        device.floats.set(table(symbol), gates / 4 + at * recurrent.rows);
      }
      run(gates, recurrent, index, between);
    }
    const read = rows(device, symbols.length, 2 * (second[0]?.recurrent.columns ?? 0));
    for (const [index, { input, recurrent, bias }] of second.entries()) {
      const gates = device.reserve(4 * recurrent.rows * symbols.length);
      for (const at of symbols.keys()) device.floats.set(bias, gates / 4 + at * recurrent.rows);
      device.multiply(input, between, gates, symbols.length);
      run(gates, recurrent, index, read);
    }
    const width = 2 * (second[0]?.recurrent.columns ?? 0);
    return { address: read + 2 * width, letters: symbols.length - 2 };
  };
}

function rows(device: Device, count: number, columns: number): number {
  return device.reserve(2 * count * columns);
}
