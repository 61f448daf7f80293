import type { Rule } from "./rule.js";

/** Rules in order, indexed by the first character of a word, so that few rules are tried at each word. */
export interface RuleIndex {
  /** Returns the rules that may match at an offset of a sentence. */
  at(sentence: string, offset: number): readonly Rule[];
}

/** Most characters whose rules are cached: more than any alphabet has. Further characters are looked up each time. */
const REMEMBERED = 2_000;

/** Creates the index of a list of rules; the first rule has priority. */
export function ruleIndex(rules: readonly Rule[]): RuleIndex {
  const known = new Map<number, readonly Rule[]>();
  return {
    at(sentence, offset) {
      const code = sentence.codePointAt(offset) ?? 0;
      const found = known.get(code);
      if (found !== undefined) return found;
      const character = String.fromCodePoint(code);
      const fitting = rules.filter(({ begins }) => begins === undefined || begins.test(character));
      if (known.size < REMEMBERED) known.set(code, fitting);
      return fitting;
    },
  };
}

/** Limits rules to words that begin with one of these characters. A rule that has its own `begins` keeps it. */
export function startingWith(begins: RegExp, rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ begins, ...rule }));
}
