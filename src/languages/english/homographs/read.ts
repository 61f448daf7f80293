import type { HomographReading } from "./reading.js";
import type { WordContext } from "./word-context.js";

const PAST: HomographReading = { like: "red" };
const PRESENT: HomographReading = { like: "reed" };

/**
 * Returns whether "read" is past or present, since its spelling is the same. The checks go from strong evidence to
 * weak: words that leave no choice, then the subject, then expressions of time in the sentence.
 */
export function sayRead(place: WordContext): HomographReading | undefined {
  const after = place.wordAt(1);
  if (after === "receipt" || after === "receipts" || place.wordAt(-1) === "unread") return PAST;
  if (/^(DT|PRP\$|POS)$/.test(place.tagAt(-1)) && !/^NN/.test(place.tagAt(1)) && !STANDS_ALONE.has(place.wordAt(-1))) {
    return PRESENT; // "a read"
  }
  const at = place.governor;
  const before = place.wordAt(at);
  if (PERFECT.has(before)) return PAST;
  if (before === "'d") return /^VB[DN]$/.test(place.tag) || PERFECT_CUES.test(sentenceOf(place)) ? PAST : PRESENT;
  if (PASSIVE.has(before) || place.wordAt(-1) === "well" || place.wordAt(-1) === "widely") return PAST;
  if (place.tagAt(at) === "MD" || place.tagAt(at) === "TO" || DO.has(before) || before === "not" || before === "n't") {
    return PRESENT;
  }
  if (/^(JJ[RS]?)$/.test(place.tagAt(-1)) && /^(good|great|best|quick|easy|long|interesting|light)$/.test(before)) {
    return PRESENT; // "a good read"
  }
  if (before === "as" && after !== "the" && place.tag === "VBN") return PAST; // "marked as read"
  const inverted = place.wordAt(at - 1);
  // "Have you read", but "had him read"
  if (PERFECT.has(inverted) && /^(PRP|NN)/.test(place.tagAt(at)) && !OBJECTS.has(before)) return PAST;
  if (DO.has(inverted) || place.tagAt(at - 1) === "MD" || CAUSATIVES.has(inverted)) return PRESENT;
  if (place.wordAt(-1) === "last" || place.wordAt(-1) === "just" || place.wordAt(-1) === "already") return PAST;
  const opening = openingVerb(place);
  if (opening !== undefined) return opening;
  if (/^(let|lets|let's|please|help|helps|helped)$/.test(before)) return PRESENT;
  if (isThirdPerson(place, at)) return PAST; // The present would be "reads".
  return ofTime(place);
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const DO = words("do does did");
const PERFECT = words("have has had having 've");
const PASSIVE = words("was were been being is are be 's 're get gets got");
const CAUSATIVES = words("let lets make makes made help helps helped hear heard watch watched see saw have had having");
const OBJECTS = words("me him her them us someone somebody anyone anybody");
const STANDS_ALONE = words("that this all some both each these those no");
const PERFECT_CUES = /\b(before|already|twice|once|never|by then|ago|just|after)\b/;

function isThirdPerson(place: WordContext, at: number): boolean {
  const [word, tag] = [place.wordAt(at), place.tagAt(at)];
  if (/^(he|she|it|who|everyone|everybody|nobody|someone|somebody|one)$/.test(word)) {
    return word !== "who" || !/S$/.test(place.tagAt(at - 1));
  }
  return (tag === "NN" || tag === "NNP") && !isJoined(place, at);
}

/** Returns the reading by the first verb of a question: "have the children read", "will your son read". */
function openingVerb(place: WordContext): HomographReading | undefined {
  const { start } = place.clause;
  const offset = start - place.index;
  if (offset >= -1) return undefined;
  const [word, tag] = [place.wordAt(offset), place.tagAt(offset)];
  if (PERFECT.has(word)) return PAST;
  return DO.has(word) || tag === "MD" ? PRESENT : undefined;
}

/** Returns whether the subject is two nouns joined by "and": "Tom and Ann read". */
function isJoined(place: WordContext, at: number): boolean {
  return place.wordAt(at - 1) === "and" || place.wordAt(at - 2) === "and";
}

/** Returns the reading by expressions of time and the tenses of other verbs; the tag counts less. */
function ofTime(place: WordContext): HomographReading | undefined {
  const text = sentenceOf(place);
  const others = place.tokens.filter((_, index) => index !== place.index);
  const count = (tags: RegExp): number => others.filter(({ tag }) => tags.test(tag)).length;
  const past = (PAST_CUES.test(text) ? 2 : 0) + Math.min(2, count(/^VBD$/)) + (/^VB[DN]$/.test(place.tag) ? 1.5 : 0);
  const present =
    (PRESENT_CUES.test(text) ? 2 : 0) +
    Math.min(2, count(/^VB[ZP]$/)) +
    (place.first ? 2.5 : 0) +
    (/^VBP?$/.test(place.tag) ? 0.5 : 0);
  if (past === present) return undefined;
  return past > present ? PAST : PRESENT;
}

function sentenceOf(place: WordContext): string {
  return place.tokens.map(({ text }) => text.toLowerCase()).join(" ");
}

const PAST_CUES =
  /\b(yesterday|ago|earlier|previously|then|formerly|in (1\d|20)\d\d|last (night|week|weekend|month|year|summer|winter|spring|autumn|fall|term|semester|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(that|this) (morning|afternoon|evening|night|day)|when (i|we|they) (was|were)|(once|twice) before|as a (child|boy|girl|student))\b/;
const PRESENT_CUES =
  /\b((every|each) (single )?(term|semester|lesson|class|meal|day|night|morning|evening|afternoon|week|weekend|month|year|time|summer|winter|sunday|monday|tuesday|wednesday|thursday|friday|saturday)|always|usually|often|sometimes|rarely|seldom|daily|nowadays|today|on (mon|tues|wednes|thurs|fri|satur|sun)days|all the time|in general|before bed|these days)\b/;
