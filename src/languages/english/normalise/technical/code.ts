import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";
import { table, withLetters, words } from "../words/word-context.js";
import { pieces } from "./spell.js";

/** Rules for names of languages and projects: "C++", ".NET", "Node.js". */
export const LANGUAGE_RULES: readonly Rule[] = [
  {
    class: "code",
    name: "language",
    pattern: /([A-Za-z]\+\+|[CF]#|(?:ASP|ADO|VB)?\.NET|Objective-C|Notepad\+\+)(\d{2})?(?![\p{L}\p{N}#+]|\/[A-G]b)/uy,
    read: ([, name = "", edition = ""], { locale }) => {
      const said = LANGUAGES.get(name.toLowerCase());
      if (said === undefined) return undefined;
      return edition === ""
        ? withLetters(said)
        : [...withLetters(said), ...pieces(edition, name.length, locale).map(({ text }) => ({ text }))];
    },
  },
  {
    class: "code",
    name: "script",
    pattern: /(\p{Lu}\p{L}{1,12}|D3)\.(js|ts|io|ai|py|rs)(?![\p{L}\p{N}])/uy,
    read: ([written, name = "", end = ""], { locale }) => {
      if (!PROJECTS.has(name)) return undefined;
      return [...pieces(name, 0, locale), { text: end, as: "letters", from: name.length, to: written.length }];
    },
  },
];

/** Rules for names in programs: "getUserName()", "my_var", "user.name", "--no-cache". */
export const CODE_IDENTIFIER_RULES: readonly Rule[] = [
  {
    class: "code",
    name: "with underscores",
    pattern: /_{0,2}[\p{L}\d]{1,40}(?:_{1,2}[\p{L}\d]{1,40}){1,8}(?:\(\))?/uy,
    read: ([written], { locale }) =>
      // 1_000_000
      /^\d{1,3}(?:_\d{3})+$/u.test(written)
        ? cardinal(written.replaceAll("_", ""), locale)
        : pieces(written, 0, locale),
  },
  {
    class: "code",
    name: "camel case",
    pattern:
      /(\p{Ll}[\p{Ll}\d]{1,30}(?:\p{Lu}[\p{Ll}\d]{0,30}){1,8}|\p{Lu}\p{Ll}{1,30}(?:\p{Lu}\p{Ll}{1,30}){2,8})(\(\))?(?![\p{L}\p{N}])/uy,
    read: ([written, name = ""], { locale }) =>
      PRODUCTS.test(name) || /^[a-z]{1,4}[RD]NAs?$/u.test(name) ? undefined : pieces(written, 0, locale),
  },
  {
    class: "code",
    name: "with dots",
    pattern: /(\p{L}[\p{L}\d_]{1,30}(?:\.\p{Ll}[\p{L}\d_]{1,30}){1,6})(\(\))?(?![\p{L}\p{N}])/uy,
    read: ([written, name = ""], context) => {
      if (!/^\p{Ll}|\(\)$/u.test(written) || /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(name)) return undefined;
      return pieces(written, 0, context.locale);
    },
  },
  {
    class: "code",
    name: "call",
    pattern: /([\p{L}][\p{L}\d]{0,39})\(\)/uy,
    read: ([written], { locale }) => pieces(written, 0, locale),
  },
  {
    class: "code",
    name: "lines of a change",
    // @@ -1,3 +1,4 @@
    begins: /@/u,
    pattern: /@@ -(\d{1,7})(?:,(\d{1,7}))? \+(\d{1,7})(?:,(\d{1,7}))? @@/uy,
    read: ([, from = "", length, to = "", added], { locale }) => {
      const range = (first: string, count: string | undefined): string =>
        `${cardinal(first, locale)}${count === undefined ? "" : ` comma ${cardinal(count, locale)}`}`;
      return `at at minus ${range(from, length)} plus ${range(to, added)} at at`;
    },
  },
  {
    class: "code",
    name: "option",
    pattern: /--([a-z][a-z\d]{1,30}(?:-[a-z\d]{1,30}){0,5})(?![\p{L}\p{N}])/uy,
    read: ([, name = ""], context) => {
      if (!BEFORE_OPTION.test(before(context)) || /^\s*--/u.test(after(context))) return undefined;
      return [{ text: "dash dash", from: 0, to: 2 }, ...pieces(name, 2, context.locale, "-")];
    },
  },
  {
    class: "code",
    name: "short option",
    // -x, tar -xzf, but not -ing and y = -x
    begins: /-/u,
    pattern: /-([A-Za-z]|[A-Z]{2,4}|[b-df-hj-np-tv-xz]{2,5}|[a-z]{2,5})(?![\p{L}\p{N}'’-])/uy,
    read: ([, name = ""], context) => {
      if (!BEFORE_OPTION.test(before(context)) || isTerm(context)) return undefined;
      // "ls -la", but "the suffix -ing"
      if (/^[a-z]{2,5}$/u.test(name) && /[aeiouy]/u.test(name) && !COMMAND.test(before(context))) return undefined;
      // "-I don't know" is speech after a dash.
      if (
        /^[AIaio]$/u.test(name) &&
        !OPTIONS.test(before(context)) &&
        !/^[`"']?\s(?:option|flag|switch)\b|^ [\w/-]{1,40}\.[a-z]\w{1,3}(?![\w.])/u.test(after(context))
      )
        return undefined;
      return [
        { text: "dash", from: 0, to: 1 },
        { text: name, as: "letters", from: 1 },
      ];
    },
  },
];

/** The place before an option: the start, a space, or a mark that quotes or divides. */
const BEFORE_OPTION = /(?:^|[\s`([/|]|(?<![\p{L}\p{N}.,!?])["'])$/u;

/** Returns whether a letter after a minus sign is a term of a formula: "y = -x", "f(-x)", "-x + 3". */
function isTerm(context: MatchContext): boolean {
  return /(?:[=+*<>×±≤≥^]\s?|\p{L}\()$/u.test(before(context)) || /^\s?(?:[=+*<>×±≤≥^]|\/\s?\d)/u.test(after(context));
}

/** A command of Unix whose options are single letters. */
const COMMAND =
  /(?:^|[\s`($])(?:ls|ps|rm|cp|mv|tar|grep|du|df|chmod|chown|netstat|sort|tail|head|uname|ssh|scp|curl) $/u;

/** The words before an option whose letter is also a word: "use `-I`", "--all / -a". */
const OPTIONS =
  /(?:--[\w-]+[ `]{0,2}\/[ `]{0,2}|\b(?:options?|flags?|switch|pass(?:ed|es|ing)?|us(?:e[ds]?|ing)|without|add(?:ing)?)[ `"']{1,2})$/iu;

const LANGUAGES = table(`
  c++ = c plus plus; g++ = g plus plus; c# = c sharp; f# = f sharp; .net = dot net; asp.net = a s p dot net; ado.net = a d o dot net; vb.net = v b dot net
  objective-c = objective c; notepad++ = notepad plus plus
`);

const PROJECTS = words(
  "Node Vue Next Nuxt Three Express React D3 Chart Ember Backbone Angular Moment Socket Require Discord Electron Knockout Alpine Solid Fastify",
);

/** Names of products, which are not split at their capitals. */
const PRODUCTS =
  /^(?:re(?:CAPTCHA|Markable|StructuredText)s?|miHoYo|spaCy|ConvNeXt)$|^(?:i(?:Phone|Pad|Pod|Tunes|Mac|Cloud|Message|Book|OS)|e(?:Book|Commerce|Sport|Reader|Bay)s?)|^(?:mac|watch|tv|iPad)OS$/u;
