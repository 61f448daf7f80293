import { type SourceRange, trimmed } from "../core/range.js";
import { isAudible } from "./audible.js";
import type { Override } from "./override.js";
import { scanPunctuation } from "./punctuation.js";
import type { MatchContext, Rule, Verbalisation, VerbalisedPart } from "./rule.js";
import type { RuleSearch } from "./rule-index.js";
import type { TextLanguage } from "./text-language.js";
import { AS_WRITTEN, type Token, type WordToken } from "./tokens.js";

/**
 * Splits a sentence into words and marks, and normalises the text with the rules of the language.
 *
 * The ranges of the tokens are in order and lie inside `range`. Two ranges are either equal or do not overlap.
 *
 * @param overrides replacements for the rules: inside `range`, in order, without overlaps
 */
export function tokenize(
  text: string,
  range: SourceRange,
  language: TextLanguage,
  overrides: readonly Override[] = [],
): Token[] {
  const sentence = text.slice(range.start, range.end);
  const { tag: locale } = language;
  const search = language.rules.search(sentence);
  const tokens: Token[] = [];
  let overridden = 0;
  for (let at = 0, spaced = false; at < sentence.length; ) {
    const gap = gapLength(sentence, at);
    if (gap > 0) {
      at += gap;
      spaced = tokens.length > 0;
      continue;
    }
    while (overridden < overrides.length && (overrides[overridden]?.range.start ?? 0) < range.start + at)
      overridden += 1;
    const override = overrides[overridden];
    const border = override === undefined ? sentence.length : override.range.start - range.start;
    const found =
      override !== undefined && border === at
        ? byOverride(override, sentence, at, language)
        : (byRule(search, language, { sentence, start: at, end: at, locale }, border) ??
          plain(sentence.slice(0, border), at));
    for (const [index, token] of found.tokens.entries()) {
      // A match may include a space, as in "5:30 p.m.".
      const source = trimmed(text, { start: range.start + token.source.start, end: range.start + token.source.end });
      const apart = index === 0 ? spaced || partsWords(tokens, token) : token.spaced;
      tokens.push({ ...token, source, spaced: apart });
    }
    at = found.end;
    // Some rules match the space after their words. A mark without sound, such as "**", keeps the space before it.
    spaced =
      /\s/u.test(sentence.charAt(at - 1)) ||
      (spaced && found.tokens.every((token) => token.kind === "mark" && token.mark === ""));
  }
  return tokens;
}

/**
 * Tests whether a token is a new word although no space stands before it: a word follows another word, and a rule has read
 * one of them, as in "5-year" and "10km".
 */
function partsWords(before: readonly Token[], token: Token): boolean {
  if (token.kind === "mark") return false;
  const previous = before.findLast((other) => other.kind === "word" || other.mark !== "");
  return previous?.kind === "word" && (previous.rule !== AS_WRITTEN || token.rule !== AS_WRITTEN);
}

interface Found {
  readonly tokens: readonly Token[];
  readonly end: number;
}

const GAP = /[\s\p{Cc}]+/uy;

function gapLength(sentence: string, at: number): number {
  GAP.lastIndex = at;
  return GAP.exec(sentence)?.[0].length ?? 0;
}

/** Reads an override of the author or a lexicon, with an "'s" after it. */
function byOverride(override: Override, sentence: string, at: number, language: TextLanguage): Found {
  const { say, by } = override;
  const end = at + override.range.end - override.range.start;
  const ending = language.possessiveS ? possessiveAt(sentence, end) : "";
  const how = { class: by, rule: say.kind };
  const source = { start: at, end: end + ending.length };
  if (say.kind === "phonemes") {
    const text = sentence.slice(at, source.end);
    const { phonemes } = say;
    const token: Token = { kind: "word", text, source, spaced: false, ...how, phonemes };
    return { tokens: [ending === "" ? token : { ...token, possessive: true }], end: source.end };
  }
  const whole: Found =
    say.kind === "alias" ? readAlias(say.alias, ending, how, source, language) : readWords(say, ending, how, source);
  if (whole.tokens.length > 0) return whole;
  return {
    tokens: [{ kind: "mark", mark: "", written: sentence.slice(at, end), source: { start: at, end }, spaced: false }],
    end,
  };
}

