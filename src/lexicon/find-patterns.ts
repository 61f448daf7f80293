import type { SourceRange } from "../core/range.js";
import { REFERENCE } from "./entries.js";
import type { LexiconPattern } from "./lexicon.js";

/** A match of a pattern. */
export interface Found extends SourceRange {
  /** The spelling to read in place of the match; absent if the pattern has phonemes. */
  readonly alias?: string;
}

/** Returns all matches of one pattern in a text, in order. Some patterns never end. */
export function findPattern(text: string, { match, saying }: LexiconPattern): Found[] {
  const global = match.global ? match : new RegExp(match.source, `${match.flags}g`);
  const found: Found[] = [];
  for (const it of text.matchAll(global)) {
    const [written] = it;
    const range = { start: it.index, end: it.index + written.length };
    // Drop empty matches. But keep one in an empty text: there the caller tests whether the pattern can match nothing.
    if (written === "" && text !== "") continue;
    found.push(saying.kind === "sub" ? { ...range, alias: expand(saying.alias, it) } : range);
  }
  return found;
}

function expand(template: string, match: RegExpExecArray): string {
  const spoken = template.replaceAll(REFERENCE, (reference, number?: string, name?: string) => {
    if (number !== undefined) return match[Number(number)] ?? "";
    if (name !== undefined) return match.groups?.[name] ?? "";
    return reference === "$&" ? match[0] : "$";
  });
  return spoken.trim();
}
