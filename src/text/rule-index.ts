import type { Rule } from "./rule.js";

/** Rules in order, by the character that a word begins with: most of them need not be tried at most words. */
export interface RuleIndex {
  /** The rules for what begins at an offset of a sentence. */
  at(sentence: string, offset: number): readonly Rule[];
}

/** More characters than any alphabet has; what is beyond is looked up each time. */
const REMEMBERED = 2_000;

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

/** The same rules, tried only where one of these characters stands, unless they say themselves where. */
export function startingWith(begins: RegExp, rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ begins, ...rule }));
}
