import type { Rule } from "../../../../text/rule.js";
import { latexWords } from "./latex-words.js";

/** The rule for formulas in LaTeX between dollar signs or in brackets: "$x^2$", "\(a \leq b\)". */
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
];

/** Single letters with signs, such as "f'(x)", "n!" and "t := t+1". No price begins with a letter. */
const LETTERS =
  /^(?:[(|[]{0,2}[a-zA-Z](?![a-zA-Z])|sin|cos|tan|log|ln|max|min|exp|lim)(?:[\s\d'!|()[\]+*/=<>:,.^_-]|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])|sin|cos|tan|log|ln|max|min|exp|d[xyt]){1,40}$/u;

const FORMULA = /^[a-zA-Z]$|\\[a-zA-Z|]|[\^_{]|^[\d\sa-zA-Z+*/().,'-]{1,40}[=<>][\d\sa-zA-Z+*/().,'-]{1,40}$/u;
