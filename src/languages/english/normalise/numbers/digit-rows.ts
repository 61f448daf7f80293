import { after, before, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, spellDigits } from "../../number-words/words.js";
import { digits, pieces } from "../technical/spell.js";
import { previousWord } from "./number-context.js";
import { groups } from "./telephones.js";

/** Rules for numbers that name something and are read digit by digit or group by group. */
export const DIGIT_ROW_RULES: readonly Rule[] = [
  {
    class: "digits",
    name: "IP address",
    pattern: sticky(
      String.raw`\d{1,3}(?:\.\d{1,3}){3}(?:/(?<net>\d{1,2})|(?::(?<port>\d{1,5}))?(?<path>/[A-Za-z][\w./?=&#%-]{0,200}(?<![.?]))?)?${END}`,
    ),
    read: ({ groups: { net, port, path } = NO_GROUPS, 0: written }, { locale }) => {
      const fields = /^[\d.]+/u.exec(written)?.[0].split(".") ?? [];
      const words = fields.map(spellDigits).join(" dot ");
      const place = port === undefined ? words : `${words} port ${spellDigits(port)}`;
      // 0.0.0.0:9090/test
      if (path !== undefined) {
        const at = written.length - path.length;
        return [{ text: place, from: 0, to: at }, ...pieces(path, at, locale)];
      }
      if (port !== undefined) return place;
      return net === undefined ? words : `${words} slash ${cardinal(net, locale)}`;
    },
  },
  {
    class: "digits",
    name: "card",
    pattern: sticky(String.raw`[3-6]\d{3}(?<gap>[- ])\d{4}\k<gap>\d{4}\k<gap>\d{4}(?:\k<gap>\d{3})?${END}`),
    read: ([written]) => groups(written),
  },
  {
    class: "digits",
    name: "social security",
    pattern: sticky(String.raw`\d{3}-\d{2}-\d{4}${END}`),
    read: ([written]) => groups(written),
  },
  {
    class: "digits",
    name: "ZIP code",
    pattern: sticky(String.raw`\d{5}(?:-\d{4})?${END}`),
    read: ([written], context) =>
      written.length > 5 ||
      STATE.test(before(context)) ||
      /^, ?[A-Z]{2}(?![\p{L}\p{N}])/u.test(after(context)) ||
      written === "90210" ||
      /^(?:zip|zipcode|code|hills)$/u.test(previousWord(context)) ||
      /^[^.!?]{0,30}\bzip ?code/iu.test(after(context))
        ? groups(written)
        : undefined,
  },
  {
    class: "digits",
    name: "file number",
    // 123/261788/2021
    pattern: sticky(String.raw`(?=[\d/]{0,40}\d{4})\d{1,8}(?:/\d{1,8}){2,4}(?!/)${END}`),
    read: ([written], { locale }) =>
      written
        .split("/")
        .map((row) => digits(row, locale))
        .join(" slash "),
  },
  {
    class: "digits",
    name: "after its name",
    pattern: sticky(String.raw`[#№]? ?(?<row>\d{1,20}(?:[-. ]\d{1,12}){0,6})(?!/\d)${END}`),
    read: ({ groups: { row = "" } = NO_GROUPS, 0: written }, context) => {
      const grouped = /[-]/u.test(row) || /^\d{1,5}(?: \d{1,5}){1,5}$/u.test(row);
      const named = NAMED.test(before(context)) || (/^\d{3,4}$/u.test(row) && MASKED.test(before(context)));
      if (!named || row.replaceAll(/\D/gu, "").length < 3) return undefined;
      if (row.includes(" ") && !grouped) return undefined;
      // "Amendment Order 2012" has a year.
      if (/^(?:19|20)\d\d$/u.test(row) && /\p{Lu}\p{Ll}+ $/u.test(before(context))) return undefined;
      const at = written.length - row.length;
      return groups(row).map(
        (part): VerbalisedPart => ({ ...part, from: (part.from ?? 0) + at, to: (part.to ?? row.length) + at }),
      );
    },
  },
  {
    class: "digits",
    name: "chain",
    pattern: sticky(String.raw`\d{1,12}(?:[-‑–]\d{1,12}){2,8}${END}`),
    read: ([written], { locale }) => {
      const rows = written.split(/[-‑–]/u);
      if (rows.some((row) => row.length > 2)) return groups(written);
      return rows.map((row) => cardinal(row, locale)).join(" ");
    },
  },
  {
    class: "digits",
    name: "row with strokes",
    // The 5/3/1 method. Dates come first.
    pattern: sticky(String.raw`\d{1,3}(?:/\d{1,3}){2,6}(?!/)${END}`),
    read: ([written], { locale }) =>
      written
        .split("/")
        .map((row) => cardinal(row, locale))
        .join(" "),
  },
  {
    class: "digits",
    name: "after a name and a stroke",
    begins: /\d/u,
    // MIG-25/235212
    pattern: sticky(String.raw`\d{5,9}${END}`),
    read: ([written], context) => (/\p{L}[\p{L}\d-]*\/$/u.test(before(context)) ? spellDigits(written) : undefined),
  },
  {
    class: "digits",
    name: "list",
    pattern: sticky(String.raw`\d{1,2}(?:,\d{1,2}){2,20}${END}`),
    read: ([written], { locale }) => {
      let from = 0;
      return written.split(",").map((row): VerbalisedPart => {
        const part = { text: cardinal(row, locale), from, to: Math.min(written.length, from + row.length + 1) };
        from = part.to;
        return from < written.length ? { ...part, mark: "," } : part;
      });
    },
  },
  {
    class: "digits",
    name: "dotted",
    // 10.000.000 is ten million.
    pattern: sticky(
      String.raw`(?!(?:[1-9]\d{0,2}(?:\.000){2,5}|[1-9]\d?(?:\.\d{3}){2})(?![.\d]*\d))\d{1,6}(?:\.\d{1,6}){2,8}${END}`,
    ),
    read: ([written], { locale }) =>
      written
        .split(".")
        .map((row) => cardinal(row, locale))
        .join(" point "),
  },
];

