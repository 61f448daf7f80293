import { before, type Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, NUMBER, numberWords, SCALE_LETTERS, sticky } from "../../number-words/amount.js";
import { unitOf } from "./unit-table.js";

const SCALE = "(?<scale>bn|mn|[kKMB])";
const PER =
  "(?<per>sq\\.? ?(?:km|mi|m|ft)|[kcm]?m[²³23]|km|mile|mi|ha|day|d|week|wk|month|mo|year|yr|hour|hr|h|minute|min|second|sec|s|person|capita|night|sf|kg|lb|oz|g|L|l|mL|ml|GB|MB|kWh)";

/** Nouns that are short before "per second". */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ["req", "request"],
  ["msg", "message"],
  ["img", "image"],
  ["tok", "token"],
  ["pkt", "packet"],
  ["op", "operation"],
  ["txn", "transaction"],
  ["conn", "connection"],
]);

/** Rules for counts per time or measure: "10k/s", "25 req/s", "277 persons/km²". */
export const RATE_RULES: readonly Rule[] = [
  {
    class: "percent",
    name: "per period",
    // 1.5%/mo.
    begins: /\//u,
    pattern: sticky(
      String.raw`/(?<per>mo|yr|month|year|day|week|wk|hr|hour|annum|qtr|quarter)(?![\p{L}\p{N}])(?:(?<=/(?:mo|yr|wk|hr|qtr))\.(?!\s*$))?`,
    ),
    read: ({ groups: { per = "" } = NO_GROUPS }, context) =>
      /\d ?%$/u.test(before(context))
        ? `per ${{ mo: "month", yr: "year", wk: "week", hr: "hour", qtr: "quarter" }[per] ?? per}`
        : undefined,
  },
  {
    class: "unit",
    name: "large count per unit",
    begins: /[\d.]/u,
    pattern: sticky(`(?<amount>${NUMBER})${SCALE}/${PER}${END}`),
    read: ({ groups: { amount = "", scale = "", per = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(amount, locale)} ${SCALE_LETTERS[scale]} per ${divisorWords(per, locale)}`,
  },
  {
    class: "unit",
    name: "short noun per unit",
    begins: /[\d.]/u,
    pattern: sticky(
      `(?<amount>${NUMBER})${SCALE}?[ \\u00a0]?(?<noun>${[...NOUNS.keys()].join("|")})(?<plural>s?)/${PER}${END}`,
    ),
    read: ({ groups: { amount = "", scale, noun = "", per = "" } = NO_GROUPS }, { locale }) => {
      const count = `${numberWords(amount, locale)}${scale === undefined ? "" : ` ${SCALE_LETTERS[scale]}`}`;
      const name = `${NOUNS.get(noun)}${amount === "1" && scale === undefined ? "" : "s"}`;
      return `${count} ${name} per ${divisorWords(per, locale)}`;
    },
  },
  {
    class: "unit",
    name: "divisor after a noun",
    begins: /\//u,
    // 277.7 persons/km², 56.3 /km², 12/kg, 200k rows/s
    pattern: sticky(`/${PER}${END}`),
    read: ({ groups: { per = "" } = NO_GROUPS }, context) =>
      (per.length > 1
        ? /\d[kKMB]?\s?(?:\s\p{Ll}{3,20})?$|(?:BTUs?|kcal)(?:\/hr?)?$/u
        : /\d[kKMB]?\s\p{Ll}{3,20}s$/u
      ).test(before(context))
        ? `per ${divisorWords(per, context.locale)}`
        : undefined,
  },
];

function divisorWords(symbol: string, locale: string): string {
  if (symbol === "d") return "day";
  if (symbol === "sf") return "square foot";
  return unitOf(symbol.replace(/^sq\.? ?/u, "sq "), locale)?.one ?? symbol;
}
