import { roundedWeights } from "./quantise.js";
import { shuffle } from "./random.js";
import { accuracyOf, groupBy, type Marked } from "./scores.js";
import { BALANCE, BALANCES, type Prepared, predict, type Shape, train } from "./train.js";

/** An example and what a model that has not seen it says about it. */
export interface Answer {
  readonly prepared: Prepared;
  /** Index of the chosen sense. */
  readonly chosen: number;
  /** The probability of the chosen sense. */
  readonly confidence: number;
}

const SEED = 1;

/** Folds inside the training data of a fold, which choose its setting. */
const INNER_FOLDS = 3;

/** Options of a cross-validation. */
export interface Validation {
  readonly folds: number;
  /** Whether all examples of a word are in one fold. @default false */
  readonly byWord?: boolean;
  /** The power of `BALANCE`, or `"nested"` to choose it for each fold by a cross-validation of the others. @default BALANCE */
  readonly balance?: number | "nested";
}

/**
 * Trains a model without each fold and asks it about the fold. Each fold has its share of each sense, or of the words:
 * with `byWord`, the model has seen no example of the word.
 *
 * @param own further examples for every training, which are not asked about
 */
export function crossValidate(
  examples: readonly Prepared[],
  own: readonly Prepared[],
  shape: Shape,
  { folds, byWord = false, balance = BALANCE }: Validation,
): readonly Answer[] {
  const foldOf = splitInto(folds, examples, ({ example }) => (byWord ? example.sentence.word : example.sense), byWord);
  return Array.from({ length: folds }, (_, fold) => {
    const words = new Set(
      examples.filter((one) => foldOf.get(one) === fold).map(({ example }) => example.sentence.word),
    );
    const seen = examples.filter((one) => foldOf.get(one) !== fold);
    const ownSeen = byWord ? own.filter(({ example }) => !words.has(example.sentence.word)) : own;
    const chosen = balance === "nested" ? bestBalance(seen, ownSeen, shape) : balance;
    const weights = roundedWeights(train([...seen, ...ownSeen], shape, chosen), shape);
    return examples.filter((one) => foldOf.get(one) === fold).map((prepared) => answer(prepared, weights, shape));
  }).flat();
}

/** Returns the setting with the highest accuracy over senses, if each sentence and each sense count the same. */
function bestBalance(seen: readonly Prepared[], own: readonly Prepared[], shape: Shape): number {
  const score = (balance: number): number => {
    const { micro, balanced } = accuracyOf(markedBy(crossValidate(seen, own, shape, { folds: INNER_FOLDS, balance })));
    return micro + balanced;
  };
  const scores = BALANCES.map(score);
  return BALANCES[scores.indexOf(Math.max(...scores))] ?? BALANCE;
}

/** Returns whether each answer is right. */
export function markedBy(answers: readonly Answer[]): readonly Marked[] {
  return answers.map(({ prepared: { example, right }, chosen }) => {
    return { word: example.sentence.word, sense: example.sense, right: chosen === right };
  });
}

function answer(prepared: Prepared, weights: Parameters<typeof predict>[1], shape: Shape): Answer {
  const chances = predict(prepared, weights, shape);
  const confidence = Math.max(...chances);
  return { prepared, chosen: chances.indexOf(confidence), confidence };
}

/** Deals the examples of each group to the folds in turn; with `whole`, a group goes to one fold. */
function splitInto(
  folds: number,
  examples: readonly Prepared[],
  groupOf: (prepared: Prepared) => string,
  whole: boolean,
): ReadonlyMap<Prepared, number> {
  const groups = groupBy(shuffle(examples, SEED), groupOf);
  const foldOf = new Map<Prepared, number>();
  let next = 0;
  for (const group of shuffle([...groups.values()], SEED)) {
    for (const prepared of group) {
      foldOf.set(prepared, next % folds);
      if (!whole) next += 1;
    }
    if (whole) next += 1;
  }
  return foldOf;
}
