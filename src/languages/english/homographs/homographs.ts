import type { WordPlace } from "../tagging/quoted-words.js";
import {
  sayBow,
  sayClose,
  sayControl,
  sayInsert,
  sayInvalid,
  sayJesus,
  sayJob,
  sayMate,
  sayMobile,
  sayMoped,
  sayReading,
  sayResume,
} from "./labels.js";
import { sayLead } from "./lead.js";
import type { HomographClassifier } from "./learned/classifier.js";
import { sayRead } from "./read.js";
import type { Homograph, HomographReading, Sense, WordClass } from "./reading.js";
import { ADJECTIVES_IN_ED } from "./senses/adjectives-in-ed.js";
import { CAPITALS } from "./senses/capitals.js";
import { LOAN_WORDS } from "./senses/loan-words.js";
import { RARE_SENSES } from "./senses/rare-senses.js";
import { SOUND_PAIRS } from "./senses/sound-pairs.js";
import { STRESS_PAIRS } from "./senses/stress-pairs.js";
import { sayTear } from "./tear.js";
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
  readonly classifier: HomographClassifier;
  /**
   * Returns the parts of speech that distinguish the sounds of a word in the dictionaries, such as `["na", "v"]`; one or
   * none if its sound does not depend on them.
   */
  readonly partsOf: (word: string) => readonly string[];
}

/**
 * Returns the reading of a homograph ("lead", "bow") if the words around it decide it better than its tag. `undefined`
 * leaves the word to the dictionaries.
 */
export function readHomograph(
  { tokens, index }: WordPlace,
  { classifier, partsOf }: HomographSources,
): ReadHomograph | undefined {
  const place = new WordContext(tokens, index);
  const { word } = place;
  const ruled = sayControl(place) ?? RULES.get(word)?.(place);
  if (ruled !== undefined) return { reading: ruled };
  const learned = classifier.senseOf(place);
  if (learned !== undefined) return learned;
  const homograph = TABLE.get(word)?.find(({ capital }) => capital === undefined || capital === place.capital);
  if (homograph === undefined) return byPartOfSpeech(place, partsOf(word), classifier);
  const reading = choose(homograph.senses, place, classifier);
  return reading === undefined ? undefined : { reading };
}

/** Returns the reading by the part of speech that fits the sentence. The tag stays if it is one of the chosen parts. */
function byPartOfSpeech(
  place: WordContext,
  options: readonly string[],
  classifier: HomographClassifier,
): ReadHomograph | undefined {
  const tagged = PARTS.find(({ tags }) => tags.test(place.tag));
  // Adjectives among such words are too rare to learn from.
  const keepsTag = tagged?.part === "a" && options.includes("av");
  if (options.length < 2 || keepsTag) return undefined;
  const { index, confidence } = classifier.partsOf(place, options);
  const parts = options[index] ?? "";
  if (tagged !== undefined && parts.includes(tagged.part)) return { reading: { tag: place.tag }, confidence };
  const [first] = parts;
  return { reading: { tag: PARTS.find(({ part }) => part === first)?.tag ?? place.tag }, confidence };
}

/** Parts of speech, their Penn tags, and one of the tags. An adverb counts as an adjective ("live", "close"). */
const PARTS = [
  { part: "n", tags: /^NN/, tag: "NN" },
  { part: "a", tags: /^(JJ|RB)/, tag: "JJ" },
  { part: "v", tags: /^VB/, tag: "VB" },
] as const;

/** Words whose reading needs more than a table. */
const RULES: ReadonlyMap<string, (place: WordContext) => HomographReading | undefined> = new Map([
  ["used", sayUsed],
  ["use", sayUse],
  ["lead", sayLead],
  ["read", sayRead],
  ["reread", sayRead],
  ["tear", sayTear],
  ["tears", sayTear],
  ["tearing", sayTear],
  ["bow", sayBow],
  ["reading", sayReading],
  ["close", sayClose],
  ["resume", sayResume],
  ["insert", sayInsert],
  ["jesus", sayJesus],
  ["job", sayJob],
  ["mobile", sayMobile],
  ["mate", sayMate],
  ["moped", sayMoped],
  ["invalid", sayInvalid],
]);

/** Weight of a cue word directly before or after. For comparison, the grammar adds up to 8 to a sense. */
const BESIDE = 4;
/** Weight of a phrase. */
const PHRASE = 5;
/** Weight of each cue word anywhere in the sentence. */
const NEAR = 2;
/** The largest number of cue words that count; more words on the same topic are no further evidence. */
const MOST_NEAR = 3;

function choose(
  senses: readonly PreparedSense[],
  place: WordContext,
  classifier: HomographClassifier,
): HomographReading | undefined {
  const classes = senses.some((sense) => sense.is !== undefined) ? weighClasses(place, classifier) : undefined;
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

/** The largest weight of a part of speech. */
const MOST_CLASS = 8;

/** Returns the weight of each part of speech over the least likely one. */
function weighClasses(place: WordContext, classifier: HomographClassifier): Readonly<Record<WordClass, number>> {
  const weights = classifier.weighParts(place);
  const least = Math.min(...weights);
  const [noun = 0, adjective = 0, verb = 0] = weights.map((weight) => Math.min(MOST_CLASS, weight - least));
  return { noun, adjective, verb };
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
