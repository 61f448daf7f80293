import { after, before, type MatchContext, type Rule, wordBefore } from "../../../../text/rule.js";
import { atEnd, stopped, table, words } from "./word-context.js";

/**
 * Rules for letters with full stops ("e.g.", "U.S.", "5 p.m.", "Ph.D.", "J. R. R. Tolkien") and for single letters as
 * names ("Plan A").
 */
export const INITIAL_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "Latin",
    pattern: /(?:[eE]\.\s?[gG]|[iI]\.\s?[eE]|[iI]\.i\.d|[qQ]\.v|n\.d)\.?(?!\p{L})/uy,
    read: ([written], context) => stopped(LATIN.get(written.toLowerCase().replaceAll(/[^a-z]/gu, "")) ?? "", context),
  },
  {
    class: "letters",
    name: "dotted",
    pattern:
      /((?:(?:\p{Lu}|Ph|Sc|Ed|Th)\.){1,7}(?:\p{Lu}|Sc|Ed|Ph|Th|Litt|Phil|Eng)|(?:\p{Ll}\.){1,5}\p{Ll})(\.?)(s|['’]s)?(?!\p{L})/uy,
    read: ([, letters = "", stop = "", suffix = ""], context) => {
      const text = `${letters.replaceAll(".", "")}${suffix === "" ? "" : "'s"}`;
      return suffix === "" && stop !== "" ? stopped(text, context, "letters") : [{ text, as: "letters" }];
    },
  },
  {
    class: "letters",
    name: "dotted, apart",
    pattern: /(?:P\.\sS|N\.\sB|U\.\sS|U\.\sK|D\.\sC|a\.\sm|p\.\sm|A\.\sD|B\.\sC)\.(?!\p{L})/uy,
    read: ([written], context) => stopped(written.replaceAll(/[.\s]/gu, ""), context, "letters"),
  },
  {
    class: "letters",
    name: "initial",
    // "E. coli" and "K. 545" are names too.
    pattern:
      /(\p{Lu})\.(?=[\s-]?\p{Lu}|,|['’]s(?!\p{L})|\s(?:and|or|&)\s|\s(?!(?:the|and|for|but|you|not|are|was|all|now|who|how|see|his|her|our|out|one|then|this|that|they|what|when|with|from)(?!\p{L}))\p{Ll}{3}|\s?\d)/uy,
    read: ([, letter = ""], context) => (atEnd(context) ? undefined : [{ text: letter, as: "letters" }]),
  },
  {
    class: "letters",
    name: "letter among others",
    pattern: /[aA](?![\p{L}\p{N}\p{M}'’.-]|&(?!b(?!\p{L})))/uy,
    read: ([letter], context) =>
      isAmongLetters(letter, context) || isTermOrLabel(letter, context) ? [{ text: letter, as: "letters" }] : undefined,
  },
  {
    class: "letters",
    name: "letter",
    // "M&Ms" is an acronym with an ampersand.
    pattern: /([A-Z])(?!&\p{Lu})(?=['’]s\b|[^\p{L}\p{N}'’]|$)/uy,
    read: ([, letter = ""], context) => {
      const previous = wordBefore(context)?.toLowerCase() ?? "";
      if (LABELS.has(previous)) return letter === "I" ? undefined : [{ text: letter, as: "letters" }];
      if (!/[AI]/u.test(letter))
        return letter === "O" && /^\s\p{Lu}/u.test(after(context)) ? undefined : [{ text: letter, as: "letters" }];
      if (
        letter === "A" &&
        (/(?:^|\s)(?:an|an?\s(?:straight|solid)|straight|grade|letter)\s["“]?$/iu.test(before(context)) ||
          isInsideSentence(context) ||
          isKey(context) ||
          isBetweenLetters(context))
      )
        return [{ text: "A", as: "letters" }];
      return undefined;
    },
  },
];

/** Returns whether "a" is a power, the end of a formula, a letter after a number, or a label: "a²", "b = a", "2 a", "Bodies A 3". */
function isTermOrLabel(letter: string, context: MatchContext): boolean {
  const ahead = before(context);
  const rest = after(context);
  if (/^[²³₁₂]/u.test(rest)) return true;
  if (/[=+*<>^≤≥≠] ?$/u.test(ahead) && /^(?:\s?[=+*/)<>]|\s*$)/u.test(rest)) return true;
  if (/(?<![\p{L}\p{N}])\d{1,3} $/u.test(ahead) && atEnd(context)) return true;
  return letter === "A" && /(?:\p{Ll}|\d,) $/u.test(ahead) && /^ \d{1,3}(?:[,.;)]|$)/u.test(rest);
}

/**
 * Returns whether "a" is no article: it is the whole text, another letter follows ("A, B, C", "a and b", "A vs. B"), it is an
 * operand ("a = 5"), or it ends "the letter a".
 */
function isAmongLetters(letter: string, context: MatchContext): boolean {
  const rest = after(context);
  if (/^["“”')\]]*[.!?]?\s*$/u.test(rest) && /(?:^|\bletters?\s)\s*["“'([]*$/u.test(before(context))) return true;
  if (/\bletters?\s["“‘']$/u.test(before(context)) && /^["”’']/u.test(rest)) return true;
  if (/^\s?(?:[-−+*/×÷→]|[-=]>)\s?[\p{L}\p{N}](?![\p{L}\p{N}'’])/u.test(rest)) return true;
  if (/^\s?(?:[!=<>+]?={1,2}|[≠≤≥≈])\s?[\p{L}\p{N}.([{"'−-]/u.test(rest)) return true;
  return (letter === "A" ? BEFORE_CAPITAL : BEFORE_LETTER).test(rest);
}

/** Another letter of the row after "A" and after "a". */
const BEFORE_CAPITAL = /^(?:,? (?:and|or|&|to|vs\.?|versus) |, ?)[B-Z](?![\p{L}\p{N}'’]|\. ?\p{Lu})/u;
const BEFORE_LETTER =
  /^(?:(?:,? (?:and|or|&|to|vs\.?|versus) |, ?)[b-hj-z](?![\p{L}\p{N}'’]|\. ?\p{Lu})|(?:, | ?& ?| (?:and|or|to|through) )b(?!\p{L}|['’.]\p{L}))/u;

/**
 * Returns whether a capital stands inside a sentence in lower case, where the article "a" has no capital: "Person A
 * calls", "in A minor". Returns false in a title: "Once Upon A Time".
 */
function isInsideSentence(context: MatchContext): boolean {
  return /[\p{Ll}\p{N}]\s$/u.test(before(context)) && /^(?:\s\p{Ll}|[.,;:!?)]|$)/u.test(after(context));
}

/** Returns whether "A" is the key of a work in a title: "Symphony in A Major, K. 201", but not "in A Major City". */
function isKey(context: MatchContext): boolean {
  return (
    /\bin $/u.test(before(context)) &&
    /^[ -](?:(?:Flat|Sharp)[ -])?(?:Major|Minor)(?:\s*$|[,.;:)]| ?[–—(]| (?:Op|No|K|BWV|RV|D|Hob|WoO|for|by|from)(?!\p{L}))/u.test(
      after(context),
    )
  );
}

/** Returns whether "A" stands between a letter and another letter or a number: "G A 3". */
function isBetweenLetters(context: MatchContext): boolean {
  return /(?:^|[\s"“‘(])[B-HJ-Z] $/u.test(before(context)) && /^ (?:[A-Z](?![\p{L}\p{N}'’.])|\d)/u.test(after(context));
}

const LATIN = table("eg = for example; ie = that is; iid = i i d; qv = which see; nd = no date");

const LABELS = words(`
  plan vitamin hepatitis grade type section appendix exhibit group class figure point option team block building gate platform
  letter schedule annex category series influenza tier terminal zone row apartment apt table column model omega strep
  and/or
`);
