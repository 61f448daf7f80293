import type { Rule } from "../../../../text/rule.js";

/** The rule for a sign that a text mentions between quotation marks: "press '_'". */
export const QUOTED_SIGN: Rule = {
  class: "symbol",
  name: "in quotation marks",
  // press '_'
  begins: /['"‘“`]/u,
  pattern: /(?<![\p{L}\p{N}'"‘“`])(['"‘“`])([!-/:-@[-`{-~])(?:\1|[’”])(?![\p{L}\p{N}])/uy,
  read: ([, , sign = ""]) => NAMED.get(sign),
};

/** The rule for a letter that a text mentions between quotation marks, which may be a word too: 'the "a" of "cat"'. */
export const QUOTED_LETTER: Rule = {
  class: "letters",
  name: "between quotation marks",
  begins: /[aAoO]/u,
  pattern: /(?<=(?:^|[\s(])["'‘“`])[aAoO](?=["'”’`](?![\p{L}\p{N}]))/uy,
  read: ([letter]) => [{ text: letter, as: "letters" }],
};

/** The rule for the letter "a" after its kind: "the letter a". A "letter a day" is mail. */
export const NAMED_LETTER: Rule = {
  class: "letters",
  name: "after its kind",
  begins: /a/u,
  pattern: /(?<=\b(?:letter|vowel) )a(?![\p{L}\p{N}'’-]| (?:day|week|month|year|night|piece)\b)/uy,
  read: ([letter]) => [{ text: letter, as: "letters" }],
};

/** The rule for signs of a program that a text mentions between backticks: "`=>`", "`&&`". */
export const QUOTED_SIGNS: Rule = {
  class: "symbol",
  name: "between backticks",
  begins: /`/u,
  pattern: /(?<![\p{L}\p{N}`])`([!-/:-@[-_{-~]{2,4})`(?![\p{L}\p{N}`])/uy,
  read: ([, signs = ""]) => OPERATORS.get(signs) ?? [...signs].map((sign) => NAMED.get(sign) ?? "").join(" "),
};

/** The rule for a sign of a text that only lists signs: "+, -, *, /". */
export const LISTED_SIGN: Rule = {
  class: "symbol",
  name: "in a list of signs",
  begins: /[!-/:-@[-`{-~]/u,
  pattern: /[!#$%&*+/<=>?@\\^_|~-](?=$|,|\s)/uy,
  read: ([sign], { sentence }) => (LIST_OF_SIGNS.test(sentence) ? NAMED.get(sign) : undefined),
};

/** At least three different signs with commas between them. "* * *" parts scenes. */
const LIST_OF_SIGNS =
  /^\s*([!#$%&*+/<=>?@\\^_|~-]),\s?(?!\1)([!#$%&*+/<=>?@\\^_|~-])(?:,\s?(?:(?:and|or)\s)?(?!\1|\2)[!#$%&*+/<=>?@\\^_|~-]){1,20}\s*$/u;

/** Names of signs that belong together. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["&&", "double ampersand"],
  ["||", "double pipe"],
  ["==", "double equals"],
  ["===", "triple equals"],
  ["!=", "not equals"],
  ["!==", "not double equals"],
  ["<=", "less than or equals"],
  [">=", "greater than or equals"],
  ["+=", "plus equals"],
  ["-=", "minus equals"],
  [":=", "colon equals"],
  ["++", "plus plus"],
  ["--", "dash dash"],
  ["->", "arrow"],
  ["=>", "arrow"],
  ["<-", "left arrow"],
  ["**", "double asterisk"],
  ["//", "double slash"],
  ["::", "double colon"],
  ["??", "double question mark"],
  ["...", "three dots"],
  ["..", "two dots"],
  ["__", "double underscore"],
  ["$$", "double dollar"],
  ["##", "double hash"],
  ["()", "parentheses"],
  ["[]", "brackets"],
  ["{}", "braces"],
  ["<>", "angle brackets"],
  ["{{}}", "double braces"],
]);

/** Names of signs that a text mentions. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["!", "exclamation mark"],
  ['"', "quotation mark"],
  ["#", "hash"],
  ["$", "dollar sign"],
  ["%", "percent sign"],
  ["&", "ampersand"],
  ["'", "apostrophe"],
  ["(", "left parenthesis"],
  [")", "right parenthesis"],
  ["*", "asterisk"],
  ["+", "plus"],
  [",", "comma"],
  ["-", "hyphen"],
  [".", "dot"],
  ["/", "slash"],
  [":", "colon"],
  [";", "semicolon"],
  ["<", "less than sign"],
  ["=", "equals sign"],
  [">", "greater than sign"],
  ["?", "question mark"],
  ["@", "at sign"],
  ["[", "left bracket"],
  ["\\", "backslash"],
  ["]", "right bracket"],
  ["^", "caret"],
  ["_", "underscore"],
  ["`", "backtick"],
  ["{", "left brace"],
  ["|", "pipe"],
  ["}", "right brace"],
  ["~", "tilde"],
]);
