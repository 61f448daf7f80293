import type { Rule } from "../../../../text/rule.js";
import { fractionWords } from "../../number-words/fraction.js";
import { cardinal } from "../../number-words/words.js";

/**
 * Rules for letters and digits in one word that no other rule has read. They split the word between letters and digits.
 * They are tried last, so that no digit remains.
 */
export const LEFTOVER_RULES: readonly Rule[] = [
  {
    class: "leftover",
    name: "letters before digits",
    begins: /\p{L}/u,
    pattern: /[\p{L}\p{M}]{1,40}(?=(?:['’‑-][\p{L}\p{M}]{1,40}){0,8}['’‑-]?\p{N})/uy,
    cuts: true,
    read: ([letters]) =>
      letters === "No"
        ? "number"
        : /^(?:\p{Lu}{1,4}|\p{L})$/u.test(letters)
          ? [{ text: letters, as: "letters" }]
          : letters,
  },
  {
    class: "leftover",
    name: "digits",
    begins: /\d/u,
    pattern: /\d{1,36}/uy,
    cuts: true,
    read: ([digits], { locale }) => cardinal(digits, locale),
  },
  {
    class: "leftover",
    name: "number of another kind",
    begins: /[^\P{N}\d]/u,
    pattern: /[^\P{N}\d]/uy,
    cuts: true,
    read: ([character], { locale }) => {
      const plain = character.normalize("NFKC").replaceAll(/[().]/gu, "");
      return fractionWords(plain, locale) ?? (/^\d{1,4}$/u.test(plain) ? cardinal(plain, locale) : undefined);
    },
  },
];
