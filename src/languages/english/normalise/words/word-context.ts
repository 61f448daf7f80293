import { before, type MatchContext, type Verbalisation, type VerbalisedPart } from "../../../../text/rule.js";

/** A table of words and what they are said as: one entry a line, `word = words`; several words with commas between. */
export function table(lines: string): ReadonlyMap<string, string> {
  const entries = lines.split(/[\n;]/u).flatMap((line) => {
    const [words = "", said = ""] = line.split("=");
    return words.split(",").map((word): [string, string] => [word.trim(), said.trim()]);
  });
  return new Map(entries.filter(([word]) => word !== ""));
}

/** A set of words, written with white space between. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Whether nothing but closing marks follows in the sentence. */
export function atEnd({ sentence, end }: MatchContext): boolean {
  return /^["'”’)\]}*_~`»›]*\s*$/u.test(sentence.slice(end, end + 40)) && sentence.length - end <= 40;
}

/** Words for something that ended in a full stop, which is heard where it ends the sentence too. */
export function stopped(text: string, context: MatchContext, as?: "letters"): Verbalisation {
  const full = context.sentence.charAt(context.end - 1) === "." && atEnd(context);
  return [{ text, ...(as !== undefined && { as }), ...(full && { mark: "." }) }];
}

/** Whether the match stands among words in capitals, where capitals say nothing about a word. */
export function shouted({ sentence, start, end }: MatchContext): boolean {
  const previous = /(\p{L}[\p{L}'’]*)[^\p{L}\p{N}]*$/u.exec(sentence.slice(Math.max(0, start - 30), start))?.[1];
  const next = /^[^\p{L}\p{N}]*(\p{L}[\p{L}'’]*)/u.exec(sentence.slice(end, end + 30))?.[1];
  const loud = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}{2,}(?:['’]\p{Lu}+)?$/u.test(word);
  const calm = (word: string | undefined): boolean => word !== undefined && /\p{Ll}/u.test(word);
  if (calm(previous) || calm(next)) return loud(previous) && loud(next);
  return loud(previous) || loud(next);
}

/** Whether the match is the first word of its sentence. */
export function opens({ sentence, start }: MatchContext): boolean {
  return start < 20 && !/[\p{L}\p{N}]/u.test(sentence.slice(0, start));
}

/** Whether a capitalised word, not the first of its sentence, or a number stands right before the match. */
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

/** Names that streets often bear. */
const KNOWN_FIRST = words(`
  Main Elm Oak Maple Park Pine Cedar Washington High Church Market Broad Wall Baker Fleet Oxford Downing Bourbon Lombard
  Sunset Hollywood Wilshire Rodeo Madison Fifth Lexington Pennsylvania Michigan First Second Third Fourth Sixth Abbey
`);

/** Words of which those of one letter are names of letters: "i triple e". */
export function withLetters(
  text: string,
  place: { readonly from?: number; readonly to?: number } = {},
): VerbalisedPart[] {
  const runs = text.match(/\b\p{L}(?: \p{L})*(?![^ ])|\S{2,}(?: \S{2,})*/gu) ?? [];
  return runs.map((run) =>
    /^\S(?: \S)*$/u.test(run) ? { text: run.replaceAll(" ", ""), as: "letters", ...place } : { text: run, ...place },
  );
}
