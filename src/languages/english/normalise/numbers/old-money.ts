import type { MatchContext, Rule, VerbalisedPart } from "../../../../text/rule.js";
import { NO_GROUPS, numberWords, sticky, WHOLE } from "../../number-words/amount.js";
import { cardinal } from "../../number-words/words.js";
import { withFinalStop } from "./number-context.js";

const SHILLINGS = String.raw`(?<shillings>\d{1,3})s`;
const PENCE = String.raw`(?<pence>\d{1,2})(?<part>[½¼¾])?d`;
const END = String.raw`(?![\p{L}\p{N}])`;
/** The text after an abbreviation inside a sentence. */
const INSIDE = String.raw`(?=[,;:)]|\s\p{Ll})`;

/** Rules for British money before 1971: £3 10s. 6d.; 5s. 6d.; "2s. a yard". Twelve pence are a shilling. */
export const OLD_MONEY_RULES: readonly Rule[] = [
  {
    class: "money",
    name: "pounds, shillings and pence",
    pattern: sticky(
      String.raw`£(?<pounds>${WHOLE})(?=,? \d{1,2}[½¼¾]?[sd](?!\p{L}))(?:,? ${SHILLINGS}\.?)?(?:,? ${PENCE}\.?)?${END}`,
    ),
    read: readOldMoney,
  },
  {
    class: "money",
    name: "shillings and pence",
    pattern: sticky(String.raw`${SHILLINGS}\.?,? ${PENCE}\.?${END}`),
    read: readOldMoney,
  },
  {
    class: "money",
    name: "shillings or pence",
    pattern: sticky(String.raw`(?:${SHILLINGS}|${PENCE})\.${INSIDE}`),
    read: readOldMoney,
  },
];

const PARTS: Record<string, string> = { "½": "a half", "¼": "a quarter", "¾": "three quarters" };

function readOldMoney(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] {
  const { pounds, shillings, pence, part } = match.groups ?? NO_GROUPS;
  const { locale } = context;
  const words: string[] = [];
  if (pounds !== undefined) words.push(`${numberWords(pounds, locale)} ${pounds === "1" ? "pound" : "pounds"}`);
  if (shillings !== undefined)
    words.push(`${cardinal(shillings, locale)} ${shillings === "1" ? "shilling" : "shillings"}`);
  if (pence !== undefined) {
    const and = words.length > 0 ? "and " : "";
    const half = part === undefined ? "" : ` and ${PARTS[part]}`;
    words.push(`${and}${cardinal(pence, locale)}${half} ${pence === "1" && part === undefined ? "penny" : "pence"}`);
  }
  return withFinalStop([{ text: words.join(" ") }], match[0], context);
}
