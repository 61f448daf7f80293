import type { Device, Placed } from "./device.js";

/** The gates of an LSTM that is `cells` wide stand in the order of PyTorch: input, forget, candidate, output. */
const GATES = 4;

/** One step of a cell: takes gates, changes its state. `gates` and `state` are offsets; h goes to `write`. */
export function updateCells(
  gates: Float32Array,
  at: number,
  memory: Float32Array,
  from: number,
  cells: number,
  write: (cell: number, activation: number) => void,
): void {
  for (let i = 0; i < cells; i++) {
    const input = sigmoid(gates[at + i] as number);
    const forget = sigmoid(gates[at + cells + i] as number);
    const candidate = tanh(gates[at + 2 * cells + i] as number);
    const output = sigmoid(gates[at + 3 * cells + i] as number);
    const kept = forget * (memory[from + i] as number) + input * candidate;
    memory[from + i] = kept;
    write(i, output * tanh(kept));
  }
}

/**
 * Runs one direction of an LSTM over a word.
 *
 * @param gates address of `length` rows of gates that hold bias and input already
 * @param output address of `length` rows, `stride` wide, whose columns from `column` on receive the activations
 */
export function runLstm(
  device: Device,
  recurrent: Placed,
  { gates, length, reverse, output, stride, column }: LstmRun,
): void {
  const cells = recurrent.columns;
  const memory = new Float32Array(cells);
  const state = device.reserve(2 * cells);
  device.zero(state, cells);
  for (let step = 0; step < length; step++) {
    const at = reverse ? length - 1 - step : step;
    const row = gates + 4 * GATES * cells * at;
    device.multiply(recurrent, state, row, 1);
    updateCells(device.floats, row / 4, memory, 0, cells, (cell, activation) => {
      device.write(state, cell, activation);
      device.write(output, stride * at + column + cell, activation);
    });
  }
}

export interface LstmRun {
  readonly gates: number;
  readonly length: number;
  readonly reverse: boolean;
  readonly output: number;
  readonly stride: number;
  readonly column: number;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Cheaper than `Math.tanh`, and as good as the int16 that it becomes. */
function tanh(x: number): number {
  return 2 / (1 + Math.exp(-2 * x)) - 1;
}
