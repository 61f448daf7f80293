import type { WordClass } from "./reading.js";
import { opensClause, type WordContext } from "./word-context.js";

/** The weight of the evidence for each part of speech. */
export type Weights = Readonly<Record<WordClass, number>>;

interface Rule {
  /** A pattern with examples, where `*` is the word. */
  readonly about: string;
  readonly class: WordClass;
  readonly weight: number;
  readonly holds: (place: WordContext) => boolean;
}

/**
 * Weighs the parts of speech of a word by the words around it. The tag is only one piece of evidence, since the tagger
 * errs most often on nouns and verbs with the same spelling.
 */
export function weighClasses(place: WordContext): Weights {
  const weights = { noun: 0, verb: 0, adjective: 0 };
  for (const rule of RULES) if (rule.holds(place)) weights[rule.class] += rule.weight;
  return weights;
}

/** Returns the class of a Penn tag. */
export function classOfTag(tag: string): WordClass | undefined {
  if (tag.startsWith("VB")) return "verb";
  if (tag.startsWith("NN")) return "noun";
  return tag.startsWith("JJ") || tag.startsWith("RB") ? "adjective" : undefined;
}

const RULES: readonly Rule[] = [
  rule("the tag", "noun", 2.5, ({ tag }) => classOfTag(tag) === "noun"),
  rule("the tag", "verb", 2.5, ({ tag }) => classOfTag(tag) === "verb"),
  rule("the tag", "adjective", 2.5, ({ tag }) => classOfTag(tag) === "adjective"),

  rule("must *, do not *", "verb", 4, (place) => isAuxiliary(place, place.governor)),
  rule("did you *, can they *", "verb", 3, (place) => isInverted(place)),
  rule("to *", "verb", 1.5, (place) => place.tagAt(place.governor) === "TO" && !isPlural(place)),
  rule(
    "want to *, hard to *",
    "verb",
    3,
    (place) => place.wordAt(place.governor) === "to" && BEFORE_INFINITIVE.has(place.wordAt(place.governor - 1)),
  ),
  rule("to * the, to * her", "verb", 2, (place) => place.tagAt(place.governor) === "TO" && startsObject(place)),
  rule("they *, who *", "verb", 4.5, (place) => isSubject(place, place.governor)),
  rule("this *s, those *", "verb", 4.5, (place) => startsNounPhrase(place, -1) && disagrees(place)),
  rule("let him *, saw her *", "verb", 2, (place) => isAfterCausative(place)),
  rule("let him * the, saw her * the", "verb", 3, isSeenDoing),
  rule("trucks * the goods", "verb", 2.5, (place) => startsObject(place) && !startsNounPhrase(place, -1)),
  rule("* the file: a command", "verb", 2.5, (place) => startsClause(place) && startsObject(place)),
  rule("metals * when: a clause needs a verb", "verb", 4.5, (place) => agrees(place) && !place.hasOtherVerb),

  rule(
    "the *, my *, Ann's *",
    "noun",
    4,
    (place) => startsNounPhrase(place, -1) && !disagrees(place) && !isSeenDoing(place),
  ),
  rule("in *, under *", "noun", 3, (place) => isPreposition(place, -1) && place.tag !== "VBG"),
  rule("at *.", "noun", 1.5, (place) => isPreposition(place, -1) && /^([.,:;!?]|)$/.test(place.wordAt(1))),
  rule("carries *, getting *", "noun", 4.5, (place) => isAfterVerb(place)),
  rule("new *, two *", "noun", 1.5, (place) => /^(JJ[RS]?|CD)$/.test(place.tagAt(-1)) && !isPredicative(place, -1)),
  rule("* of", "noun", 1.5, (place) => place.wordAt(1) === "of"),
  rule("the new * was", "noun", 1.5, (place) => isFiniteVerb(place, 1)),

  rule("very *, too *", "adjective", 3, (place) => DEGREES.has(place.wordAt(-1))),
  rule("is *, seems *", "adjective", 2.5, (place) => isCopula(place, place.governor) && !startsNoun(place)),
  rule("a * room", "adjective", 2.5, (place) => startsNoun(place) && startsNounPhrase(place, -1)),
  rule("in * rooms", "adjective", 1.5, (place) => startsNoun(place) && isPreposition(place, -1)),
];

