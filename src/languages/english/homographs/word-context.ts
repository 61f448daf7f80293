import type { TaggedToken } from "../tagging/tagger.js";

/** A word with the sentence around it. */
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

  /** The tagger's description of the word in its sentence. */
  get vector(): Float32Array {
    return this.tokens[this.index]?.vector ?? new Float32Array(0);
  }

  get capital(): boolean {
    return /^\p{Lu}/u.test(this.tokens[this.index]?.text ?? "");
  }

  /** Whether the word is the first of the sentence. Tokens without letters, such as quotation marks, do not count. */
  get first(): boolean {
    return !this.tokens.slice(0, this.index).some(({ text }) => /\p{L}/u.test(text));
  }

  /** Returns the token at this offset from the word, in lower case; "" outside the sentence. */
  wordAt(offset: number): string {
    return lower(this.tokens[this.index + offset]);
  }

  /** Returns the tag at this offset from the word; "" outside the sentence. */
  tagAt(offset: number): string {
    return this.tokens[this.index + offset]?.tag ?? "";
  }

  /** Offset of the nearest token before the word, skipping adverbs and "not": "do" in "they do not often object". */
  get governor(): number {
    let offset = -1;
    while (ADVERB.has(this.tagAt(offset)) && !CONTENT_ADVERBS.has(this.wordAt(offset))) offset -= 1;
    return offset;
  }

  /**
   * The clause around the word. Marks, conjunctions and words that open a clause are its boundaries, and not part of
   * it.
   */
  get clause(): { readonly start: number; readonly end: number } {
    let start = this.index;
    while (start > 0 && !isBoundary(this.tokens[start - 1])) start -= 1;
    let end = this.index + 1;
    while (end < this.tokens.length && !isBoundary(this.tokens[end])) end += 1;
    return { start, end };
  }

  /** Whether the clause has another finite verb. */
  get hasOtherVerb(): boolean {
    const { start, end } = this.clause;
    return this.tokens
      .slice(start, end)
      .some(({ tag }, at) => start + at !== this.index && (FINITE.has(tag) || (at === 0 && tag === "VB")));
  }

  /** Returns whether the sentence has this phrase, where `*` is the word. */
  hasPhrase(phrase: readonly string[]): boolean {
    const here = phrase.indexOf("*");
    return phrase.every((word, at) => at === here || this.wordAt(at - here) === word);
  }
}

function lower(token: TaggedToken | undefined): string {
  return token?.text.toLowerCase().replaceAll("’", "'") ?? "";
}

const ADVERB: ReadonlySet<string> = new Set(["RB", "RBR", "RBS"]);
/** Words with the tag of an adverb that may stand before a noun. */
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

/** Parses a set of words with a space between them. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
