import { sigmoid, tanh } from "./activations.js";
import type { Device, Placed } from "./wasm-memory.js";

/** Gates of each cell, in PyTorch's order: input, forget, candidate, output. */
const GATES = 4;

/** The state of the cells of an LSTM: their memory, and their last output. */
export interface Cells {
  readonly memory: Float32Array;
  readonly activations: Float32Array;
}

/** Computes one step of `count` cells from index `first` on. Their gates begin at index `at`. */
export function updateCells(gates: Float32Array, at: number, cells: Cells, first: number, count: number): void {
  const { memory, activations } = cells;
  for (let i = 0; i < count; i++) {
    const input = sigmoid(gates[at + i] as number);
    const forget = sigmoid(gates[at + count + i] as number);
    const candidate = tanh(gates[at + 2 * count + i] as number);
    const output = sigmoid(gates[at + 3 * count + i] as number);
    const kept = forget * (memory[first + i] as number) + input * candidate;
    memory[first + i] = kept;
    activations[first + i] = output * tanh(kept);
  }
}

/** The addresses in the device of the gates and the output of an LSTM run. */
export interface LstmRun {
  /** One row for each step, which already contains bias and input. */
  readonly gates: number;
  readonly length: number;
  readonly reverse: boolean;
  /** Rows of `stride` numbers. The activations are written from `column` on. */
  readonly output: number;
  readonly stride: number;
  readonly column: number;
}

/** Runs one direction of an LSTM over a word. */
export function runLstm(device: Device, recurrent: Placed, run: LstmRun): void {
  const count = recurrent.columns;
  const cells: Cells = { memory: new Float32Array(count), activations: new Float32Array(count) };
  const state = device.reserve(2 * count);
  device.write(state, 0, cells.activations, 0, count);
  for (let step = 0; step < run.length; step++) {
    const at = run.reverse ? run.length - 1 - step : step;
    const row = run.gates + 4 * GATES * count * at;
    device.multiply(recurrent, state, row, 1);
    updateCells(device.floats, row / 4, cells, 0, count);
    device.write(state, 0, cells.activations, 0, count);
    device.write(run.output, run.stride * at + run.column, cells.activations, 0, count);
  }
}
