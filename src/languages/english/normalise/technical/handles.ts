import { before, type Rule } from "../../../../text/rule.js";
import { cardinal, ordinal } from "../../number-words/words.js";
import { oneByOne, pieces } from "./spell.js";

/**
 * Rules for hashtags, handles, colours, UUIDs and other hexadecimal digits: "#ThrowbackThursday", "@jack",
 * "r/programming", "#FF5733", "0x1F".
 */
export const HANDLE_RULES: readonly Rule[] = [
  {
    class: "identifier",
    name: "UUID",
    pattern: /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\p{L}\d])/iuy,
    read: ([written]) => oneByOne(written, 0),
  },
  {
    class: "identifier",
    name: "hexadecimal",
    pattern: /0x([\da-f]{1,16})(?![\p{L}\d])/iuy,
    read: ([, number = ""]) => [
      { text: "zero", from: 0, to: 1 },
      { text: "x", as: "letters", from: 1, to: 2 },
      ...oneByOne(number, 2),
    ],
  },
  {
    class: "identifier",
    name: "hash",
    pattern: /(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[\da-f]{7,64}(?![\p{L}\d])/uy,
    read: ([written]) => (/^\d+(?:e\d+|[a-f])$/u.test(written) ? undefined : oneByOne(written, 0)),
  },
  {
    class: "identifier",
    name: "random letters and digits",
    // 6u6JbqKdaQy89ENzLSju
    pattern: /(?=[A-Za-z]{0,60}\d)(?=[a-z\d]{0,60}[A-Z])(?=[A-Z\d]{0,60}[a-z])[A-Za-z\d]{16,64}(?![\p{L}\d_-])/uy,
    read: ([written]) =>
      (written.match(/\d[A-Za-z]|[a-z][A-Z]|[A-Za-z]\d/gu)?.length ?? 0) > 4 ? oneByOne(written, 0) : undefined,
  },
  {
    class: "identifier",
    name: "colour",
    pattern:
      /#((?=[a-f]{0,7}\d|[A-F]{0,7}\d|([\da-f])\2{2,5}(?![\p{L}\d]))(?=\d{0,7}[a-f]|0{3})(?:[\da-f]{6}|[\da-f]{3}|[\da-f]{8}))(?![\p{L}\d_])/iuy,
    read: ([, code = ""]) => [{ text: "hash", from: 0, to: 1 }, ...oneByOne(code, 1)],
  },
  {
    class: "hashtag",
    name: "beginning with digits",
    // #100DaysOfCode, #4thofJuly
    pattern: /#(\d{1,4})((?:st|nd|rd|th)(?=\p{L}))?(\p{L}{3,60})(?![\p{L}\p{N}_])/uy,
    read: ([, number = "", suffix, tag = ""], { locale }) => [
      { text: "hashtag", from: 0, to: 1 },
      {
        text: suffix === undefined ? cardinal(number, locale) : ordinal(number, locale),
        from: 1,
        to: 1 + number.length,
      },
      ...pieces(tag, 1 + number.length + (suffix?.length ?? 0), locale),
    ],
  },
  {
    class: "hashtag",
    name: "hashtag",
    pattern: /#([\p{L}_][\p{L}\p{M}\p{N}_]{0,80})/uy,
    read: ([, tag = ""], context) => {
      if (/[\p{L}\p{N}&]$/u.test(before(context))) return undefined;
      // #INV-2024-0012 is the number of an invoice.
      if (/^\p{Lu}{1,6}$/u.test(tag) && /^-\d/u.test(context.sentence.slice(context.end, context.end + 2)))
        return [
          { text: "number", from: 0, to: 1 },
          { text: tag, as: "letters", from: 1 },
        ];
      if (/^\p{Lu}{1,4}\d[\p{Lu}\d]{0,14}$/u.test(tag) && NUMBERED.test(before(context)))
        return [{ text: "number", from: 0, to: 1 }, ...pieces(tag, 1, context.locale)];
      const sign = DIRECTIVE.test(tag) ? "hash" : "hashtag";
      return [{ text: sign, from: 0, to: 1 }, ...pieces(tag, 1, context.locale, "_")];
    },
  },
  {
    class: "handle",
    name: "handle",
    pattern: /@([\p{L}_][\p{L}\p{N}_.-]{0,60}(?:\/[\p{L}\p{N}_.-]{1,60})?)(?<![.-])/uy,
    read: ([, name = ""], context) => {
      if (/[\p{L}\p{N}]$/u.test(before(context))) return undefined;
      const words = pieces(name, 1, context.locale);
      // "Follow us at @jack" says "at" once.
      return /(?:^|\s)at $/iu.test(before(context)) ? words : [{ text: "at", from: 0, to: 1 }, ...words];
    },
  },
  {
    class: "identifier",
    name: "earlier commit",
    // HEAD~3
    begins: /[A-Zm]/u,
    pattern: /(HEAD|master|main)([~^])(\d{1,3})?(?![\p{L}\p{N}])/uy,
    read: ([, name = "", sign, count], { locale }) => {
      const back = count === undefined ? "" : ` ${cardinal(count, locale)}`;
      return `${name.toLowerCase()} ${sign === "~" ? "tilde" : "caret"}${back}`;
    },
  },
  {
    class: "handle",
    name: "of Reddit",
    pattern: /([ru])\/([a-z]\w{2,30})(?![\p{L}\d/])/iuy,
    read: ([, letter = "", name = ""], { locale }) => [
      { text: letter.toLowerCase(), as: "letters", from: 0, to: 1 },
      { text: "slash", from: 1, to: 2 },
      ...pieces(name, 2, locale),
    ],
  },
];

/** A directive of C: "#include". */
const DIRECTIVE = /^(?:define|elif|else|endif|error|if|ifdef|ifndef|include|line|pragma|undef|warning)$/u;

/** Nouns whose numbers may have letters: "ticket #AB12". */
const NUMBERED =
  /(?:^|[^\p{L}])(?:orders?|tickets?|invoices?|cases?|items?|parts?|batch|lots?|units?|apt|suite|rooms?|claims?|policy|account|reference|booking|confirmation|tracking)\.?:? $/iu;
