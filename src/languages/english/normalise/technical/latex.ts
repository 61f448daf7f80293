import { before, type Rule } from "../../../../text/rule.js";
import { isLatexCommand, latexWords } from "./latex-words.js";

const GROUP = String.raw`\{[^{}\n]{0,60}(?:\{[^{}\n]{0,30}\}[^{}\n]{0,30}){0,2}\}`;

/** The rules for formulas in LaTeX: "$x^2$", "\(a \leq b\)", and without signs around them "\frac{1}{2}", "x_{i}". */
export const LATEX_RULES: readonly Rule[] = [
  {
    class: "math",
    name: "formula in LaTeX",
    begins: /[$\\]/u,
    pattern:
      /\$\$([^$]{1,400})\$\$|\$(?![\s\d.,]*\$)([^\s$](?:[^$\n]{0,298}[^\s$])?)\$(?!\d)|\\\(([^\n]{1,300}?)\\\)|\\\[([^\n]{1,300}?)\\\]/uy,
    read: ([, display, inline, round, square], { locale }) => {
      const formula = display ?? inline ?? round ?? square ?? "";
      // "$5 and a $" is money. A lone letter or a sign of LaTeX shows that the dollar signs enclose a formula.
      if (inline !== undefined && !FORMULA.test(inline) && !LETTERS.test(inline)) return undefined;
      const words = latexWords(formula, locale);
      return words.length === 0 ? undefined : words;
    },
  },
  {
    class: "math",
    name: "command of LaTeX alone",
    begins: /\\/u,
    pattern: new RegExp(String.raw`\\([a-zA-Z]{2,14})(?:[_^]?${GROUP}|[_^][\p{L}\d]){0,4}(?![\p{L}\d])`, "uy"),
    read: ([written, name = ""], context) =>
      isLatexCommand(name) && /(?:^|[^\p{L}_\\])\p{L}?$/u.test(before(context))
        ? latexWords(written, context.locale)
        : undefined,
  },
  {
    class: "math",
    name: "letter with an index in braces",
    // x_{i}, a_{n+1}, e^{-x}
    begins: /\p{L}/u,
    pattern: new RegExp(String.raw`\p{L}'{0,2}(?:[_^]${GROUP}){1,2}`, "uy"),
    read: ([written], context) => (/\p{L}$/u.test(before(context)) ? undefined : latexWords(written, context.locale)),
  },
];

/** Single letters with signs, such as "f'(x)", "n!" and "t := t+1". No price begins with a letter. */
const LETTERS =
  /^(?:[(|[]{0,2}[a-zA-Z](?![a-zA-Z])|sin|cos|tan|log|ln|max|min|exp|lim)(?:[\s\d'!|()[\]+*/=<>:,.^_-]|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])|sin|cos|tan|log|ln|max|min|exp|d[xyt]){1,40}$/u;

const FORMULA = /^[a-zA-Z]$|\\[a-zA-Z|]|[\^_{]|^[\d\sa-zA-Z+*/().,'-]{1,40}[=<>][\d\sa-zA-Z+*/().,'-]{1,40}$/u;
