import { before, type Rule } from "../../../../text/rule.js";

/**
 * Rules for text that a program copied out of a PDF, a scan or a file of subtitles: "Th e fi rst offi ce",
 * "00:00:01,000 --> 00:00:04,200".
 */
export const PARTED_RULES: readonly Rule[] = [
  {
    class: "markup",
    name: "word parted after a ligature",
    begins: /\p{L}/u,
    pattern:
      /(\p{L}{0,12}(?:ffi|ffl|fi|fl|ﬁ|ﬂ|ﬃ|ﬄ)|\p{Lu}?\p{Ll}{0,5}(?:ff|ﬀ)|[FT](?:i|l|h)|th) (\p{Ll}{1,14})(?!\p{L})/uy,
    read: ([, written = "", rest = ""], context) => {
      const start = written.normalize("NFKC");
      return isParted(start, rest) && !/(?:hi|sci|wi|lo|semper)[\s-]$/iu.test(before(context))
        ? `${start}${rest}`
        : undefined;
    },
  },
  {
    class: "markup",
    name: "time of a subtitle",
    begins: /\d/u,
    pattern:
      /(?:\d{1,5}\s{1,2})?(?:\d{2}:)?\d{2}:\d{2}[.,]\d{3} ?--> ?(?:\d{2}:)?\d{2}:\d{2}[.,]\d{3}(?: (?:align|position|line|size):\S{1,20}){0,4}/uy,
    read: () => [{ text: "", mark: "." }],
  },
];

/** Returns whether the first part is no word. "Staff" and "off" are words, "scientifi" and "offi" are not. */
function isParted(start: string, rest: string): boolean {
  const lower = start.toLowerCase();
  if (lower === "th") return TH.test(rest);
  if (/ff[il]$/u.test(lower)) return true;
  if (lower.endsWith("ff")) return FF.test(`${lower} ${rest}`);
  if (/^(?:wifi|hifi|scifi|lofi|sufi|lofl|rofl|u?efi)$/u.test(lower) || /^\p{Lu}{2}/u.test(start)) return false;
  // "Sanofi said", "Gaddafi was" and "a defi platform", but "Scientifi c results"
  if (lower === "defi" || /^\p{Lu}\p{Ll}+f[il]$/u.test(start))
    return (lower.endsWith("fi") ? AFTER_FI : AFTER_FL).test(rest);
  return /f[il]$/u.test(lower) && rest !== "fo"; // "fee fi fo fum"
}

/** Ends of words that begin with a capital and have "fi" inside: "Specifi cally", "Defi nition", "Confi dence". */
const AFTER_FI =
  /^(?:c|cs|c?ally|cations?|cant(?:ly)?|cance|ces?|ced|cers?|cial(?:ly|s)?|ciary|ciaries|cient(?:ly)?|cienc(?:y|ies)|cits?|ed|es|ers?|elds?|les?|ling|lls?|lled|lling|lms?|ght(?:s|ers?|ing)?|gur(?:e|es|ed|ing|ations?)|n(?:e|es|ed|ing|ite|itely|itions?|itive|ement|ity)|nd(?:s|ing|ings)?|nish(?:ed|es|ing)?|r(?:e|es|ed|ing|m|ms|med|ming|mation)|rst(?:ly)?|sh(?:ing|es|ed)?|ts?|t(?:ted|ting|able|ability|ness)|x(?:e[ds]|ing)?|v(?:e|ed|ing)|d(?:e|ence|ent|ently|ential|entiality)|sc(?:al|ate|ated)|ssures?|bers?)$/u;

/** The same for "fl": "Refl ection", "Infl ation". */
const AFTER_FL =
  /^(?:ect(?:s|ed|ing|ions?|ive)?|ict(?:s|ed|ing)?|uen(?:ce|ces|ced|tial|cing|za|t)|at(?:e|es|ed|ion|ionary|ing)|ows?|owers?|ow(?:ed|ing)|uids?|oors?|ies|y|ying|ights?|uores(?:cent|cence)|ux|amm(?:ation|atory)|exib(?:le|ility)|ex(?:es|ive|ion)?|ags?|am(?:es?|ing)|avou?rs?|esh|eets?|oods?|ourish(?:ed|ing)?)$/u;

/** Ends of words that begin with "th". */
const TH =
  /^(?:e|is|at|ey|ere|ese|ose|en|an|eir|em|us|rough|ough|ree|ink|inks|ing|ings|roughout|erefore|ird|ousand|eory|eories|ought|reat|reats|omas|ursday|eme|emes|irty|irteen|rust|row|rown|rew|eater|esis|eoretical|anks?|reshold)$/u;

/** The beginnings and ends of words with "ff" in the middle. */
const FF =
  /^(?:(?:aff|eff|suff|traff|scaff|coff|shuff|sheff) .{2,}|(?:diff|buff|off|staff|puff|bluff) (?:er|ers|ered|ering|erent|erently|erence|erences|erential|icult|iculty|iculties|use|used|usion|ence|ensive|icer|icers|icial|icials))$/u;
