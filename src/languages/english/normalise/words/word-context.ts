import { before, type MatchContext, type Verbalisation, type VerbalisedPart } from "../../../../text/rule.js";

/**
 * Parses a table of words and their readings. Entries have the form `word = reading`, or `word, word = reading`, with
 * line breaks or semicolons between them.
 */
export function table(lines: string): ReadonlyMap<string, string> {
  const entries = lines.split(/[\n;]/u).flatMap((line) => {
    const [words = "", said = ""] = line.split("=");
    return words.split(",").map((word): [string, string] => [word.trim(), said.trim()]);
  });
  return new Map(entries.filter(([word]) => word !== ""));
}

/** Parses a set of words with white space between them. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Returns whether only closing marks follow in the sentence. */
export function atEnd({ sentence, end }: MatchContext): boolean {
  return /^["'”’)\]}*_~`»›]*\s*$/u.test(sentence.slice(end, end + 40)) && sentence.length - end <= 40;
}

/** Returns the words of an abbreviation. Its full stop is kept as a mark if it also ends the sentence. */
export function stopped(text: string, context: MatchContext, as?: "letters"): Verbalisation {
  const full = context.sentence.charAt(context.end - 1) === "." && atEnd(context);
  return [{ text, ...(as !== undefined && { as }), ...(full && { mark: "." }) }];
}

/** Returns whether the words around the match are in capitals, so that its capitals have no meaning. */
export function shouted({ sentence, start, end }: MatchContext): boolean {
  // Skip a single capital, as in "AT A DISTANCE": it has no other form.
  const previous = /(\p{L}[\p{L}'’]*)[^\p{L}\p{N}]*(?:(?<!\p{L})\p{Lu}[^\p{L}\p{N}]+)?$/u.exec(
    sentence.slice(Math.max(0, start - 30), start),
  )?.[1];
  const next = /^[^\p{L}\p{N}]*(?:\p{Lu}[^\p{L}\p{N}]+)?(\p{L}[\p{L}'’]*)/u.exec(sentence.slice(end, end + 30))?.[1];
  const loud = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}{2,}(?:['’]\p{Lu}+)?$/u.test(word);
  const calm = (word: string | undefined): boolean => word !== undefined && /\p{Ll}/u.test(word);
  if (calm(previous) || calm(next)) return loud(previous) && loud(next);
  return loud(previous) || loud(next);
}

/** Returns a word in capitals with a capital only at its start: "Mrs" for "MRS". Returns any other word unchanged. */
export function inTitleCase(word: string): string {
  return /^\p{Lu}+$/u.test(word) ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}

/** Returns whether the match is the first word of its sentence. */
export function opens({ sentence, start }: MatchContext): boolean {
  return start < 20 && !/[\p{L}\p{N}]/u.test(sentence.slice(0, start));
}

/** Returns whether the match is the whole text. */
export function isWholeText(context: MatchContext): boolean {
  return opens(context) && atEnd(context);
}

/**
 * Returns whether a capitalised word (not the first of its sentence) or an ordinal stands directly before the match.
 */
export function afterName(context: MatchContext): boolean {
  const match = /(?:^|[\s("“'‘-])(\p{Lu}[\p{L}'’.-]*|\d{1,5}(?:st|nd|rd|th)),?\s+$/u.exec(before(context));
  if (match === null) return false;
  const word = match[1] ?? "";
  if (FUNCTION_WORDS.has(word.toLowerCase())) return false;
  return (
    /^\d/u.test(word) ||
    !opens({ ...context, start: context.start - match[0].trimStart().length }) ||
    KNOWN_FIRST.has(word)
  );
}

const FUNCTION_WORDS = words(
  "the a an in on at by of to from with and or but visit see near for is was ask call dear meet his her my our",
);

/** Common names of streets. */
const KNOWN_FIRST = words(`
  Main Elm Oak Maple Park Pine Cedar Washington High Church Market Broad Wall Baker Fleet Oxford Downing Bourbon Lombard
  Sunset Hollywood Wilshire Rodeo Madison Fifth Lexington Pennsylvania Michigan First Second Third Fourth Sixth Abbey
`);

/** Splits a reading into words and single letters, which are spelled: "i triple e". */
export function withLetters(
  text: string,
  place: { readonly from?: number; readonly to?: number } = {},
): VerbalisedPart[] {
  const runs = text.match(/\b\p{L}(?: \p{L})*(?![^ ])|\S{2,}(?: \S{2,})*/gu) ?? [];
  return runs.map((run) =>
    /^\S(?: \S)*$/u.test(run) ? { text: run.replaceAll(" ", ""), as: "letters", ...place } : { text: run, ...place },
  );
}
