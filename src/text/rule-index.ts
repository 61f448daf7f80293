import type { Rule } from "./rule.js";

/** A rule whose pattern matches a sentence at some place. */
export interface RuleMatch {
  readonly rule: Rule;
  readonly match: RegExpExecArray;
}

/** Rules in order, indexed by the first character of a word, so that few rules are tried at each word. */
export interface RuleIndex {
  /** Returns a search for the rules whose patterns match at an offset of a sentence. The first rule has priority. */
  search(sentence: string): RuleSearch;
}

/** Yields the rules whose patterns match at an offset. */
export type RuleSearch = (offset: number) => Generator<RuleMatch, void, void>;

/** A rule, and the kinds of text that its pattern has run on. */
interface Entry {
  readonly rule: Rule;
  narrow: boolean;
  wide: boolean;
}

/** Most characters whose rules are cached: more than any alphabet has. Further characters are looked up each time. */
const REMEMBERED = 2_000;

/** Creates the index of a list of rules; the first rule has priority. */
export function ruleIndex(rules: readonly Rule[]): RuleIndex {
  const entries = rules.map((rule): Entry => ({ rule, narrow: false, wide: false }));
  const known = new Map<number, readonly Entry[]>();
  const fitting = (code: number): readonly Entry[] => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const character = String.fromCodePoint(code);
    const fresh = entries.filter(({ rule: { begins } }) => begins === undefined || begins.test(character));
    if (known.size < REMEMBERED) known.set(code, fresh);
    return fresh;
  };
  return {
    search(sentence) {
      const width = /[^\0-\xFF]/u.test(sentence) ? "wide" : "narrow";
      return function* (offset) {
        for (const entry of fitting(sentence.codePointAt(offset) ?? 0)) {
          const { rule } = entry;
          if (!entry[width]) compile(rule.pattern, sentence, offset);
          entry[width] = true;
          rule.pattern.lastIndex = offset;
          const match = rule.pattern.exec(sentence);
          if (match !== null && match[0] !== "") yield { rule, match };
        }
      };
    },
  };
}

/** Length from which V8 compiles a regular expression to machine code before its first run. @unit characters */
const COMPILED_AT_ONCE = 1_000;

/**
 * Lets V8 compile a pattern to machine code, for texts of this width of characters. For a shorter text, V8 would make code for
 * its interpreter first, and machine code at the second run: together three times the work, 0.15 s for all rules of English.
 */
function compile(pattern: RegExp, sentence: string, offset: number): void {
  pattern.lastIndex = offset;
  pattern.test(sentence.padEnd(COMPILED_AT_ONCE, "\0"));
}

/** Limits rules to words that begin with one of these characters. A rule that has its own `begins` keeps it. */
export function startingWith(begins: RegExp, rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ begins, ...rule }));
}
