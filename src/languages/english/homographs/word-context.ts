import type { TaggedToken } from "../tagging/tagger.js";

/** A word and what stands about it. */
export class WordContext {
  readonly tokens: readonly TaggedToken[];
  readonly index: number;

  constructor(tokens: readonly TaggedToken[], index: number) {
    this.tokens = tokens;
    this.index = index;
  }

  get word(): string {
    return this.wordAt(0);
  }

  get tag(): string {
    return this.tagAt(0);
  }

  get capital(): boolean {
    return /^\p{Lu}/u.test(this.tokens[this.index]?.text ?? "");
  }

  /** Whether it is the first word of the sentence: quotation marks and the like do not count. */
  get first(): boolean {
    return !this.tokens.slice(0, this.index).some(({ text }) => /\p{L}/u.test(text));
  }

  /** In lower case, at so many tokens from here; "" beyond the ends. */
  wordAt(offset: number): string {
    return lower(this.tokens[this.index + offset]);
  }

  /** "" beyond the ends. */
  tagAt(offset: number): string {
    return this.tokens[this.index + offset]?.tag ?? "";
  }

  /** Offset of the nearest token before that is no adverb and no "not": "they do not often object". */
  get governor(): number {
    let offset = -1;
    while (ADVERB.has(this.tagAt(offset)) && !CONTENT_ADVERBS.has(this.wordAt(offset))) offset -= 1;
    return offset;
  }

  /** The clause about the word, without its ends: marks, conjunctions and the words that open a clause. */
  get clause(): { readonly start: number; readonly end: number } {
    let start = this.index;
    while (start > 0 && !isBoundary(this.tokens[start - 1])) start -= 1;
    let end = this.index + 1;
    while (end < this.tokens.length && !isBoundary(this.tokens[end])) end += 1;
    return { start, end };
  }

  /** Whether another word of the clause is a verb that says when or who. */
  get hasOtherVerb(): boolean {
    const { start, end } = this.clause;
    return this.tokens
      .slice(start, end)
      .some(({ tag }, at) => start + at !== this.index && (FINITE.has(tag) || (at === 0 && tag === "VB")));
  }

  /** Whether the words stand there in this order, `*` being this one. */
  hasPhrase(phrase: readonly string[]): boolean {
    const here = phrase.indexOf("*");
    return phrase.every((word, at) => at === here || this.wordAt(at - here) === word);
  }
}

function lower(token: TaggedToken | undefined): string {
  return token?.text.toLowerCase().replaceAll("’", "'") ?? "";
}

const ADVERB: ReadonlySet<string> = new Set(["RB", "RBR", "RBS"]);
/** They are tagged as adverbs, and yet a noun may follow them. */
const CONTENT_ADVERBS: ReadonlySet<string> = new Set("so too very quite rather more most less as".split(" "));
const FINITE: ReadonlySet<string> = new Set("VBZ VBP VBD MD".split(" "));
const CLAUSE_TAGS: ReadonlySet<string> = new Set(", . : -LRB- -RRB- `` '' CC WDT WP WRB".split(" "));
const SUBORDINATORS: ReadonlySet<string> = new Set(
  "that if because although though while whereas since unless until till when whenever where after before as than whether lest once".split(
    " ",
  ),
);

function isBoundary(token: TaggedToken | undefined): boolean {
  if (token === undefined) return true;
  return CLAUSE_TAGS.has(token.tag) || (token.tag === "IN" && SUBORDINATORS.has(lower(token)));
}

/** Whether a word tagged as a preposition opens a clause: a verb may follow its subject then. */
export function opensClause(word: string): boolean {
  return SUBORDINATORS.has(word);
}