/** Words before a number that is read digit by digit. */
const NAMED =
  /\b(?:PIN|pin|[Bb]ar ?code|OTP|otp|2FA|MFA|passcode|password|code|account|[Aa]cct\.?|ISBN|ISSN|SSN|zip|ZIP|[Ss]erial|IMEI|[Tt]racking|[Oo]rder|[Cc]onfirmation|[Rr]eference|[Rr]ef|[Tt]icket|[Ii]nvoice|[Cc]ase|[Ll]icense|[Mm]ember|[Cc]ustomer|[Bb]ooking|[Rr]outing|[Pp]ostcode|[Cc]ombination|ID|id|[Ee]xtension|[Cc]ard|[Ss]quawk(?:ing)?|CPT|ICD|NDC|NPI|MRN|EIN|TIN|UPC|EAN|ASIN|TTY|TDD|CVV|CVC|(?:Visa|VISA|Master[Cc]ard|Amex|AMEX|[Cc]hecking|[Ss]avings|[Pp]hone)(?= ending))(?: ?(?:[Cc]ode|[Nn]umber|[Nn]o\.?|[Nn]um|ID|ending in|-1[03]))?(?: (?:is|was|of))?[:.]? ?["“'‘]?$/u;

/** Signs in place of the first digits of a number: "card ****4242", "***-**-1234", "acct ...6789". */
const MASKED = /(?:[*•●]{2,}[- ]?|(?:card|acct\.?|account|ending(?: in)?) ?(?:\*|\.{3}|…))$/u;

const STATE =
  /(?:\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|PR)|D\.C|, (?:California|Texas|Florida|New York|Illinois|Washington|Massachusetts|Oregon|Ohio|Georgia|Colorado|Arizona|Nevada|Virginia|Michigan|Pennsylvania))\.?,? $/u;
