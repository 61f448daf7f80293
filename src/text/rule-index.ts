import type { Rule } from "./rule.js";

/** Rules by the character that they may begin with, so that few of them are tried on a plain word. */
export class RuleIndex {
  /** By ASCII code. */
  readonly #ascii: readonly (readonly Rule[])[];
  readonly #otherLetters: readonly Rule[];
  readonly #all: readonly Rule[];

  constructor(rules: readonly Rule[]) {
    const starting = (character: string): readonly Rule[] =>
      rules.filter(({ starts }) => starts === undefined || starts.test(character));
    this.#ascii = Array.from({ length: 0x80 }, (_, code) => starting(String.fromCharCode(code)));
    // An ideograph stands for letters that no rule of a Latin script names.
    this.#otherLetters = starting("\u4e00");
    this.#all = rules;
  }

  /** The rules to try on what begins at `at`, in order. */
  at(text: string, at: number): readonly Rule[] {
    const code = text.charCodeAt(at);
    const known = this.#ascii[code];
    if (known !== undefined) return known;
    return code >= 0x2e80 && code < 0xd800 && /\p{L}/u.test(text.charAt(at)) ? this.#otherLetters : this.#all;
  }
}
