import type { HomographReading } from "../reading.js";
import type { WordContext } from "../word-context.js";
import { featuresOf } from "./features.js";
import { type HomographModel, type LearnedSense, parseHomographModel } from "./model-file.js";
import { keysOf, keysOfParts } from "./sense-keys.js";
import { hashOf, slotOf } from "./slots.js";

/** The sense that the classifier chose. */
export interface ChosenSense {
  /** Name of the sense, such as `"bow_nou-ship"`. */
  readonly sense: string;
  readonly reading: HomographReading;
  /** The probability of the sense, from 0 to 1. */
  readonly confidence: number;
}

/** The parts of speech that the classifier chose. */
export interface ChosenParts {
  /** Index of the chosen option. */
  readonly index: number;
  /** The probability of the option, from 0 to 1. */
  readonly confidence: number;
}

/** Chooses the senses of words in their sentences. */
export interface HomographClassifier {
  /** Chooses the sense of a word. Returns `undefined` for a word that the classifier has not learned. */
  senseOf(place: WordContext): ChosenSense | undefined;
  /**
   * Chooses between parts of speech for any word, by what the classifier learned from all words.
   *
   * @param options parts of speech as in {@link LearnedSense}: `["na", "v"]`
   */
  partsOf(place: WordContext, options: readonly string[]): ChosenParts;
  /** Returns the evidence for each part of speech of any word, in the order noun, adjective, verb. @unit nats */
  weighParts(place: WordContext): readonly number[];
}

/**
 * The factor of the tagger's vector, whose numbers are larger than those of the other features (1 or 0). The training
 * uses it too.
 */
export const VECTOR_FACTOR = 0.3;

interface PreparedSense extends LearnedSense {
  /** The hash of each key. */
  readonly hashes: readonly number[];
  /** (width,): the weights for the tagger's vector, summed over the keys. */
  readonly vectorWeights: Float32Array;
}

/**
 * Opens the classifier: a log-linear model of each word over the features of its sentence.
 *
 * @param bytes `data/homographs.br`, unpacked
 * @throws {RangeError} for other bytes
 */
export function openHomographClassifier(bytes: Uint8Array): HomographClassifier {
  const model = parseHomographModel(bytes);
  const rowOf = new Map(model.keys.map((key, row) => [key, row]));
  const prepared = new Map<string, readonly PreparedSense[]>();
  const prepare = (word: string): readonly PreparedSense[] | undefined => {
    const known = prepared.get(word);
    if (known !== undefined) return known;
    const senses = model.words.get(word)?.map((sense) => prepareSense(sense, model, rowOf));
    if (senses !== undefined) prepared.set(word, senses);
    return senses;
  };
  const ofParts = new Map<string, PreparedSense>();
  const prepareParts = (parts: string): PreparedSense => {
    const known = ofParts.get(parts);
    if (known !== undefined) return known;
    const made = prepareKeys({ sense: parts, parts, sound: "" }, keysOfParts(parts), model, rowOf);
    ofParts.set(parts, made);
    return made;
  };
  const weigh = (place: WordContext, senses: readonly PreparedSense[]): readonly number[] => {
    const features = featuresOf(place).map(hashOf);
    return senses.map((sense) => scoreOf(sense, features, place.vector, model));
  };
  return {
    senseOf(place) {
      const senses = prepare(place.word);
      if (senses === undefined) return undefined;
      const { index, confidence } = choose(weigh(place, senses));
      const sense = senses[index] as PreparedSense;
      return { sense: sense.sense, reading: readingOf(sense, place.tag), confidence };
    },
    partsOf: (place, options) => choose(weigh(place, options.map(prepareParts))),
    weighParts: (place) => weigh(place, ["n", "a", "v"].map(prepareParts)),
  };
}

function choose(scores: readonly number[]): ChosenParts {
  const most = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return { index: scores.indexOf(most), confidence: 1 / total };
}

function prepareSense(sense: LearnedSense, model: HomographModel, rowOf: ReadonlyMap<string, number>): PreparedSense {
  return prepareKeys(sense, keysOf(sense), model, rowOf);
}

function prepareKeys(
  sense: LearnedSense,
  keys: readonly string[],
  { width, rows, rowScale }: HomographModel,
  rowOf: ReadonlyMap<string, number>,
): PreparedSense {
  const vectorWeights = new Float32Array(width);
  for (const key of keys) {
    const start = (rowOf.get(key) ?? 0) * width;
    for (let at = 0; at < width; at += 1) {
      vectorWeights[at] = (vectorWeights[at] ?? 0) + (rows[start + at] ?? 0) * rowScale * VECTOR_FACTOR;
    }
  }
  return { ...sense, hashes: keys.map(hashOf), vectorWeights };
}

function scoreOf(
  { hashes, vectorWeights }: PreparedSense,
  features: readonly number[],
  vector: Float32Array,
  { table, tableScale, bits }: HomographModel,
): number {
  let sum = 0;
  for (const key of hashes) for (const feature of features) sum += table.at(slotOf(feature, key, bits));
  let score = sum * tableScale;
  for (let at = 0; at < vectorWeights.length; at += 1) score += (vectorWeights[at] ?? 0) * (vector[at] ?? 0);
  return score;
}

/** Returns the sound of a sense. Some words have another sound as an adjective in one accent only: "compact". */
function readingOf({ parts, sound }: LearnedSense, tag: string): HomographReading {
  const [us, gb] = sound.split(" / ");
  if (us !== undefined && gb !== undefined) return { us, gb };
  if (sound.startsWith("=")) return { like: sound.slice(1) };
  return { tag: parts === "na" && sound === "NN" && tag.startsWith("JJ") ? "JJ" : sound };
}
