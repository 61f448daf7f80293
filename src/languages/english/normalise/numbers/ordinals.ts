import type { Rule } from "../../../../text/rule.js";
import { NO_GROUPS, sticky, WHOLE } from "../../number-words/amount.js";
import { ordinal, plural } from "../../number-words/words.js";

/** An ordinal of older texts, before a word that follows ordinals: "the 3d of March". Elsewhere "3d" means "3D". */
export const OLD_ORDINAL: string = String.raw`\d{0,2}[23]d(?= (?:of|inst|ult|prox|day|and|Regiment|Cavalry|Infantry|Battalion|Brigade|Division|Corps|Army|Street|St|Avenue|Ave|edition|ed|vol|chap|chapter)\b)`;

/** The rules for ordinals, also with raised letters: 1st, 22nd, 1,000th. */
export const ORDINAL_RULES: readonly Rule[] = [
  {
    class: "ordinal",
    name: "old",
    // The 3d of March, the 22d Regiment
    pattern: sticky(OLD_ORDINAL),
    read: ([written], { locale }) => ordinal(written.slice(0, -1), locale),
  },
  {
    class: "ordinal",
    name: "with its letters apart",
    // the 1 st magnitude
    pattern: sticky(String.raw`(?<number>\d{0,2}[1-9]|\d{0,2}[1-9]0) (?<ending>st|nd|rd|th)(?= \p{Ll}{3})`),
    read: ({ groups: { number = "", ending = "" } = NO_GROUPS }, { locale }) =>
      ending === endingOf(number) ? ordinal(number, locale) : undefined,
  },
  {
    class: "ordinal",
    name: "from and to",
    // the weekend of the 12-13th
    pattern: sticky(String.raw`(?<from>\d{1,2})[-–](?<to>\d{1,2})(?:st|nd|rd|th)(?![\p{L}\p{N}])`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS }, { locale }) =>
      Number(from) < Number(to) ? `${ordinal(from, locale)} to ${ordinal(to, locale)}` : undefined,
  },
  {
    class: "ordinal",
    name: "ordinal",
    pattern: sticky(
      String.raw`(?<number>${WHOLE})(?:st|nd|rd|th|ST|ND|RD|TH|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ|ª)(?:(?<dash>[-–—/])(?=\d{1,4}(?:st|nd|rd|th)(?!\p{L}))|(?<many>s)?(?![\p{L}\p{N}]))`,
    ),
    read: ({ groups: { number = "", many, dash } = NO_GROUPS, 0: written }, { locale }) => {
      const words = ordinal(number.replaceAll(/\D/gu, ""), locale);
      if (dash !== undefined)
        return [
          { text: words, to: written.length - 1 },
          // 7th/9th Battalion
          { text: dash === "/" ? "" : "to", from: written.length - 1 },
        ];
      return many === undefined ? words : plural(words);
    },
  },
];

/** Returns the letters after the digits of an ordinal: 21 → st, 12 → th. */
function endingOf(number: string): string {
  if (/1\d$/u.test(number)) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[number.slice(-1)] ?? "th";
}
