import { VECTOR_FACTOR } from "#dist/languages/english/homographs/learned/classifier.js";
import type { LearnedSense } from "#dist/languages/english/homographs/learned/model-file.js";
import { keysOf } from "#dist/languages/english/homographs/learned/sense-keys.js";
import { hashOf, slotOf } from "#dist/languages/english/homographs/learned/slots.js";
import type { Example } from "./examples.js";
import { shuffle } from "./random.js";

/** The weights during training. */
export interface Weights {
  readonly table: Float32Array;
  /** (keys, width) */
  readonly rows: Float32Array;
}

/** The parts of the model that do not depend on the examples. */
export interface Shape {
  readonly bits: number;
  readonly width: number;
  readonly keys: readonly string[];
  readonly senses: ReadonlyMap<string, readonly LearnedSense[]>;
}

/** An example with the slots and rows of each sense of its word. */
export interface Prepared {
  readonly example: Example;
  /** Index of the right sense. */
  readonly right: number;
  readonly slots: readonly Uint32Array[];
  readonly rows: readonly (readonly number[])[];
}

/** Settings of the training, chosen by cross-validation (README.md). */
const PASSES = 8;
const LEARNING_RATE = 0.08;
/** The part of each weight that a pass removes. */
const DECAY = 0.01;
/** Start of the sum of squares by which AdaGrad divides. */
const DAMPING = 0.1;
/** The table of weights has 2 to this power slots. */
export const BITS = 20;

/**
 * A rare sense counts (examples of the commonest sense / examples of the sense) to this power, because texts differ in
 * the frequency of senses.
 */
export const BALANCE = 0.75;
/** Powers among which the nested cross-validation chooses. */
export const BALANCES: readonly number[] = [0.5, BALANCE, 1];
/**
 * The fewest examples with a feature from which the training learns. Rarer features fill the table, in which features share
 * slots.
 */
const FEWEST_EXAMPLES = 2;
/** Smaller errors do not change the weights. */
const SMALLEST_ERROR = 1e-4;
const SEED = 7;

/** Returns the shape of a model with 2 to the power of `bits` slots. */
export function shapeOf(senses: Shape["senses"], bits: number, width: number): Shape {
  const keys = [...new Set([...senses.values()].flat().flatMap(keysOf))];
  return { bits, width, keys, senses };
}

/** Finds the slots and rows of examples. */
export function prepare(examples: readonly Example[], { bits, keys, senses }: Shape): readonly Prepared[] {
  const rowOf = new Map(keys.map((key, row) => [key, row]));
  return examples.map((example) => {
    const options = senses.get(example.sentence.word) ?? [];
    const slots = options.map((sense) => {
      const hashes = keysOf(sense).map(hashOf);
      return Uint32Array.from(hashes.flatMap((key) => [...example.features].map((it) => slotOf(it, key, bits))));
    });
    const rows = options.map((sense) => keysOf(sense).map((key) => rowOf.get(key) ?? 0));
    return { example, right: options.findIndex(({ sense }) => sense === example.sense), slots, rows };
  });
}

/**
 * Trains the weights: softmax regression with AdaGrad, one example at a time.
 *
 * @param balance the power of {@link BALANCE}
 */
export function train(examples: readonly Prepared[], shape: Shape, balance: number = BALANCE): Weights {
  const weights = zeros(shape);
  const squares = zeros(shape);
  const frequent = withFrequentFeatures(examples, shape);
  const importance = importanceOf(frequent, balance);
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const prepared of shuffle(frequent, SEED + pass)) {
      const chances = predict(prepared, weights, shape);
      for (const [sense, chance] of chances.entries()) {
        const error = (chance - (sense === prepared.right ? 1 : 0)) * (importance.get(prepared) ?? 1);
        if (Math.abs(error) >= SMALLEST_ERROR) learn(prepared, sense, error, weights, squares, shape);
      }
    }
    for (const part of [weights.table, weights.rows]) {
      for (let at = 0; at < part.length; at += 1) part[at] = (part[at] ?? 0) * (1 - DECAY);
    }
  }
  return weights;
}

/** Returns the probability of each sense. */
export function predict({ example, slots, rows }: Prepared, weights: Weights, { width }: Shape): readonly number[] {
  const scores = slots.map((ofSense, sense) => {
    let score = 0;
    for (const slot of ofSense) score += weights.table[slot] ?? 0;
    for (const row of rows[sense] ?? []) {
      for (let at = 0; at < width; at += 1) {
        score += (weights.rows[row * width + at] ?? 0) * (example.vector[at] ?? 0) * VECTOR_FACTOR;
      }
    }
    return score;
  });
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Returns the examples without the features that hardly any of them has. */
function withFrequentFeatures(examples: readonly Prepared[], shape: Shape): readonly Prepared[] {
  const counts = new Map<number, number>();
  for (const { example } of examples) {
    for (const feature of example.features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const isFrequent = (feature: number): boolean => (counts.get(feature) ?? 0) >= FEWEST_EXAMPLES;
  return prepare(
    examples.map(({ example }) => ({ ...example, features: example.features.filter(isFrequent) })),
    shape,
  );
}

function zeros({ bits, keys, width }: Shape): Weights {
  return { table: new Float32Array(2 ** bits), rows: new Float32Array(keys.length * width) };
}

function importanceOf(examples: readonly Prepared[], balance: number): ReadonlyMap<Prepared, number> {
  const counts = new Map<string, number>();
  const most = new Map<string, number>();
  for (const { example } of examples) counts.set(example.sense, (counts.get(example.sense) ?? 0) + 1);
  for (const { example } of examples) {
    const { word } = example.sentence;
    most.set(word, Math.max(most.get(word) ?? 0, counts.get(example.sense) ?? 0));
  }
  return new Map(
    examples.map((prepared) => {
      const { sentence, sense } = prepared.example;
      return [prepared, ((most.get(sentence.word) ?? 1) / (counts.get(sense) ?? 1)) ** balance];
    }),
  );
}

function learn(
  { example, slots, rows }: Prepared,
  sense: number,
  error: number,
  weights: Weights,
  squares: Weights,
  { width }: Shape,
): void {
  for (const slot of slots[sense] ?? []) step(weights.table, squares.table, slot, error);
  for (const row of rows[sense] ?? []) {
    for (let at = 0; at < width; at += 1) {
      step(weights.rows, squares.rows, row * width + at, error * (example.vector[at] ?? 0) * VECTOR_FACTOR);
    }
  }
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: number): void {
  const sum = (squares[at] ?? 0) + gradient * gradient;
  squares[at] = sum;
  weights[at] = (weights[at] ?? 0) - (LEARNING_RATE * gradient) / (Math.sqrt(sum) + DAMPING);
}