/** Returns the "'s" at `at` if a word ends after it; else the empty string. */
function possessiveAt(sentence: string, at: number): string {
  return /^['’]s(?![\p{L}\p{M}\p{N}])/iu.exec(sentence.slice(at, at + 4))?.[0] ?? "";
}

type How = Pick<WordToken, "class" | "rule">;

function readAlias(alias: string, ending: string, how: How, source: SourceRange, language: TextLanguage): Found {
  // After a mark there is no word to add the "'s" to.
  const takes = ending === "" || /[\p{L}\p{M}\p{N}]$/u.test(alias);
  const text = takes ? alias + ending : alias;
  const range = takes ? source : { start: source.start, end: source.end - ending.length };
  const tokens = tokenize(text, { start: 0, end: text.length }, language).map(
    (token): Token => ({ ...token, source: range, ...(token.kind === "word" && how) }),
  );
  return { tokens, end: range.end };
}

function readWords(
  { kind, words }: Extract<Override["say"], { kind: "words" | "characters" }>,
  ending: string,
  how: How,
  source: SourceRange,
): Found {
  const tokens = spellPart({ text: words }, { class: how.class, name: how.rule }, source).map(
    (token, index, all): Token => {
      if (token.kind === "mark") return token;
      const letter = kind === "characters" && token.text.length === 1;
      const last = ending !== "" && index === all.length - 1;
      if (letter) return { ...token, as: "letters", ...(last && { possessive: true }) };
      return last ? { ...token, text: token.text + ending } : token;
    },
  );
  return { tokens, end: source.end };
}

function byRule(search: RuleSearch, language: TextLanguage, context: MatchContext, border: number): Found | undefined {
  const { sentence, start } = context;
  for (const { rule, match } of search(start)) {
    const end = start + match[0].length;
    if (end > border || (rule.cuts !== true && splitsWord(sentence, end))) continue;
    const reading = rule.read(match, { ...context, end });
    if (reading === undefined) continue;
    const tokens = spell(reading, rule, match[0], start);
    const ending = language.possessiveS ? possessiveAt(sentence, end) : "";
    return end + ending.length > border ? { tokens, end } : withPossessive({ tokens, end }, ending);
  }
  return undefined;
}

/** Adds an "'s" to the last word: 1998's → nineteen ninety eight's. All words for the same text get the same range. */
function withPossessive({ tokens, end }: Found, ending: string): Found {
  const last = tokens.at(-1);
  if (ending === "" || last?.kind !== "word" || last.source.end !== end) return { tokens, end };
  const source = { start: last.source.start, end: end + ending.length };
  const owner =
    last.phonemes === undefined
      ? { text: last.text + (/s$/iu.test(last.text) ? "'" : ending) }
      : { possessive: true as const };
  return {
    tokens: tokens.map((token) =>
      token.source.start < last.source.start ? token : { ...token, source, ...(token === last && owner) },
    ),
    end: source.end,
  };
}

/** Returns whether a cut at `at` would split a word: it lies between two letters or digits, or before an accent. */
function splitsWord(sentence: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}/u.test(around(sentence, at)) || /^\p{M}/u.test(sentence.slice(at, at + 2));
}

/** Returns the characters before and after `at`, with both halves of a surrogate pair. */
function around(sentence: string, at: number): string {
  const low = /[\uDC00-\uDFFF]/.test(sentence.charAt(at - 1));
  return sentence.slice(at - (low ? 2 : 1), at + 2);
}

function spell(reading: Verbalisation, rule: Rule, written: string, start: number): Token[] {
  const whole = { start, end: start + written.length };
  const parts = typeof reading === "string" ? [{ text: reading }] : reading;
  return withSilentMarks(
    parts.flatMap((part) => spellPart(part, rule, whole)),
    whole,
    written,
  );
}

