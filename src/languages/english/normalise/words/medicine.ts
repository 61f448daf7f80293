import { after, before, type Rule } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";

/** Rules for the short forms of prescriptions and records: "q8h", "× 10 d", "x3 days", "c/o pain". */
export const MEDICINE_RULES: readonly Rule[] = [
  {
    class: "medicine",
    name: "interval",
    // q8h, q4-6h, q12 hrs
    begins: /[qQ]/u,
    pattern: /[qQ](\d{1,2})(?:[-–](\d{1,2}))?\s?(h|hrs?|min|d|wk)(?![\p{L}\p{N}])/uy,
    read: ([, from = "", to, unit = ""], { locale }) => {
      const name = { h: "hour", hr: "hour", hrs: "hour", min: "minute", d: "day" }[unit] ?? "week";
      const range = to === undefined ? "" : ` to ${cardinal(to, locale)}`;
      return `every ${cardinal(from, locale)}${range} ${name}s`;
    },
  },
  {
    class: "medicine",
    name: "length of a course",
    // × 10 d, x 7 days, x3 days
    begins: /[x×]/u,
    pattern: /[x×]\s?(\d{1,3})\s?(d|wks?|mo|h|hrs?)(?![\p{L}\p{N}])/uy,
    read: ([, count = "", unit = ""], context) =>
      /\p{L}\s$/u.test(before(context))
        ? `times ${cardinal(count, context.locale)} ${UNITS[unit.replace(/s$/u, "")]}${count === "1" ? "" : "s"}`
        : undefined,
  },
  {
    class: "medicine",
    name: "times",
    begins: /[x×]/u,
    pattern:
      /[x×]\s?(\d{1,3})(?=\s(?:days?|weeks?|months?|years?|hours?|doses?|episodes?|sets?|reps?|nights?)(?!\p{L}))/uy,
    read: ([, count = ""], context) =>
      /\p{L}[.\s,]{1,3}$/u.test(before(context)) ? `times ${cardinal(count, context.locale)}` : undefined,
  },
  {
    class: "medicine",
    name: "times a day",
    begins: /[BTQbtq]/u,
    pattern: /(BID|TID|QID|QD|QHS|bid|tid|qid|qd|qhs)(?!\p{L})/uy,
    read: ([, letters = ""], context) =>
      /(?:\b(?:PO|po|IV|IM|SC|SQ|tabs?|tablets?|caps?|capsules?|units|gtts?|drops|puffs|times)|\d ?(?:m[gLl]|mcg|g|µg|IU|units?)) $/u.test(
        before(context),
      )
        ? [{ text: letters, as: "letters" }]
        : undefined,
  },
  {
    class: "medicine",
    name: "by mouth",
    begins: /p/u,
    // 25mg po daily
    pattern: /po(?= (?:daily|once|twice|bid|tid|qid|qd|qhs|q\d|every|prn|at|nightly|x)\b)/uy,
    read: (_, context) =>
      /(?:\d ?(?:m[gLl]|mcg|g|µg|IU|units?)|\b(?:tabs?|tablets?|caps?|capsules?)) $/u.test(before(context))
        ? [{ text: "po", as: "letters" }]
        : undefined,
  },
  {
    class: "medicine",
    name: "with a stroke",
    // p/w chest pain, edema b/l
    begins: /[pb]/u,
    pattern: /p\/w(?=\s\p{L})|b\/l(?!\p{L})/uy,
    read: ([written]) => (written === "p/w" ? "presenting with" : "bilateral"),
  },
  {
    class: "medicine",
    name: "sex of a patient",
    // 67 y/o M w/ chest pain
    begins: /[MF]/u,
    pattern: /[MF](?=[\s,.])/uy,
    read: ([sex], context) =>
      /\d{1,3}[ -]?(?:y\/?o|yr[ -]old|year[ -]old)[ -]$/u.test(before(context))
        ? sex === "M"
          ? "male"
          : "female"
        : undefined,
  },
  {
    class: "medicine",
    name: "into a vein",
    // Start IV Lasix
    begins: /I/u,
    pattern: /IV(?![\p{L}\p{N}'’])/uy,
    read: (_, context) =>
      /\b(?:[Ss]tart(?:ed)?|[Gg]ive[n]?|[Gg]ave|[Pp]laced?|[Vv]ia|[Bb]y|an|[Rr]eceived|on|[Pp]eripheral|mg|mcg|mL|units?|bolus) $/u.test(
        before(context),
      ) ||
      /^ (?:fluids?|lines?|drips?|bags?|push|bolus|antibiotics?|infusions?|access|therapy|contrast|poles?|drugs?|site|catheter|steroids?|morphine|[A-Z]?[a-z]{3,20} \d+ ?m?c?g)\b/u.test(
        after(context),
      )
        ? [{ text: "IV", as: "letters" }]
        : undefined,
  },
  {
    class: "medicine",
    name: "power of a count",
    // 7.8 x10^9/L
    begins: /[x×]/u,
    pattern: /[x×]\s?10(\^?)(\d{1,2})(?:\/([mµμ]?L))?(?![\p{L}\p{N}])/uy,
    // Without its sign, a power has a unit: "7.8 x109/L", but "1920 x 1080".
    read: ([, sign, power = "", per], context) =>
      /\d\s?$/u.test(before(context)) && (sign !== "" || per !== undefined)
        ? `times ten to the power of ${cardinal(power, context.locale)}${per === undefined ? "" : ` per ${{ L: "liter", mL: "milliliter" }[per] ?? "microliter"}`}`
        : undefined,
  },
  {
    class: "medicine",
    name: "complaining of",
    begins: /c/u,
    pattern: /c\/o(?=\s)/uy,
    read: (_, context) =>
      /(?:\b(?:[Pp]ts?|patient|presents?|presented|presenting|man|woman|male|female|boy|girl|F|M|yo|old|who|hx|and|now|still|also)[\s,]{1,2})$|^\s?$/u.test(
        before(context),
      ) &&
      (/^\s\p{Ll}/u.test(after(context)) || /^\s(?:CP|SOB|HA|N\/V|LBP|abd)\b/u.test(after(context)))
        ? "complaining of"
        : undefined,
  },
];

const UNITS: Readonly<Record<string, string>> = { d: "day", wk: "week", mo: "month", h: "hour", hr: "hour" };
