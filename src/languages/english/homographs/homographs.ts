import type { TaggedToken } from "../tagging/tagger.js";
import { classOfTag, weighClasses } from "./grammar.js";
import type { HomographClassifier } from "./learned/classifier.js";
import type { Homograph, HomographReading, Sense, WordClass } from "./reading.js";
import { ADJECTIVES_IN_ED } from "./senses/adjectives-in-ed.js";
import { CAPITALS } from "./senses/capitals.js";
import { LOAN_WORDS } from "./senses/loan-words.js";
import { RARE_SENSES } from "./senses/rare-senses.js";
import { SOUND_PAIRS } from "./senses/sound-pairs.js";
import { STRESS_PAIRS } from "./senses/stress-pairs.js";
import { sayUse, sayUsed } from "./used.js";
import { WordContext } from "./word-context.js";

/** The reading of a homograph. */
export interface ReadHomograph {
  readonly reading: HomographReading;
  /** The probability of the sense, from 0 to 1. @default unknown, because a rule chose the sense */
  readonly confidence?: number;
}

/** The sources of knowledge about homographs. */
export interface HomographSources {
  readonly classify: HomographClassifier;
  /** Returns whether the sound of a word in the dictionaries depends on its part of speech. */
  readonly hasClasses: (word: string) => boolean;
}

/**
 * Returns the reading of a homograph ("lead", "bow") if the words around it decide it better than its tag. `undefined`
 * leaves the word to the dictionaries.
 *
 * @param tokens the tokens of the sentence
 * @param index the index of the word in `tokens`
 */
export function readHomograph(
  tokens: readonly TaggedToken[],
  index: number,
  { classify, hasClasses }: HomographSources,
): ReadHomograph | undefined {
  const place = new WordContext(tokens, index);
  const { word } = place;
  const ruled = RULES.get(word)?.(place);
  if (ruled !== undefined) return { reading: ruled };
  const learned = classify(place);
  if (learned !== undefined) return learned;
  const homograph = TABLE.get(word)?.find(({ capital }) => capital === undefined || capital === place.capital);
  const reading =
    homograph === undefined ? (hasClasses(word) ? betterTag(place) : undefined) : choose(homograph.senses, place);
  return reading === undefined ? undefined : { reading };
}

/** Words whose reading needs more than a table. */
const RULES: ReadonlyMap<string, (place: WordContext) => HomographReading | undefined> = new Map([
  ["used", sayUsed],
  ["use", sayUse],
]);

/** Weight of a cue word directly before or after. For comparison, the grammar adds up to 8 to a sense. */
const BESIDE = 4;
/** Weight of a phrase. */
const PHRASE = 5;
/** Weight of each cue word anywhere in the sentence. */
const NEAR = 2;
/** The largest number of cue words that count; more words on the same topic are no further evidence. */
const MOST_NEAR = 3;

function choose(senses: readonly PreparedSense[], place: WordContext): HomographReading | undefined {
  const classes = senses.some((sense) => sense.is !== undefined) ? weighClasses(place) : undefined;
  let best: PreparedSense | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const sense of senses) {
    const weight = weigh(sense, place) + (sense.is === undefined ? 0 : (classes?.[sense.is] ?? 0));
    if (weight <= most) continue;
    most = weight;
    best = sense;
  }
  return best?.say;
}

function weigh({ prior, near, before, after, phrases }: PreparedSense, place: WordContext): number {
  let weight = prior;
  if (before.has(place.wordAt(-1))) weight += BESIDE;
  if (after.has(place.wordAt(1))) weight += BESIDE;
  if (phrases.some((phrase) => place.hasPhrase(phrase))) weight += PHRASE;
  if (near.size > 0) weight += NEAR * Math.min(MOST_NEAR, countNear(near, place));
  return weight;
}

function countNear(near: ReadonlySet<string>, place: WordContext): number {
  let count = 0;
  for (const [at, { text }] of place.tokens.entries()) {
    if (at === place.index) continue;
    const word = text.toLowerCase();
    if (near.has(word) || (word.endsWith("s") && near.has(word.slice(0, -1)))) count += 1;
  }
  return count;
}

/** The margin by which another class must outweigh the class of the tag. */
const MARGIN = 1.5;

/** Returns the part of speech that fits the sentence best, if it is not the tagger's. */
function betterTag(place: WordContext): HomographReading | undefined {
  const weights = weighClasses(place);
  const tagged = classOfTag(place.tag);
  const order: readonly WordClass[] = ["noun", "verb", "adjective"];
  const best = order.reduce((one, other) => (weights[other] > weights[one] ? other : one));
  if (best === tagged) return undefined;
  if (tagged !== undefined && weights[best] - weights[tagged] < MARGIN) return undefined;
  return weights[best] > 0 ? { tag: TAG_OF[best] } : undefined;
}

const TAG_OF: Readonly<Record<WordClass, string>> = { noun: "NN", verb: "VB", adjective: "JJ" };

interface PreparedSense {
  readonly say: HomographReading | undefined;
  readonly is: WordClass | undefined;
  readonly prior: number;
  readonly near: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly phrases: readonly (readonly string[])[];
}

interface Prepared {
  readonly capital: boolean | undefined;
  readonly senses: readonly PreparedSense[];
}

const TABLE: ReadonlyMap<string, readonly Prepared[]> = index([
  ...CAPITALS,
  ...SOUND_PAIRS,
  ...STRESS_PAIRS,
  ...ADJECTIVES_IN_ED,
  ...LOAN_WORDS,
  ...RARE_SENSES,
]);

function index(homographs: readonly Homograph[]): Map<string, Prepared[]> {
  const table = new Map<string, Prepared[]>();
  for (const { words, capital, senses } of homographs) {
    const prepared = { capital, senses: senses.map(prepare) };
    for (const word of words.split(" ")) table.set(word, [...(table.get(word) ?? []), prepared]);
  }
  return table;
}

function prepare({ say, is, prior = 0, near = "", before = "", after = "", phrases = [] }: Sense): PreparedSense {
  const set = (words: string): Set<string> => new Set(words.split(" ").filter((word) => word !== ""));
  return {
    say,
    is,
    prior,
    near: set(near),
    before: set(before),
    after: set(after),
    phrases: phrases.map((phrase) => phrase.split(" ")),
  };
}