/**
 * Covers the parts of a match that no word stands for. If a reader expects to hear such a part ("https://"), the rule has
 * left it out on purpose: the range of the next word, or of the last one, grows over it. Any other part, such as the
 * hyphen of "F-16", becomes a mark without sound.
 */
function withSilentMarks(tokens: readonly Token[], whole: SourceRange, written: string): Token[] {
  const all: Token[] = [];
  let covered = whole.start;
  let last = whole;
  const gap = (to: number): SourceRange | undefined => {
    const between = written.slice(covered - whole.start, to - whole.start);
    if (between.trim() === "") return undefined;
    const start = covered + between.length - between.trimStart().length;
    return { start, end: start + between.trim().length };
  };
  const textOf = ({ start, end }: SourceRange): string => written.slice(start - whole.start, end - whole.start);
  const fill = (source: SourceRange): void => {
    all.push({ kind: "mark", mark: "", written: textOf(source), source, spaced: all.length > 0 });
  };
  for (const token of tokens) {
    const before = gap(token.source.start);
    // A word whose part overlaps the part before it gets the same range.
    let source = token.source.start < covered ? last : token.source;
    if (before !== undefined && token.kind === "word" && isAudible(textOf(before))) {
      source = { start: before.start, end: source.end };
    } else if (before !== undefined) fill(before);
    all.push({ ...token, source });
    last = source;
    covered = Math.max(covered, source.end);
  }
  const rest = gap(whole.end);
  if (rest === undefined) return all;
  if (!isAudible(textOf(rest)) || !all.some((token) => token.kind === "word" && token.source === last)) {
    fill(rest);
    return all;
  }
  const widened = { start: last.start, end: rest.end };
  return all.map((token) => (token.source === last ? { ...token, source: widened } : token));
}

function spellPart(
  { text, from, to, as, phonemes, stress, mark }: VerbalisedPart,
  rule: Pick<Rule, "class" | "name">,
  whole: SourceRange,
): Token[] {
  const source = { start: whole.start + (from ?? 0), end: to === undefined ? whole.end : whole.start + to };
  const words = text.split(" ").filter((word) => word !== "");
  const tokens: Token[] = words.map(
    (word): WordToken => ({
      kind: "word",
      text: word,
      source,
      spaced: true,
      class: rule.class,
      rule: rule.name,
      ...(as !== undefined && { as }),
      ...(phonemes !== undefined && { phonemes }),
      ...(stress !== undefined && { stress }),
    }),
  );
  if (mark !== undefined) tokens.push({ kind: "mark", mark, written: mark, source, spaced: false });
  return tokens;
}

/**
 * Longest written word that stays one token. A longer word is cut, so that every token fits into an utterance.
 * @unit characters
 */
const LONGEST_WORD = 40;

/** Letters and digits, with apostrophes, hyphens, soft hyphens and joiners inside. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:['’‑-]|\u00AD|\u200C|\u200D)[\p{L}\p{M}\p{N}]+)*/uy;

/** Reads text that no rule matches: a word as it is written, or a mark. */
function plain(sentence: string, at: number): Found {
  WORD.lastIndex = at;
  const word = WORD.exec(sentence)?.[0];
  if (word === undefined) return scanPunctuation(sentence, at);
  const end = word.length <= LONGEST_WORD ? at + word.length : cutEnd(sentence, at);
  const source = { start: at, end };
  const text = sentence.slice(at, end);
  return { tokens: [{ kind: "word", text, source, spaced: false, class: "word", rule: AS_WRITTEN }], end };
}

/** Cuts an overlong word after the last mark inside it, never inside a surrogate pair. */
function cutEnd(sentence: string, start: number): number {
  let limit = start + LONGEST_WORD;
  if (/^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(sentence.slice(limit - 1, limit + 1))) limit -= 1;
  const marked = /^[\s\S]+[^\p{L}\p{M}\p{N}]/u.exec(sentence.slice(start, limit))?.[0].length;
  return marked === undefined ? limit : start + marked;
}
