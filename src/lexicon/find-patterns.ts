import type { SourceRange } from "../core/range.js";
import { REFERENCE } from "./entries.js";
import type { LexiconPattern } from "./lexicon.js";

/** What a pattern has found. */
export interface Found extends SourceRange {
  /** What is said in its place, where that is another spelling. */
  readonly alias?: string;
}

/** All that one pattern finds in a text, in order. Takes as long as the pattern wants, which may be for ever. */
export function findPattern(text: string, { match, saying }: LexiconPattern): Found[] {
  const global = match.global ? match : new RegExp(match.source, `${match.flags}g`);
  const found: Found[] = [];
  for (const it of text.matchAll(global)) {
    const [written] = it;
    const range = { start: it.index, end: it.index + written.length };
    // Where nothing is written there is nothing to say; an empty text asks whether the pattern fits there all the same.
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
