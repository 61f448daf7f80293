import { BoundedCache } from "../pronounce/bounded-cache.js";
import { type Features, featureId } from "./features.js";
import { hashId } from "./hash.js";
import { WIDTH } from "./kernel.js";
import { addMaxout, type Norm, type WindowLayer, WindowLayers } from "./layer.js";
import type { TaggerData, TaggerTensor } from "./tagger-data.js";

const FEATURES = 6;
/** Layers whose inputs are a token and one neighbour on each side. */
const WINDOW_LAYERS = 4;
const CACHED_TOKENS = 20_000;
const CACHED_FEATURES = 4_000;

/** A token's label, and what the network knows about the token in its sentence. */
export interface Labelled {
  readonly label: string;
  /** (96,): the output of the last window layer, from which the label follows. */
  readonly vector: Float32Array;
}

/**
 * The tagger's network, which computes labels from hashed features: spaCy's `MultiHashEmbed`, `MaxoutWindowEncoder` and
 * a linear layer (see docs/english.md).
 */
export class Network {
  readonly #data: TaggerData;
  readonly #tables: readonly TaggerTensor[];
  /** The weights of the first layer, one part (288, 96) for each feature. */
  readonly #featureWeights: readonly Float32Array[];
  readonly #first: Norm;
  readonly #windows: WindowLayers;
  readonly #labelWeights: Float32Array;
  readonly #labelBias: Float32Array;
  /** Products of the first layer for one feature, cached since most features occur often. */
  readonly #shares = Array.from({ length: FEATURES }, () => new BoundedCache<Float32Array>(CACHED_FEATURES));
  readonly #vectors = new BoundedCache<Float32Array>(CACHED_TOKENS);

  /** @throws {Error} if `data` lacks a tensor */
  constructor(data: TaggerData) {
    const tensor = (name: string): TaggerTensor => {
      const found = data.tensors.get(name);
      if (found === undefined) throw new Error(`The tagger's data has no tensor ${name}`);
      return found;
    };
    const layer = (index: number): WindowLayer => ({
      weights: tensor(`layer${index}.weights`).values,
      bias: tensor(`layer${index}.bias`).values,
      gain: tensor(`layer${index}.gain`).values,
      shift: tensor(`layer${index}.shift`).values,
    });
    this.#data = data;
    this.#tables = Array.from({ length: FEATURES }, (_, index) => tensor(`embedding${index}`));
    this.#first = layer(0);
    this.#featureWeights = splitColumns(layer(0).weights, FEATURES);
    this.#windows = new WindowLayers(Array.from({ length: WINDOW_LAYERS }, (_, index) => layer(index + 1)));
    this.#labelWeights = tensor("labels.weights").values;
    this.#labelBias = tensor("labels.bias").values;
  }

  /** Returns the label of each token, and the vector from which it follows. */
  label(tokens: readonly Features[]): Labelled[] {
    // Each window layer reaches one token further. The rows around the text start as zeros and take part too.
    const rows = tokens.length + 2 * WINDOW_LAYERS;
    let vectors = new Float32Array(rows * WIDTH);
    tokens.forEach((token, index) => {
      vectors.set(this.#vectorOf(token), (index + WINDOW_LAYERS) * WIDTH);
    });
    let next = new Float32Array(rows * WIDTH);
    for (let layer = 0; layer < WINDOW_LAYERS; layer += 1) {
      next.set(vectors);
      this.#windows.add(layer, vectors, next, layer + 1, rows - layer - 1);
      [vectors, next] = [next, vectors];
    }
    return tokens.map((_, index) => {
      const start = (index + WINDOW_LAYERS) * WIDTH;
      return { label: this.#bestLabel(vectors, start), vector: vectors.subarray(start, start + WIDTH) };
    });
  }

  #vectorOf(token: Features): Float32Array {
    return this.#vectors.get(token.join("\0"), () => {
      const sum = new Float32Array(this.#first.bias.length);
      token.forEach((feature, index) => {
        const share = this.#shareOf(feature, index);
        for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (share[at] ?? 0);
      });
      const vector = new Float32Array(WIDTH);
      addMaxout(this.#first, sum, 0, vector, 0);
      return vector;
    });
  }

  #shareOf(feature: string | boolean, index: number): Float32Array {
    const cache = this.#shares[index] as BoundedCache<Float32Array>;
    return cache.get(String(feature), () => {
      const { shape, values } = this.#tables[index] as TaggerTensor;
      const embedding = new Float32Array(WIDTH);
      for (const hash of hashId(featureId(feature, this.#data), this.#data.seeds[index] ?? 0)) {
        const start = (hash % (shape[0] ?? 1)) * WIDTH;
        for (let at = 0; at < WIDTH; at += 1) embedding[at] = (embedding[at] ?? 0) + (values[start + at] ?? 0);
      }
      return multiply(this.#featureWeights[index] as Float32Array, embedding);
    });
  }

  #bestLabel(vectors: Float32Array, start: number): string {
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < this.#labelBias.length; label += 1) {
      let score = this.#labelBias[label] ?? 0;
      const row = label * WIDTH;
      for (let at = 0; at < WIDTH; at += 1) {
        score += (this.#labelWeights[row + at] ?? 0) * (vectors[start + at] ?? 0);
      }
      if (score > bestScore) {
        best = label;
        bestScore = score;
      }
    }
    return this.#data.labels[best] ?? "";
  }
}

/** Splits the columns of a matrix into equal parts, each a matrix. */
function splitColumns(matrix: Float32Array, parts: number): Float32Array[] {
  const columns = WIDTH * parts;
  return Array.from({ length: parts }, (_, part) => {
    const split = new Float32Array(matrix.length / parts);
    for (let row = 0; row * columns < matrix.length; row += 1) {
      const start = row * columns + part * WIDTH;
      split.set(matrix.subarray(start, start + WIDTH), row * WIDTH);
    }
    return split;
  });
}

function multiply(matrix: Float32Array, vector: Float32Array): Float32Array {
  const product = new Float32Array(matrix.length / vector.length);
  for (let row = 0; row < product.length; row += 1) {
    const start = row * vector.length;
    let sum = 0;
    for (let at = 0; at < vector.length; at += 1) sum += (matrix[start + at] ?? 0) * (vector[at] ?? 0);
    product[row] = sum;
  }
  return product;
}
