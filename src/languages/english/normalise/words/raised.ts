import type { Rule } from "../../../../text/rule.js";
import { ordinal } from "../../number-words/words.js";
import { stopped, table } from "./word-context.js";

/** Rules for abbreviations with raised letters: "Sᵗ Brieuc", and "M^{r}" and "w^{ch}" of old prints in plain text. */
export const RAISED_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "with raised letters",
    // Sᵗ Brieuc, Mᵐᵉ Curie
    begins: /\p{Lu}/u,
    pattern: /(\p{Lu}\p{Ll}?)([\u02B0-\u02B8\u02E1-\u02E3\u1D2C-\u1D6A\u2071ⁿº]{1,4})\.?(?!\p{L})/uy,
    read: ([, first = "", raised = ""], context) => {
      const plain = `${first}${raised}`.normalize("NFKC");
      return stopped(RAISED.get(plain) ?? plain, context);
    },
  },
  {
    class: "abbreviation",
    name: "with raised letters in braces",
    begins: /[A-Zwy]/u,
    pattern: /(\p{L}\p{Ll}{0,3})\^(?:\{([a-z]{1,3})\}|([a-z]{1,3}))\.?(?![\p{L}\p{N}])/uy,
    read: ([, first = "", braced, bare = ""], context) => {
      const said = RAISED.get(`${first}${braced ?? bare}`);
      return said === undefined ? undefined : stopped(said, context);
    },
  },
  {
    class: "ordinal",
    name: "with raised letters in braces",
    // 10^{th}
    begins: /\d/u,
    pattern: /(\d{1,4})\^(?:\{(?:st|nd|rd|th)\}|(?:st|nd|rd|th))(?![\p{L}\p{N}])/uy,
    read: ([, number = ""], { locale }) => ordinal(number, locale),
  },
];

const RAISED = table(`
  St = saint; Ste = saint; Mr = mister; Mrs = missus; Dr = doctor; Mme = madame; Mlle = mademoiselle; No = number; Nos = numbers; Co = company
  Wm = william; Chas = charles; Thos = thomas; Jno = john; Capt = captain; Col = colonel; Sr = sir; Esqr = esquire; Honble = honourable
  ye = the; Ye = the; yt = that; wch = which; wth = with; wt = what; yr = your
`);
