import { BoundedCache } from "../pronounce/bounded-cache.js";
import type { ExceptionTokens, TokenizerRules } from "./tagger-data.js";
import { WHITE_SPACE } from "./white-space.js";

/** A token of spaCy's tokenizer. */
export interface SpacyToken {
  readonly text: string;
  /** Offset in the text. @unit UTF-16 code units */
  readonly start: number;
  /** The norm that a special case sets for the token. */
  readonly norm: string | undefined;
  /** Whether a space follows. This space is not a token. */
  readonly spaced: boolean;
}

interface Part {
  readonly text: string;
  readonly norm?: string | undefined;
}

const CACHED_WORDS = 20_000;

/**
 * spaCy's English tokenizer. It splits the words between white space by special cases, then at prefixes, suffixes and
 * infixes. The order of the steps is that of `Tokenizer` in spaCy's `tokenizer.pyx`.
 */
export class Tokenizer {
  readonly #exceptions: ReadonlyMap<string, ExceptionTokens>;
  readonly #prefix: RegExp;
  readonly #suffix: RegExp;
  readonly #infix: RegExp;
  readonly #url: RegExp;
  readonly #words = new BoundedCache<readonly Part[]>(CACHED_WORDS);
  /** Texts of the tokens into which the affix rules alone would split a special case. */
  readonly #patterns = new BoundedCache<readonly string[] | null>(CACHED_WORDS);
  readonly #longestException: number;

  constructor(rules: TokenizerRules) {
    this.#exceptions = rules.exceptions;
    this.#prefix = new RegExp(rules.prefix, "u");
    this.#suffix = new RegExp(rules.suffix, "u");
    this.#infix = new RegExp(rules.infix, "gu");
    this.#url = new RegExp(rules.url, "u");
    this.#longestException = Math.max(...[...rules.exceptions.keys()].map((text) => text.length));
  }

  /** Splits a text into tokens. */
  tokenize(text: string): SpacyToken[] {
    const tokens: SpacyToken[] = [];
    for (const match of text.matchAll(PIECE)) {
      const [piece] = match;
      const start = match.index;
      if (BLANK.test(piece)) this.#addBlank(tokens, piece, start);
      else this.#addWord(tokens, piece, start);
    }
    return tokens;
  }

  /** Adds white space. The first space after a word belongs to the word; any other white space is a token. */
  #addBlank(tokens: SpacyToken[], piece: string, start: number): void {
    const last = tokens.at(-1);
    const taken = last !== undefined && piece.startsWith(" ") ? 1 : 0;
    if (last !== undefined && taken === 1) tokens[tokens.length - 1] = { ...last, spaced: true };
    const text = piece.slice(taken);
    if (text !== "") tokens.push({ text, start: start + taken, norm: undefined, spaced: false });
  }

  #addWord(tokens: SpacyToken[], word: string, start: number): void {
    let at = start;
    for (const { text, norm } of this.#words.get(word, () => this.#cutWord(word))) {
      tokens.push({ text, start: at, norm, spaced: false });
      at += text.length;
    }
  }

  #cutWord(word: string): readonly Part[] {
    return this.#exception(word) ?? this.#restoreExceptions(this.#cutAffixes(word, true));
  }

  #exception(text: string): Part[] | undefined {
    return this.#exceptions.get(text)?.map(([part, norm]) => ({ text: part, norm }));
  }

  /** @param special whether special cases stay whole; if not, only the affix rules split the word */
  #cutAffixes(word: string, special: boolean): Part[] {
    const isException = (text: string): boolean => special && this.#exceptions.has(text);
    const before: Part[] = [];
    const after: Part[] = [];
    let core = word;
    let previousLength = -1;
    while (core !== "" && core.length !== previousLength && !isException(core)) {
      previousLength = core.length;
      const prefix = this.#prefix.exec(core)?.[0] ?? "";
      const withoutPrefix = core.slice(prefix.length);
      if (prefix !== "" && isException(withoutPrefix)) {
        before.push({ text: prefix });
        core = withoutPrefix;
        break;
      }
      const suffix = this.#suffix.exec(withoutPrefix)?.[0] ?? "";
      const withoutSuffix = core.slice(0, core.length - suffix.length);
      if (suffix !== "" && isException(withoutSuffix)) {
        after.unshift({ text: suffix });
        core = withoutSuffix;
        break;
      }
      if (prefix !== "") before.push({ text: prefix });
      if (suffix !== "") after.unshift({ text: suffix });
      core = core.slice(prefix.length, core.length - suffix.length);
    }
    return [...before, ...this.#cutCore(core, special), ...after];
  }

  #cutCore(core: string, special: boolean): Part[] {
    if (core === "") return [];
    const exception = special ? this.#exception(core) : undefined;
    if (exception !== undefined) return exception;
    if (this.#url.test(core)) return [{ text: core }];
    const parts: Part[] = [];
    let start = 0;
    for (const match of core.matchAll(this.#infix)) {
      const [infix] = match;
      if (match.index === 0) continue;
      if (match.index > start) parts.push({ text: core.slice(start, match.index) });
      if (infix !== "") parts.push({ text: infix });
      start = match.index + infix.length;
    }
    if (start < core.length) parts.push({ text: core.slice(start) });
    return parts;
  }

  /** Restores special cases that the affix rules have split, such as "):" at the end of a word. */
  #restoreExceptions(parts: Part[]): readonly Part[] {
    const spans: { start: number; end: number; text: string }[] = [];
    for (let start = 0; start < parts.length; start += 1) {
      let text = "";
      for (let end = start; end < parts.length && text.length < this.#longestException; end += 1) {
        text += parts[end]?.text ?? "";
        const found = parts.slice(start, end + 1).map((part) => part.text);
        if (this.#matches(text, found)) spans.push({ start, end: end + 1, text });
      }
    }
    if (spans.length === 0) return parts;
    // Take the longest span first, then the earlier one. Skip a span that overlaps a taken one.
    spans.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const taken = new Set<number>();
    const kept = spans.filter(({ start, end }) => {
      const free = !taken.has(start) && !taken.has(end - 1);
      for (let at = start; at < end; at += 1) taken.add(at);
      return free;
    });
    kept.sort((a, b) => b.start - a.start);
    const restored = [...parts];
    for (const { start, end, text } of kept) restored.splice(start, end - start, ...(this.#exception(text) ?? []));
    return restored;
  }

  #matches(text: string, found: readonly string[]): boolean {
    if (!this.#exceptions.has(text)) return false;
    const pattern = this.#patterns.get(text, () => this.#affixPattern(text));
    return pattern !== null && pattern.length === found.length && pattern.every((part, at) => part === found[at]);
  }

  /** Returns the parts into which the affix rules split a special case, or `null` if no affix rule matches it. */
  #affixPattern(text: string): readonly string[] | null {
    const touched = this.#prefix.test(text) || this.#suffix.test(text) || text.search(this.#infix) >= 0;
    return touched ? this.#cutAffixes(text, false).map((part) => part.text) : null;
  }
}

/** Longer words are split here, since the tokenizer searches a word once for each mark in it. @unit characters */
const LONGEST_WORD = 200;
const PIECE = new RegExp(`[${WHITE_SPACE}]+|[^${WHITE_SPACE}]{1,${LONGEST_WORD}}`, "gu");
const BLANK = new RegExp(`^[${WHITE_SPACE}]`, "u");
