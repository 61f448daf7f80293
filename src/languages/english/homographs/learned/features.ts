import type { WordContext } from "../word-context.js";

/** Neighbours whose words and tags are features, on each side. @unit tokens */
const REACH = 4;

/**
 * Returns the features of a word in its sentence for the classifier of homographs: its neighbours and their tags with
 * their distance, endings, capitals, the governor, and the words of the sentence. Training and use share this function.
 */
export function featuresOf(place: WordContext): readonly string[] {
  const word = (offset: number): string => shared(place.wordAt(offset));
  const tag = (offset: number): string => place.tagAt(offset) || "-";
  const features = ["", `t ${tag(0)}`, ...formsOf(place)];
  for (let offset = -REACH; offset <= REACH; offset += 1) {
    if (offset === 0) continue;
    features.push(`w${offset} ${word(offset)}`, `t${offset} ${tag(offset)}`);
  }
  features.push(
    `w-2-1 ${word(-2)} ${word(-1)}`,
    `w-1+1 ${word(-1)} ${word(1)}`,
    `w+1+2 ${word(1)} ${word(2)}`,
    `t-1 ${tag(-1)} ${tag(0)}`,
    `t+1 ${tag(0)} ${tag(1)}`,
    `t-1+1 ${tag(-1)} ${tag(1)}`,
    `t-2-1 ${tag(-2)} ${tag(-1)}`,
    `t+1+2 ${tag(1)} ${tag(2)}`,
    `t-1+1 ${tag(-1)} ${tag(0)} ${tag(1)}`,
    `wt ${word(-1)} ${tag(1)}`,
    `tw ${tag(-1)} ${word(1)}`,
    `s-1 ${word(-1).slice(-3)}`,
    `s+1 ${word(1).slice(-3)}`,
  );
  const { governor } = place;
  features.push(`gw ${word(governor)}`, `gt ${tag(governor)} ${tag(governor - 1)}`);
  features.push(...clauseOf(place));
  return [...features, ...wordsNear(place), ...verbsNear(place)];
}

/** Returns the auxiliaries of the clause before the word, and its nearest noun or pronoun, which may be the subject. */
function clauseOf(place: WordContext): string[] {
  const before = place.tokens.slice(place.clause.start, place.index);
  const auxiliaries = before.filter(({ text, tag }) => tag === "MD" || tag === "TO" || AUXILIARY.test(text));
  const subject = before.findLast(({ tag }) => /^(NN|PRP$|WP$)/.test(tag));
  return [
    ...auxiliaries.map(({ text, tag }) => `a ${tag === "MD" ? tag : text.toLowerCase()}`),
    `subject ${subject === undefined ? "-" : subject.tag === "PRP" ? subject.text.toLowerCase() : subject.tag}`,
  ];
}

const AUXILIARY = /^(am|is|are|was|were|be|been|being|have|has|had|having|do|does|did|'ve|'d|'s|'re)$/i;

/** Returns the tags of the other verbs of the sentence, which show its tense. */
function verbsNear(place: WordContext): string[] {
  const tags = place.tokens.filter(({ tag }, at) => at !== place.index && /^(VB|MD)/.test(tag)).map(({ tag }) => tag);
  return [...new Set(tags)].map((tag) => `v ${tag}`);
}

/** Returns features of the spelling and the position of the word. */
function formsOf(place: WordContext): string[] {
  const forms = [place.capital ? "capital" : "lower"];
  if (place.first) forms.push("first");
  if (place.capital && !place.first) forms.push("name");
  if (place.hasOtherVerb) forms.push("verb");
  return forms;
}

/** Returns each word of the sentence once, without its plural ending. */
function wordsNear(place: WordContext): string[] {
  const near = new Set<string>();
  for (const [at, { text }] of place.tokens.entries()) {
    if (at === place.index || !/\p{L}{3}/u.test(text)) continue;
    near.add(`n ${text.toLowerCase().replace(/(?<=[^s])s$/, "")}`);
  }
  return [...near];
}

/** Returns the form of a word in a feature: all numbers are one word. */
function shared(word: string): string {
  return /^\d/.test(word) ? "0" : word || "-";
}