function rule(about: string, wordClass: WordClass, weight: number, holds: Rule["holds"]): Rule {
  return { about, class: wordClass, weight, holds };
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const DO = words("do does did");
const SUBJECTS = words("i we they he she who");
const OBJECTS = words("me him her them us it you");
const CAUSATIVES = words("let lets make makes made help helps helped see saw seen hear heard watch watched have had");
const DEGREES = words("very too so quite extremely really rather fairly more most how");
const AUXILIARIES = words(
  "be is are was were been being am 's 're 'm 've 'd have has had having do does did going go goes went come comes came dare",
);
const BEFORE_INFINITIVE = words(
  "want wants wanted wanting need needs needed try tries tried trying used going able have has had plan plans planned hope hopes hoped " +
    "refuse refused decide decided begin began begun start started continue continued continues fail failed ought supposed come came went " +
    "likely ready about how where what when easy hard difficult here threatened threatens tends tend seems seem is are was were order",
);
const COPULAS = words(
  "be is are was were been being am 's 're 'm seem seems seemed look looks looked feel feels felt become became stay stayed " +
    "remain remains remained keep keeps kept go goes went grow grew",
);
const PLURAL_NOUNS = words("police people staff men women children cattle crew");
/** Determiners that may stand alone, in place of a noun. */
const PRONOUNS = words("this that these those both each");

function isAuxiliary(place: WordContext, offset: number): boolean {
  const tag = place.tagAt(offset);
  return tag === "MD" || (tag.startsWith("VB") && DO.has(place.wordAt(offset)));
}

/** Returns whether the subject stands between an auxiliary and the word: "Did you read". */
function isInverted(place: WordContext): boolean {
  const at = place.governor;
  return place.tagAt(at) === "PRP" && isAuxiliary(place, at - 1);
}

function isSubject(place: WordContext, offset: number): boolean {
  if (SUBJECTS.has(place.wordAt(offset))) return true;
  if (place.wordAt(offset) === "that" || /^(NN|,)/.test(place.tagAt(offset - 1))) {
    if (place.tagAt(offset) === "WDT") return true;
  }
  // "you" and "it" may be objects: "give it content".
  const before = place.tagAt(offset - 1);
  return /^(you|it)$/.test(place.wordAt(offset)) && !/^(VB|IN|TO)/.test(before);
}

function isAfterCausative(place: WordContext): boolean {
  return OBJECTS.has(place.wordAt(-1)) && CAUSATIVES.has(place.wordAt(-2));
}

/** Returns true for "saw her mouth the words". */
function isSeenDoing(place: WordContext): boolean {
  return isAfterCausative(place) && startsObject(place);
}

/** Returns whether the next word can only begin the object of a verb. */
function startsObject(place: WordContext): boolean {
  const tag = place.tagAt(1);
  return tag === "DT" || tag === "PRP$" || (tag === "PRP" && OBJECTS.has(place.wordAt(1)));
}

function startsNounPhrase(place: WordContext, offset: number): boolean {
  const tag = place.tagAt(offset);
  return tag === "DT" || tag === "PRP$" || tag === "POS" || tag === "PDT" || tag === "WP$";
}

/** Returns whether the determiner before the word is a subject: "this converts", "those produce". */
function disagrees(place: WordContext): boolean {
  const word = place.wordAt(-1);
  if (!PRONOUNS.has(word)) return false;
  const plural = /^(these|those|both)$/.test(word);
  return plural ? !isPlural(place) : isPlural(place);
}

function startsClause(place: WordContext): boolean {
  return place.first || /^[,:;]$/.test(place.wordAt(-1)) || place.wordAt(-1) === "please";
}

/**
 * Returns whether the word before could be the subject, if the word is a verb: "metals contract", "the engine
 * converts".
 */
function agrees(place: WordContext): boolean {
  const at = place.governor;
  const tag = place.tagAt(at);
  if (!/^(NNS|NNPS|NN|NNP)$/.test(tag) || place.tokens.length < 3) return false;
  if (isPreposition(place, startOfNounPhrase(place, at) - 1)) return false;
  const several = place.wordAt(at - 1) === "and" && !startsNoun(place);
  const plural = tag.endsWith("S") || PLURAL_NOUNS.has(place.wordAt(at)) || several;
  return plural !== isPlural(place);
}

/** Returns the offset of the first word of the noun phrase that ends at this offset. */
function startOfNounPhrase(place: WordContext, end: number): number {
  let start = end;
  while (/^(NN|JJ|CD|DT|PRP\$|POS|VBN)/.test(place.tagAt(start - 1))) start -= 1;
  return start;
}

function isPreposition(place: WordContext, offset: number): boolean {
  const word = place.wordAt(offset);
  return place.tagAt(offset) === "IN" && word !== "to" && !opensClause(word);
}

/**
 * Returns whether a full verb precedes the word. Then the word is its object, since no second verb follows a full verb.
 */
function isAfterVerb(place: WordContext): boolean {
  const [word, tag] = [place.wordAt(-1), place.tagAt(-1)];
  return /^VB[ZDPG]$/.test(tag) && !AUXILIARIES.has(word) && !COPULAS.has(word) && !CAUSATIVES.has(word);
}

function isFiniteVerb(place: WordContext, offset: number): boolean {
  return /^(VBZ|VBD|MD)$/.test(place.tagAt(offset));
}

function isCopula(place: WordContext, offset: number): boolean {
  return COPULAS.has(place.wordAt(offset)) && place.tagAt(offset).startsWith("VB");
}

function isPredicative(place: WordContext, offset: number): boolean {
  return isCopula(place, offset - 1);
}

function startsNoun(place: WordContext): boolean {
  return place.tagAt(1).startsWith("NN");
}

/** Returns whether the word ends in a single "s". */
function isPlural(place: WordContext): boolean {
  return /[^s]s$/.test(place.word);
}
