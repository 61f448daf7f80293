import type { CallOptions } from "../core/engine.js";
import { type SourceRange, shiftRange } from "../core/range.js";
import type { Directive } from "../markup/marked-text.js";
import type { Found } from "./find-patterns.js";
import type { Lexicon, LexiconWord, Saying } from "./lexicon.js";
import type { OwnedPattern } from "./lexicon-patterns.js";
import { readUnits, type WrittenUnit } from "./units.js";

/** Options of {@link lexiconDirectives}. */
export interface LexiconSearchOptions extends CallOptions {
  /** Text before the text, which patterns see too. @default none */
  readonly before?: string | undefined;
}

/**
 * Returns the directives of the lexicons for a text, in order and without overlaps. Later lexicons override earlier ones.
 *
 * The longest entry wins; of equal length, the entry with exactly the same letters. Patterns match only where no word of a
 * lexicon matches. The search for words takes time in proportion to the text, for any number of words. Patterns run in
 * another thread with a time limit.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID` if a pattern takes too long.
 */
export async function lexiconDirectives(
  text: string,
  lexicons: readonly Lexicon[],
  { before = "", signal }: LexiconSearchOptions = {},
): Promise<Directive[]> {
  const words = findWords(text, buildTrie(lexicons.flatMap((lexicon) => lexicon.words)));
  const patterns = lexicons
    .toReversed()
    .flatMap((lexicon) => lexicon.patterns.map((pattern) => ({ pattern, lexicon })));
  if (patterns.length === 0) return words;
  const { findPatterns } = await import("./lexicon-patterns.js");
  const found = await findPatterns(before + text, patterns, { signal });
  const inText = found.map((matches) => matches.flatMap((match) => matchInText(match, before.length)));
  return [...words, ...layPatterns(patterns, inText, words)].sort((a, b) => a.range.start - b.range.start);
}

/** Returns the match in the text that begins at an offset of what was searched; none if it begins before the text. */
function matchInText(match: Found, offset: number): readonly Found[] {
  return match.start < offset ? [] : [{ ...match, ...shiftRange(match, -offset) }];
}

/** A node of the trie of words; its edges are units in lower case. */
interface Node {
  readonly next: Map<string, Node>;
  /** Entries that end here, by their exact spelling. Several may differ in spaces or capitals. */
  readonly sayings: Map<string, Saying>;
}

const createNode = (): Node => ({ next: new Map(), sayings: new Map() });

function buildTrie(words: readonly LexiconWord[]): Node {
  const root = createNode();
  for (const { written, saying } of words) {
    const units = readUnits(written);
    let node = root;
    for (const { folded } of units) {
      const next = node.next.get(folded) ?? createNode();
      node.next.set(folded, next);
      node = next;
    }
    node.sayings.set(join(units), saying);
  }
  return root;
}

/** Joins units into one string, with one space in place of white space. */
function join(units: readonly WrittenUnit[]): string {
  return units
    .map(({ exact, start }, index) => (start > (units[index - 1]?.end ?? start) ? ` ${exact}` : exact))
    .join("");
}

function findWords(text: string, root: Node): Directive[] {
  const directives: Directive[] = [];
  if (root.next.size === 0) return directives;
  const units = readUnits(text);
  for (let at = 0; at < units.length; ) {
    const found = longest(units, at, root);
    const [first, last] = [units[at], units[at + (found?.length ?? 1) - 1]];
    if (found && first && last) directives.push({ range: { start: first.start, end: last.end }, ...found.saying });
    at += found?.length ?? 1;
  }
  return directives;
}

function longest(
  units: readonly WrittenUnit[],
  at: number,
  root: Node,
): { saying: Saying; length: number } | undefined {
  let found: { saying: Saying; length: number } | undefined;
  let node = root.next.get(units[at]?.folded ?? "");
  for (let length = 1; node !== undefined; length += 1) {
    const written = node.sayings.size > 0 ? join(units.slice(at, at + length)) : "";
    const saying = node.sayings.get(written) ?? node.sayings.get(written.toLowerCase());
    if (saying !== undefined) found = { saying, length };
    node = node.next.get(units[at + length]?.folded ?? "");
  }
  return found;
}

/** Returns the directives of the patterns; an earlier pattern overrides a later one. */
function layPatterns(
  patterns: readonly OwnedPattern[],
  found: readonly (readonly Found[])[],
  words: readonly Directive[],
): Directive[] {
  let directives: Directive[] = [];
  for (const [index, { pattern }] of patterns.entries()) {
    const { saying } = pattern;
    const matches = (found[index] ?? [])
      .map(
        ({ start, end, alias = "" }): Directive =>
          saying.kind === "sub" ? { range: { start, end }, kind: "sub", alias } : { range: { start, end }, ...saying },
      )
      .filter((directive) => !(directive.kind === "sub" && directive.alias === ""));
    const taken = [...words, ...directives].sort((a, b) => a.range.start - b.range.start);
    directives = [...directives, ...withoutOverlaps(matches, taken)];
  }
  return directives;
}

/** Returns the directives that overlap none of `others`. Both lists are in order. */
function withoutOverlaps(
  directives: readonly Directive[],
  others: readonly { readonly range: SourceRange }[],
): Directive[] {
  let at = 0;
  let reached = 0; // The end of all others that begin before the directive ends.
  return directives.filter(({ range }) => {
    for (let other = others[at]; other !== undefined && other.range.start < range.end; other = others[at]) {
      reached = Math.max(reached, other.range.end);
      at += 1;
    }
    return reached <= range.start;
  });
}
