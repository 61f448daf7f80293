import type { SourceRange } from "../core/range.js";
import type { Directive } from "../markup/script.js";
import { REFERENCE } from "./entries.js";
import type { Lexicon, LexiconPattern, LexiconWord, Saying } from "./lexicon.js";
import { readUnits, type Unit } from "./units.js";

/**
 * What the lexicons have to say about a text, in its order and without overlaps. Later lexicons overrule earlier ones.
 *
 * The longest entry wins; of one length, the one that is written exactly so. Patterns are looked for where no word of a
 * lexicon stands. Takes time in proportion to the text, however many words the lexicons have.
 */
export function lexiconDirectives(text: string, lexicons: readonly Lexicon[]): Directive[] {
  const words = findWords(text, buildTrie(lexicons.flatMap((lexicon) => lexicon.words)));
  const patterns = lexicons.toReversed().flatMap((lexicon) => lexicon.patterns);
  return [...words, ...findPatterns(text, patterns, words)].sort((a, b) => a.range.start - b.range.start);
}

/** Entries by their units in lower case. */
interface Node {
  readonly next: Map<string, Node>;
  /** What ends here, by how it is written; the same units may stand there with other spaces or capitals. */
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

/** Units as one string, in which a space stands where white space did. */
function join(units: readonly Unit[]): string {
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

function longest(units: readonly Unit[], at: number, root: Node): { saying: Saying; length: number } | undefined {
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

function findPatterns(text: string, patterns: readonly LexiconPattern[], words: readonly Directive[]): Directive[] {
  let directives: Directive[] = [];
  for (const { match, saying } of patterns) {
    const found = Array.from(text.matchAll(match), (it): Directive => {
      const range = { start: it.index, end: it.index + it[0].length };
      return saying.kind === "phonemes"
        ? { range, ...saying }
        : { range, kind: "sub", alias: expand(saying.alias, it) };
    }).filter(
      (directive) =>
        directive.range.end > directive.range.start && !(directive.kind === "sub" && directive.alias === ""),
    );
    const taken = [...words, ...directives].sort((a, b) => a.range.start - b.range.start);
    directives = [...directives, ...withoutOverlaps(found, taken)];
  }
  return directives;
}

function expand(template: string, match: RegExpExecArray): string {
  const spoken = template.replaceAll(REFERENCE, (reference, number?: string, name?: string) => {
    if (number !== undefined) return match[Number(number)] ?? "";
    if (name !== undefined) return match.groups?.[name] ?? "";
    return reference === "$&" ? match[0] : "$";
  });
  return spoken.trim();
}

/** Those of `directives` that touch none of `others`; both in order. */
function withoutOverlaps(
  directives: readonly Directive[],
  others: readonly { readonly range: SourceRange }[],
): Directive[] {
  let at = 0;
  let reached = 0; // The end of all others that begin before.
  return directives.filter(({ range }) => {
    for (let other = others[at]; other !== undefined && other.range.start < range.end; other = others[at]) {
      reached = Math.max(reached, other.range.end);
      at += 1;
    }
    return reached <= range.start;
  });
}
