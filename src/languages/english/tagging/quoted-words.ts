import type { TaggedToken, Tagger } from "./tagger.js";

/** A word among the tokens of its sentence. */
export interface WordPlace {
  readonly tokens: readonly TaggedToken[];
  /** Index of the word in `tokens`. */
  readonly index: number;
}

/** The tokens of a sentence. */
export interface TaggedSentence {
  readonly tokens: readonly TaggedToken[];
  /** Returns the place of a token. A quoted word has two: first without the quotation marks, then with them. */
  readonly placesOf: (index: number) => readonly WordPlace[];
}

/**
 * Tags a sentence. For one or two words in quotation marks it also tags the sentence without these marks, because the
 * tagger takes most words after a mark for nouns or adjectives: `They "record" everything`.
 */
export function tagSentence(text: string, tagger: Tagger): TaggedSentence {
  const tokens = tagger(text);
  const bare = placesWithoutMarks(text, tokens, tagger);
  return { tokens, placesOf: (index) => [bare.get(index) ?? [], { tokens, index }].flat() };
}

/** One or two words in lower case between quotation marks. Capitals make a title or a label. */
const QUOTED =
  /(?<![^\s(\p{Pd}])(?<opening>["“]|''|['‘])(?<words>\p{Ll}[\p{L}\p{M}-]*(?: \p{L}[\p{L}\p{M}-]*)?)(?:["”]|''|['’])(?![\p{L}\p{N}])/gu;

/** Returns the place of each quoted word in the sentence without the marks around such words. */
function placesWithoutMarks(
  text: string,
  tokens: readonly TaggedToken[],
  tagger: Tagger,
): ReadonlyMap<number, WordPlace> {
  const indexAt = new Map(tokens.map(({ start }, index) => [start, index]));
  const places = new Map<number, WordPlace>();
  const { bare, words } = withoutMarks(text, (offset) => indexAt.has(offset));
  if (words.length === 0) return places;
  const bareTokens = tagger(bare);
  for (const [index, { text: word, start }] of bareTokens.entries()) {
    const quoted = words.find((one) => one.start <= start && start < one.end);
    const original = quoted === undefined ? undefined : indexAt.get(start + quoted.removed);
    if (original !== undefined && tokens[original]?.text === word) places.set(original, { tokens: bareTokens, index });
  }
  return places;
}

interface QuotedWords {
  /** The range in the text without marks. */
  readonly start: number;
  readonly end: number;
  /** Characters that were removed before the words. */
  readonly removed: number;
}

/**
 * Removes the marks around quoted words.
 *
 * @param isToken whether a token begins at an offset; the apostrophe of "'em" is a part of its word
 */
function withoutMarks(
  text: string,
  isToken: (offset: number) => boolean,
): { readonly bare: string; readonly words: readonly QuotedWords[] } {
  const quoted: QuotedWords[] = [];
  let bare = "";
  let from = 0;
  for (const { index, 0: whole, groups: { opening = "", words = "" } = {} } of text.matchAll(QUOTED)) {
    const at = index + opening.length;
    if (!isToken(at) || !isToken(at + words.length)) continue;
    const start = bare.length + index - from;
    bare += text.slice(from, index) + words;
    quoted.push({ start, end: start + words.length, removed: at - start });
    from = index + whole.length;
  }
  return { bare: bare + text.slice(from), words: quoted };
}
