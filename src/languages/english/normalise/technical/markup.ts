import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { cardinal, spellDigits } from "../../number-words/words.js";
import { opens, words } from "../words/word-context.js";
import { pieces } from "./spell.js";

/**
 * Rules for markup in plain text: a link is read by its text, a tag is silent, an HTML entity is read as its character.
 */
export const MARKUP_RULES: readonly Rule[] = [
  {
    class: "markup",
    name: "word with invisible characters",
    pattern: /[\p{L}\p{M}\p{N}'’]{1,40}(?:[\u00AD\u200B\u2060\uFEFF]{1,3}[\p{L}\p{M}\p{N}'’]{1,40}){1,10}/uy,
    read: ([written]) => written.replaceAll(/[\u00AD\u200B\u2060\uFEFF]/gu, ""),
  },
  {
    class: "word",
    name: "with an okina or another letter for an apostrophe",
    // Hawaiʻi, ʻOumuamua, donʼt
    begins: /\p{L}/u,
    pattern: /(?:ʻ\p{L}{1,30}(?:[ʻʼ]\p{L}{1,30}){0,4}|\p{L}{1,30}(?:[ʻʼ]\p{L}{1,30}){1,4})/uy,
    read: ([written]) => written.replaceAll("ʻ", "").replaceAll("ʼ", "'"),
  },
  {
    class: "markup",
    name: "capitals with a part in italics",
    // D_E_ CASTRO
    begins: /\p{Lu}/u,
    pattern: /(\p{Lu}{1,3})_(\p{Lu}{1,3})_(?![\p{L}\p{N}_])/uy,
    read: ([, first = "", second = ""]) => `${first}${second}`.toLowerCase(),
  },
  {
    class: "markup",
    name: "word parted at the end of a line",
    begins: /\p{L}/u,
    pattern: /(\p{L}\p{Ll}{1,20})(?:-[ \t]?\r?\n[ \t]{0,4}|\u00AD\r?\n)(\p{Ll}{2,20})(?!\p{L})/uy,
    read: ([, first = "", second = ""]) => (KEEPS_HYPHEN.test(first) ? `${first}-${second}` : `${first}${second}`),
  },
  {
    class: "markup",
    name: "word parted at the end of a line that is gone",
    // "al- ready" and "func- tion", but not "pre- and post-war"
    begins: /\p{L}/u,
    pattern:
      /(\p{L}\p{Ll}{1,20})- (?!(?:and|or|to|nor|but|through|versus|vs|as|und|no|oh|wait)(?!\p{L}))(\p{Ll}{2,20}(?:['’]s)?)(?!\p{L})/uy,
    read: ([, first = "", second = ""]) =>
      FIRST_PART.test(first) || LAST_PART.test(second) ? `${first}${second}` : undefined,
  },
  {
    class: "markup",
    name: "word with an entity",
    begins: /\p{L}/u,
    pattern: /(\p{L}{1,30})(?:&(?:#0?39|#x27|apos|rsquo|#8217);|%27(?=(?:s|t|m|d|ll|re|ve)(?!\p{L})))(\p{L}{1,10})/iuy,
    read: ([, first = "", second = ""]) => `${first}'${second}`,
  },
  {
    class: "markup",
    name: "entity",
    begins: /&/u,
    pattern: /&(?:([a-z]{2,8}\d?)|#(\d{2,7})|#x([\da-f]{2,6}));/iuy,
    read: ([, name, decimal, hexadecimal]) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase());
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
      const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
      return CHARACTERS.get(character) ?? (/^\p{L}$/u.test(character) ? character : "");
    },
  },
  {
    class: "url",
    name: "encoded character",
    // %2F, a%20b
    begins: /%/u,
    pattern: /%([\dA-F]{2})/uy,
    cuts: true,
    read: ([, code = ""], context) =>
      /[A-F]/u.test(code) || (/[\p{L}/=]$/u.test(before(context)) && /^[\p{L}%]/u.test(after(context)))
        ? [
            { text: "percent", from: 0, to: 1 },
            ...[...code].map((sign, index) => ({
              text: /\d/u.test(sign) ? spellDigits(sign) : sign,
              ...(/\D/u.test(sign) && { as: "letters" as const }),
              from: index + 1,
              to: index + 2,
            })),
          ]
        : undefined,
  },
  {
    class: "phonemes",
    name: "between strokes",
    // (/ˈkjʊəri/ KURE-ee)
    begins: /\//u,
    pattern: /\/(?=[^/\n]{0,60}[ˈˌəɪʊɛɔæʃʒθðŋɹʁɑɒʌːɡɐɜ])[^/\n]{1,60}\//uy,
    read: (_, context) => (/[\p{L}\p{N}]$/u.test(before(context)) || /^\p{L}/u.test(after(context)) ? undefined : ""),
  },
  {
    class: "emoji",
    name: "short name",
    // :heart_eyes:, :clock10:
    begins: /:/u,
    pattern: /:([a-z][a-z\d]{1,20}(?:[_-][a-z\d]{1,20}){0,5}):(?![\p{L}\d])/uy,
    read: ([, name = ""], context) =>
      /[\p{L}\p{N}]$/u.test(before(context)) ? undefined : nameInWords(name, context.locale),
  },
  {
    class: "markup",
    name: "comment",
    begins: /</u,
    pattern: /<!--[\s\S]{0,500}?-->|<!DOCTYPE[^>]{0,100}>/iuy,
    read: () => "",
  },
  {
    class: "markup",
    name: "bracket of a notice",
    // <Level Up!>, < 100 exp>, git commit -m <your message>
    begins: /[<>]/u,
    pattern: /[<>]/uy,
    read: ([sign], { sentence, start }) => {
      const from = sign === "<" ? start : sentence.lastIndexOf("<", start);
      const end = from < 0 ? undefined : endOfNotice(sentence, from);
      if (end === undefined || (sign === ">" && end !== start + 1)) return undefined;
      // the symbols (< and >)
      if (/^< (?:and|or) >/u.test(sentence.slice(from, from + 8))) return undefined;
      // "<System Notice> You have 3 points.", but "<Mana Bolt> deals 10 damage."
      const parted = sign === ">" && /^[^.!?]*[\p{L}\p{N}] ?> \p{Lu}/u.test(sentence.slice(from + 1, start + 3));
      return parted ? [{ text: "", mark: "," }] : "";
    },
  },
  {
    class: "markup",
    name: "tag",
    begins: /</u,
    // <b class="x">, and <pitch=-3> of other programs
    pattern: /<(\/?)([a-z][a-z\d-]{0,15})(?:\s[^<>]{0,300}|=[^<>\s]{1,60})?\s?\/?>/iuy,
    read: ([written, slash, name = ""], context) => {
      if (isPlaceholder(written, name, context))
        return pieces(name, 1, context.locale, "-").map((part, index, all) =>
          opens(context) && index === all.length - 1 ? { ...part, mark: "," } : part,
        );
      // `<div class="wide">`
      if (/`$/u.test(before(context)) && after(context).startsWith("`"))
        return [...written.matchAll(/\/(?=\w)|\w[\w-]*/gu)].flatMap(({ 0: part, index }) =>
          pieces(part, index, context.locale, "-"),
        );
      // the <p> tag
      if (/^ (?:tags?|elements?)\b/u.test(after(context)) || /\b(?:tags?|elements?) $/u.test(before(context)))
        return pieces(name, 1, context.locale, "-");
      // Promise<User | null>
      if (!TAGS.has(name.toLowerCase()) && /\s[|&]\s|,/u.test(written) && !written.includes("=")) return undefined;
      // a<b=c>d
      if (/^<\w+=/u.test(written) && /[\p{L}\d]$/u.test(before(context))) return undefined;
      const parting =
        /^(?:br|hr)$/iu.test(name) || (slash === "/" && /^(?:p|div|li|h[1-6]|td|th|tr|title)$/iu.test(name));
      return parting && /[\p{L}\p{N}]$/u.test(before(context)) && /[\p{L}\p{N}]/u.test(after(context))
        ? [{ text: "", mark: "," }]
        : "";
    },
  },
  {
    class: "markup",
    name: "beginning of a link or image",
    begins: /[![]/u,
    pattern:
      /!?\[(?=[^\]\n]{0,200}\]\([^)\s]{0,500}(?:\s"[^"]{0,100}")?\))|!?\[(?!\^?\d{1,3}\]|[a-z]\]|note \d)(?=[^\]\n]{1,200}\]\[)/uy,
    read: () => "",
  },
  {
    class: "markup",
    name: "end of a link",
    begins: /\]/u,
    pattern:
      /\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,500}(?:\s"[^"\n]{0,100}")?\)|\]\[(?!\^?\d{1,3}\]|[a-z]\]|citation needed|note \d)[^\]\n]{0,60}\]/uy,
    // Without an opening bracket before it, the match is plain text and not a link.
    read: (_, { sentence, start }) =>
      /\[[^\n]*$/u.test(sentence.slice(Math.max(0, start - 300), start)) ? "" : undefined,
  },
  {
    class: "markup",
    name: "wiki link",
    begins: /[[\]{]/u,
    pattern: /\[\[(?:[^\]|\n]{1,100}\|)?(?=[^\]\n]{1,100}\]\])|\]\]|\{\{[^{}\n]{0,200}\}\}/uy,
    read: () => "",
  },
  {
    class: "markup",
    name: "forum code",
    begins: /\[/u,
    pattern: /\[\/?(?:b|i|u|s|url|img|quote|code|color|size|list|spoiler)(?:=[^\]\n]{0,200})?\]/iuy,
    // a[i] is a part of a program.
    read: ([written], context) =>
      written === "[i]" && /[\p{L}\]_]$/u.test(before(context)) && !context.sentence.includes("[/") ? undefined : "",
  },
  {
    class: "markup",
    name: "footnote",
    begins: /\[/u,
    pattern: /\[(?:\^?\d{1,3}|\^[\w-]{1,20}|citation needed|edit|(?:note|nb|n|N) \d{1,3}|[a-z])\]:?/uy,
    read: ([written], context) => {
      // a[i] is a part of a program.
      if (/^\[[a-z]\]$/u.test(written) && /(?:^|[^\p{L}])\p{L}{1,2}$|[\]_]$/u.test(before(context))) return undefined;
      if (isIndex(written, context)) return undefined;
      return /[\p{L}\p{N}.,;:!?)"'”’\]]$/u.test(before(context)) ? "" : undefined;
    },
  },
  {
    class: "markup",
    name: "numbers of notes",
    // Stuck to the full stop of a sentence: "a gap in the consultation.11 12"
    begins: /[.!?]/u,
    pattern: /([.!?]["”’)]?)(?!0)\d{1,3}(?:(?:, ?| )\d{1,3}){0,4}(?=\s*$)/uy,
    read: ([written, mark = ""], context) =>
      /\p{L}\s[^.]{0,50}\p{Ll}{5}$/u.test(before(context))
        ? [
            { text: "", mark: mark.charAt(0), from: 0, to: mark.length },
            { text: "", mark: "", from: mark.length, to: written.length },
          ]
        : undefined,
  },
  {
    class: "markup",
    name: "word with a raised footnote",
    begins: /\p{L}/u,
    pattern: /(\p{L}{4,40})([¹²³⁰-⁹]{1,3})(?![\p{L}\p{N}])/uy,
    read: ([written, word = ""]) => [
      { text: word, from: 0, to: word.length },
      { text: "", mark: "", from: word.length, to: written.length },
    ],
  },
  {
    class: "markup",
    name: "raised footnote",
    begins: /[^\w\s]/u,
    pattern: /[¹²³⁴-⁹⁰]{1,3}|[†‡]{1,3}/uy,
    read: ([written], context) => {
      if (/[†‡]/u.test(written)) return "";
      return /(?:\p{L}{4}|[.,;:!?)"”’])$/u.test(before(context)) ? "" : undefined;
    },
  },
  {
    class: "markup",
    name: "attributes of a heading",
    // "Set up {#set-up .wide}"
    begins: /\{/u,
    pattern: /\{:[^{}\n]{1,200}\}|\{[#.][\w-]{1,60}(?: [#.]?[\w="-]{1,60}){0,5}\}(?=\s*$)/uy,
    read: () => "",
  },
  {
    class: "markup",
    name: "box to tick",
    begins: /\[/u,
    pattern: /\[(?: |x|X)\]/uy,
    read: (_, context) => (/^\s*(?:[-*+]|\d{1,3}\.)?\s*$/u.test(before(context)) ? "" : undefined),
  },
  {
    class: "markup",
    name: "highlight",
    // the ==important== part
    begins: /=/u,
    pattern: /==(?!=)/uy,
    read: (_, context) => {
      const ahead = before(context);
      const behind = after(context);
      const opens =
        /(?:^|[\s("'“‘*])$/u.test(ahead) && /^[^\s=\d](?:[^=\n]{0,200}[^\s=])?==(?! ?[=\p{N}]|\p{L})/u.test(behind);
      const closes =
        /(?:^|[\s("'“‘*])==[^\s=\d](?:[^=\n]{0,200}[^\s=])?$/u.test(ahead) && /^(?! ?[=\p{N}]|\p{L})/u.test(behind);
      return opens || closes || marksSentence(context) || marksHeading(context) ? "" : undefined;
    },
  },
  {
    class: "markup",
    name: "heading of a wiki",
    begins: /=/u,
    pattern: /===(?!=)/uy,
    read: (_, context) => (marksHeading(context) ? "" : undefined),
  },
  {
    class: "markup",
    name: "fence",
    begins: /[`~]/u,
    pattern: /(?:```|~~~)[\w+-]{0,20}/uy,
    read: ([written], context) => (opens(context) || /^[`~]+$/u.test(written) ? "" : undefined),
  },
  {
    class: "markup",
    name: "rule of a table",
    begins: /[|:=_*-]/u,
    pattern: /\|?\s?:?-{2,60}:?\s?(?:\|\s?:?-{2,60}:?\s?){1,20}\|?|[-=_*]{4,200}/uy,
    read: (_, context) =>
      /[\p{L}\p{N}]\s?$/u.test(before(context)) && /^\s?[\p{L}\p{N}]/u.test(after(context)) ? undefined : "",
  },
  {
    class: "markup",
    name: "command of LaTeX",
    begins: /\\/u,
    pattern:
      /\\(?:(?:textbf|textit|emph|texttt|text|mathrm|mathbf|section|subsection|title|underline|href)\*?\{|(?:begin|end|label|ref|cite)\{[\w:*-]{0,60}\}|item(?![a-z]))/uy,
    read: () => "",
  },
  {
    class: "markup",
    name: "escaped mark",
    begins: /\\/u,
    pattern: /\\(?=[*_#`~>[\]()!.+-])/uy,
    read: () => "",
  },
];

/** Returns whether a number in brackets is an index of a program: "list[0][1]", "x[3]". No note has the number 0. */
function isIndex(written: string, context: MatchContext): boolean {
  if (!/^\[\d+\]$/u.test(written)) return false;
  return context.sentence.includes("[0]")
    ? /[\p{L}\p{N}_\])]$/u.test(before(context))
    : /(?:^|[\s(=+*/-])\p{Ll}$/u.test(before(context));
}

/** Returns whether a name in angle brackets is no tag: "<Ann> hello" in a chat, "git clone <repository>", "Array<Events>". */
function isPlaceholder(written: string, name: string, context: MatchContext): boolean {
  const follows = /[\p{L}\p{N}_]$/u.test(before(context));
  if (written !== `<${name}>` || (follows && !/^\p{Lu}/u.test(name))) return false;
  // "Promise<Data>", but "a line<BR>"
  if (TAGS.has(follows && /\p{Ll}/u.test(name) ? name : name.toLowerCase())) return false;
  return !context.sentence.includes(`</${name}>`);
}

/**
 * Returns the end of a notice in angle brackets that begins at `start`: words that a game, a novel about one or a manual
 * shows, and no tag, type, address or comparison.
 */
function endOfNotice(sentence: string, start: number): number | undefined {
  const [written, first = "", words = "", last = ""] =
    /^<(\s?)(["“‘'+[(]?[\p{L}\p{N}][^<>\n=@]{0,150}?)(\s?)>(?!\s?\d)/u.exec(sentence.slice(start, start + 160)) ?? [];
  if (written === undefined || /:\/\/|[/-]$/u.test(words)) return undefined;
  const ahead = sentence.slice(Math.max(0, start - 3), start);
  const apart = /(?:^|[.!?:;"”’»>([)\]*_—-])\s*$/u.test(ahead);
  if (/[\p{L}\p{N}_]$/u.test(ahead) || (!apart && first + last !== "")) return undefined;
  const [name = ""] = /^[\p{L}\p{N}-]*/u.exec(words) ?? [];
  // `<br>`, `<name>` and `<sigh>` are left to the next rule, and so is `<input disabled>`.
  if (name === words && first + last === "") return undefined;
  // `<v Roger Bingham>` of captions
  if (/^[b-hj-z]$/u.test(name) || sentence.includes(`</${name}>`)) return undefined;
  return TAGS.has(name.toLowerCase()) && SWITCHES.test(words) ? undefined : start + written.length;
}

/** Attributes of HTML without a value after the name of an element: "input disabled". */
const SWITCHES =
  /^\S+(?:\s+(?:allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|download|hidden|inert|loop|multiple|muted|novalidate|open|readonly|required|reversed|selected))+$/iu;

/** The elements of HTML, SSML and SVG that stand in running text. */
const TAGS = words(`
  a abbr address area article aside audio b base bdi bdo blockquote body br break button canvas caption center cite code col colgroup
  data datalist dd del details dfn dialog div dl dt em emphasis embed fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6
  head header hgroup hr html i iframe img input ins kbd label lang legend li link main map mark menu meta meter nav noscript object
  ol optgroup option output p param path phoneme picture pre progress prosody q rp rt ruby s samp script section select slot small
  source span speak strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u
  ul var video voice w wbr
`);

/** First halves of words that keep their hyphen when the end of a line splits them there. */
const KEEPS_HYPHEN =
  /^(?:well|self|non|ex|half|all|anti|semi|cross|long|short|high|low|old|new|so|then|up|off|on|one|two|three|four|five|mid|much|ever|hard|two|first|second)$/iu;

/** First parts of words that are no words, no prefixes and no stutter. */
const FIRST_PART =
  /^(?:al|ac|af|col|com|cer|dif|ef|ener|indi|oc|prob|ques|suc|suf|sug|sys|tech|cur|gov|gener|mem|num|pos|prin|prob|sched|vari)$/iu;

/** Last parts of words that are no words. */
const LAST_PART =
  /^(?:(?:a|i|ica|iza)?tion(?:s|al|ally|ed|ing)?|[cs]ion(?:s|al)?|ment(?:s|al)?|ings?|ness|(?:i|ili|abili)?t(?:y|ies)|ically|ous(?:ly)?|tives?|sives?|ances?|ences?|[ae]ncy|[ai]bl[ey]|tems?|tures?|tured|[ct]ial(?:ly)?|c?ient(?:ly)?|ly|ers?|ed|dren|ples?|bles?|tle|dle|gle|cles?|[ntd]ing|ual(?:ly)?|zations?|iz(?:e|es|ed|ing)|at(?:ed|ing|ely)|nal|nent|duc(?:e|ed|tion)|ceiv(?:e|ed)|quir(?:e|ed)|vid(?:e|ed))(?:['’]s)?$/u;

/** Words for HTML entities. The empty string stands for a silent character, such as a space or a quotation mark. */
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "and",
    lt: "less than",
    gt: "greater than",
    quot: "",
    apos: "",
    nbsp: "",
    ensp: "",
    emsp: "",
    thinsp: "",
    ldquo: "",
    rdquo: "",
    lsquo: "",
    rsquo: "",
    laquo: "",
    raquo: "",
    mdash: "",
    ndash: "",
    hellip: "",
    bull: "",
    middot: "",
    shy: "",
    zwj: "",
    zwnj: "",
    copy: "copyright",
    reg: "registered",
    trade: "trademark",
    deg: "degrees",
    euro: "euro",
    pound: "pound",
    cent: "cent",
    yen: "yen",
    times: "times",
    divide: "divided by",
    plusmn: "plus or minus",
    ne: "not equal to",
    asymp: "approximately",
    le: "less than or equal to",
    ge: "greater than or equal to",
    rarr: "to",
    larr: "from",
    para: "paragraph",
    sect: "section",
    hearts: "heart",
    frac12: "one half",
    frac14: "one quarter",
    frac34: "three quarters",
    pi: "pi",
    infin: "infinity",
    eacute: "é",
  }),
);

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["&", "and"],
  ["<", "less than"],
  [">", "greater than"],
  ["©", "copyright"],
  ["®", "registered"],
  ["™", "trademark"],
  ["°", "degrees"],
  ["€", "euro"],
  ["£", "pound"],
  ["×", "times"],
]);

/** Reads a name without its strokes, with its numbers in words. */
function nameInWords(name: string, locale: string): string {
  const parts = name.match(/\d+|[^\d_-]+/gu) ?? [];
  return parts.map((part) => (/^\d/u.test(part) ? cardinal(part, locale) : part)).join(" ");
}

/** Returns whether a mark opens the first, or closes the last, of several highlighted sentences: "==One. Two.==". */
function marksSentence(context: MatchContext): boolean {
  const { sentence, start, end } = context;
  const rest = sentence.slice(end);
  if (sentence.slice(0, start).trim() === "") return /^\p{L}[^=\n]*[.!?]["”’')]*\s*$/u.test(rest);
  return rest.trim() === "" && /[.!?]["”’')]*$/u.test(before(context));
}

/** Returns whether a mark stands around a whole line: "== History ==". */
function marksHeading({ sentence }: MatchContext): boolean {
  return /^\s*(={2,3})\s?[\p{Lu}\p{N}][^=\n]{0,80}[^=\s]\s?\1\s*$/u.test(sentence);
}
