import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, spellDigits } from "../../number-words/words.js";
import { previousWord } from "./number-context.js";
import { isLife } from "./year-context.js";

const GAP = String.raw`[-‑–. \u00a0]`;
const EXTENSION = String.raw`(?:,? ?(?:x|ext\.?|extension) ?(?<extension>\d{1,6}))?`;

/** Rules that read telephone numbers digit by digit, with a pause between groups. */
export const TELEPHONE_RULES: readonly Rule[] = [
  {
    class: "telephone",
    name: "international",
    pattern: sticky(String.raw`\+(?<number>\d{1,3}(?:${GAP}?\(?\d{1,5}\)?){1,6})${EXTENSION}${END}`),
    read: (match) => {
      const number = match.groups?.["number"] ?? "";
      const digits = number.replaceAll(/\D/gu, "");
      return digits.length < 8 || digits.length > 15 ? undefined : groups(match[0]);
    },
  },
  {
    class: "telephone",
    name: "American",
    pattern: sticky(
      String.raw`(?:1${GAP}?)?(?:\(\d{3}\)${GAP}?|\d{3}(?<gap>[-‑–. \u00a0]))\d{3}[-‑–. \u00a0]\d{4}${EXTENSION}(?![-–]\d)${END}`,
    ),
    read: (match) => groups(match[0]),
  },
  {
    class: "telephone",
    name: "Australian",
    // 1300 555 019
    pattern: sticky(String.raw`1[38]00[- \u00a0]\d{3}[- \u00a0]\d{3}${END}(?!-)`),
    read: ([written]) => groups(written),
  },
  {
    class: "telephone",
    name: "with letters",
    pattern: sticky(
      String.raw`(?:1${GAP})?\d{3}${GAP}(?<word>[A-Z]{3,9}(?:-[A-Z]{2,7})?|\d{3}-[A-Z]{4}|[A-Z]{1,7}(?:-(?:\d|[A-Z]{1,7})){1,3})(?![\p{L}\p{N}])`,
    ),
    read: ([written]) => (/^(?:1.)?[2-9]\d\d./u.test(written) && /-/u.test(written) ? groups(written) : undefined),
  },
  {
    class: "telephone",
    name: "local",
    pattern: sticky(String.raw`(?<number>\d{3}[-‑–. ]\d{4})${EXTENSION}(?![-–]\d)${END}`),
    read: (match, context) => {
      const number = match.groups?.["number"] ?? "";
      const called = CALL.test(before(context)) || match.groups?.["extension"] !== undefined;
      // The years of a life: Avicenna (980-1037).
      const [first = "", second = ""] = number.split("-");
      if (!called && isLife(first, second, context) && after(context).startsWith(")")) return undefined;
      return /^\d{3}-/u.test(number) || called ? groups(match[0]) : undefined;
    },
  },
  {
    class: "telephone",
    name: "in two groups",
    // 555-1234567
    pattern: sticky(String.raw`\d{3}-\d{7}(?!-)${END}`),
    read: ([written]) => (written.endsWith("0000") ? undefined : groups(written)),
  },
  {
    class: "telephone",
    name: "with a trunk zero",
    pattern: sticky(String.raw`(?:\(0\d{1,4}\)|0\d{1,4})(?:[- \u00a0]\d{2,7}){1,4}${END}`),
    read: ([written]) =>
      /^\D?\d{2}-\d{2}(?:-\d{2})?$/u.test(written) ||
      // "Open 0800-1700"
      /^(?:0\d|1\d|2[0-3])[0-5]\d-(?:0\d|1\d|2[0-4])[0-5]\d$/u.test(written) ||
      written.replaceAll(/\D/gu, "").length < 8
        ? undefined
        : groups(written),
  },
  {
    class: "telephone",
    name: "prefix",
    pattern: sticky(`1-(?<prefix>8(?:00|33|44|55|66|77|88)|900)${END}`),
    read: ({ groups: { prefix = "" } = NO_GROUPS }) => `one ${rowWords(prefix, 0, undefined)}`,
  },
  {
    class: "telephone",
    name: "after a verb",
    pattern: sticky(String.raw`\d{3,15}(?:[-. ]\d{2,6}){0,4}${END}`),
    read: ([written], context) => {
      const count = written.replaceAll(/\D/gu, "").length;
      const short = /^(?:911|999|112|411|311|211|511|611|711|811|988|101|111|000|116)$/u.test(written);
      if (short && (CALL_SHORT.test(before(context)) || isEmergencyNumber(written, context)))
        return spellDigits(written);
      if (written === "911" && emergency(context)) return spellDigits(written);
      return count >= 5 && CALL.test(before(context)) ? groups(written) : undefined;
    },
  },
  {
    class: "telephone",
    name: "code with a star",
    // Dial *67.
    begins: /\*/u,
    pattern: sticky(String.raw`\*(?<code>\d{2,3})(?<hash>#)?${END}`),
    read: ({ groups: { code = "", hash } = NO_GROUPS }, context) =>
      /\b(?:dial|call|press|enter|text|code|using|use)(?:ed|s|ing)? $/iu.test(before(context))
        ? `star ${spellDigits(code)}${hash === undefined ? "" : " pound"}`
        : undefined,
  },
  {
    class: "telephone",
    name: "hash after digits",
    // "4471#", "press 1#", "a 50# bag"
    begins: /#/u,
    pattern: sticky(String.raw`#(?![\p{L}\p{N}#])`),
    read: (_, context) =>
      /(?<![\p{L}\p{N}.#])\d{1,12}$/u.test(before(context))
        ? context.locale === "en-gb"
          ? "hash"
          : "pound"
        : undefined,
  },
  {
    class: "telephone",
    name: "extension",
    pattern: sticky(String.raw`(?:[Ee]xt\.?|[Ee]xtension) ?(?<number>\d{1,6})${END}`),
    read: ({ groups: { number = "" } = NO_GROUPS, 0: written }) => [
      { text: "extension", to: written.length - number.length },
      { text: spellDigits(number), from: written.length - number.length },
    ],
  },
];

const CALL =
  /(?:\b(?:call(?:ed|ing|s)?|phone[ds]?|tel(?:ephone)?|dial(?:ed|led|s)?|fax|text(?:ed)?|mobile|cell|whatsapp|ring|hotline|reach(?:ed)?)\b[^.\d]{0,22})$/iu;

const CALL_SHORT =
  /(?:\b(?:call(?:ed|ing|s)?|phone[ds]?|dial(?:ed|led|ing|s)?|text(?:ed)?|ring|rang)\b(?: (?:me|us|them|him|her|up|the|on|at))?|emergency (?:number|line|services)[^.\d]{0,24}) $/iu;

/** Numbers that people call in an emergency, in a text about one: "999 (UK), 112 (EU)". */
function isEmergencyNumber(written: string, { sentence, start, end }: MatchContext): boolean {
  return (
    /^(?:911|999|112|000|111|110|119|988|101)$/u.test(written) &&
    /\b(?:emergency|emergencies|dial|police|ambulance|hotline|helpline)\b/iu.test(sentence) &&
    !/^(?:,\d| \p{Ll}{3,}s\b|%)/u.test(sentence.slice(end, end + 20)) &&
    !/[$£€#]$/u.test(sentence.slice(0, start).slice(-1))
  );
}

/** Returns whether 911 is the emergency number, judging by the words around it. */
function emergency(context: MatchContext): boolean {
  return (
    !/^(?:porsche|turbo|carrera)$/u.test(previousWord(context)) &&
    /^(?: (?:call|calls|operator|operators|dispatcher|dispatchers|emergency|center|system|caller|line)\b|[.,!?;]|$)/u.test(
      context.sentence.slice(context.end, context.end + 14),
    )
  );
}

/** Reads each group of digits separately, with a pause after it, and letters as a word. */
export function groups(written: string): readonly VerbalisedPart[] {
  const rows = [...written.matchAll(/\+|\d+|(?:x|ext\.?|extension)(?= ?\d)|[A-Z]+/giu)];
  return rows.map(([row], index): VerbalisedPart => {
    const next = rows[index + 1];
    const end = next?.index ?? written.length;
    const text = rowWords(row, index, rows[index - 1]?.[0]);
    const pause = next !== undefined && row !== "+" && !/^(?:x|ext)/iu.test(row) && !/^1$/u.test(row);
    return { text, from: rows[index]?.index ?? 0, to: end, ...(pause && { mark: "," }) };
  });
}

function rowWords(row: string, index: number, previous: string | undefined): string {
  if (row === "+") return "plus";
  if (/^(?:x|ext\.?|extension)$/iu.test(row)) return "extension";
  if (/^\D/u.test(row)) return row.toLowerCase();
  const free = /^[89]00$/u.test(row) && (index === 0 || previous === "1");
  return free ? cardinal(row, "en-us") : spellDigits(row);
}
