import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { END, END_OF_AMOUNT, NO_GROUPS, NUMBER, numberWords, sticky, TO } from "../../number-words/amount.js";
import { CURRENCY_CODES, CURRENCY_SYMBOLS, type Currency, SMALL_COINS } from "./currencies.js";
import { describes } from "./number-context.js";

const SYMBOL = `(?:${[...CURRENCY_SYMBOLS.keys()].map(escapeSign).join("|")})`;
/** The signs that may follow an amount. "Rs" may not, since "the 3 Rs" is not money. */
const SYMBOL_AFTER = `(?:${[...CURRENCY_SYMBOLS.keys()]
  .filter((sign) => !/^(?:R|Tk)/u.test(sign))
  .map(escapeSign)
  .join("|")})`;
const CODE = `(?:${[...CURRENCY_CODES.keys()].join("|")})`;
const SCALE = String.raw`(?:[ \u00a0]?(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|bn|mn|mm|tn|trn|mil|[Ll]akhs?(?: [Cc]rores?)?|[Cc]rores?|[Cc]r(?=[\s.,;)]|$)|[MmBb]ln(?:\.(?= \p{Ll}))?)(?!\p{L})|MM(?![\p{L}\p{N}])|[KMBT](?![\p{L}\p{N}&])|[ \u00a0](?:[KMBT](?![\p{L}\p{N}&-])|[kmb](?![\p{L}\p{N}/'’-]|\.\p{L}))|[kmb](?!\p{L}))`;
/** An amount with a comma before its cents: 1.000,50. */
const WITH_COMMA = String.raw`\d{1,3}(?:\.\d{3}){0,4},\d{2}(?![\d,])`;
const RATE = String.raw`(?:(?: ?(?<head>pp|p\.p\.)(?![\p{L}\p{N}]))|/(?<rate>1[Kk]|1M|1,000(?:,000)?|1000|hours?|hrs?|h|days?|d|weeks?|wk|months?|mo|years?|yr|y|minutes?|min|person|people|night|each|sh|share|kg|lbs?|oz|g|gal|gallon|l|L|litre|liter|mile|mi|km|sq ft|ft[²2]?|m[²2]|ea|pcs?|barrel|bbl|kWh|MWh|M(?= \p{Ll})|\p{Ll}{3,14})(?!\p{L})(?:(?<=/(?:sh|mo|yr|hr|wk|ea|gal|lb|oz|pc))\.(?=[,;)]|\s\p{Ll}))?)?`;
/** A word whose space is missing after cents: "£15.21doesn't". */
const GLUED = String.raw`(?<=[$£€]\d{1,9}\.\d\d)(?=\p{Ll}{3})`;
const ADJECTIVE_SCALE = "(?:-(?<hyphened>thousand|million|billion|trillion))?";

/** Rules for amounts with a currency before or after them. */
export const MONEY_RULES: readonly Rule[] = [
  {
    class: "money",
    name: "stakes of a game",
    // $10/$20 hold'em
    begins: /[$£€]/u,
    pattern: sticky(String.raw`(?<symbol>[$£€])(?<small>${NUMBER})/\k<symbol>(?<big>${NUMBER})(?![\p{L}\p{N}/.])`),
    read: ({ groups: { symbol = "", small = "", big = "" } = NO_GROUPS }, { locale }) => {
      const currency = CURRENCY_SYMBOLS.get(symbol);
      if (currency === undefined || Math.round(Number(big) / Number(small)) !== 2) return undefined;
      return `${numberWords(small, locale)} ${numberWords(big, locale)} ${currency.one}`;
    },
  },
  {
    class: "money",
    name: "amount",
    pattern: sticky(
      `(?<sign>[-−–+~])?(?<symbol>${SYMBOL}|${CODE}(?=[ \\u00a0]?[\\d$£€.]))(?<minus>[-−])?[ \\u00a0]?(?:[$£€¥](?=\\d))?${amounts()}${ADJECTIVE_SCALE}${RATE}(?:${END_OF_AMOUNT}|${GLUED}|(?<=£\\d{1,9}\\.\\d\\d)p${END})(?:[ \\u00a0](?<code>${CODE})(?![\\p{L}\\p{N}]))?`,
    ),
    cuts: true,
    read: (match, context) => readAmounts(match, context),
  },
  {
    class: "money",
    name: "loss in brackets",
    // $(14.2)mm
    begins: /[$£€]/u,
    pattern: sticky(
      String.raw`(?<symbol>[$£€])\((?<amount>${NUMBER})(?<inside>${SCALE})?\)(?<outside>${SCALE})?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { symbol = "", amount = "", inside, outside } = NO_GROUPS }, { locale }) => {
      const currency = CURRENCY_SYMBOLS.get(symbol);
      const scale = scaleWord(inside ?? outside);
      if (currency === undefined) return undefined;
      if (scale === undefined && /\.\d\d?$/u.test(amount)) return `minus ${exact(amount, currency, locale)}`;
      return `minus ${numberWords(amount, locale)}${scale === undefined ? "" : ` ${scale}`} ${currency.many}`;
    },
  },
  {
    class: "money",
    name: "pair of currencies",
    // EUR/USD 1.0850
    begins: /[A-Z]/u,
    pattern: sticky(`(?<first>${CODE}|BTC|ETH)/(?<second>${CODE}|USDT)(?![\\p{L}\\p{N}/])`),
    read: ({ groups: { first = "", second = "" } = NO_GROUPS }) => [
      { text: first, as: "letters", to: first.length },
      { text: second, as: "letters", from: first.length + 1 },
    ],
  },
  {
    class: "money",
    name: "sign per a unit",
    // $/hr
    begins: /[$£€]/u,
    pattern: sticky(
      String.raw`(?<symbol>[$£€])/(?<rate>hour|hr|h|day|week|wk|month|mo|year|yr|minute|min|person|night|unit|kg|lb|gal|gallon|kWh|m[²2]|sq ft|mile|mi|km)(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { symbol = "", rate = "" } = NO_GROUPS }) =>
      `${CURRENCY_SYMBOLS.get(symbol)?.many} ${rateWords(rate)}`,
  },
  {
    class: "money",
    name: "stroke after an amount",
    // Rs.500/-
    begins: /\//u,
    pattern: /\/[-–—=](?![\p{L}\p{N}])/uy,
    read: (_, context) => (/\d$/u.test(before(context)) ? "" : undefined),
  },
  {
    class: "money",
    name: "amount before its currency",
    pattern: sticky(`(?<sign>[-−–+~])?${amounts()}[ \\u00a0]?(?<symbol>${SYMBOL_AFTER}|${CODE})${RATE}${END}`),
    read: (match, context) =>
      /\d$/u.test(context.sentence.slice(0, context.start)) ? undefined : readAmounts(match, context),
  },
  {
    class: "money",
    name: "several for a price",
    // 2/$5
    begins: /[1-9]/u,
    pattern: sticky(String.raw`(?<count>[1-9]\d?)/(?=[$£€]\d)`),
    read: ({ groups: { count = "" } = NO_GROUPS }, { locale }) => `${numberWords(count, locale)} for`,
  },
  {
    class: "money",
    name: "cents after their sign",
    pattern: sticky(`¢(?<amount>${NUMBER})${END}`),
    read: ({ groups: { amount = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(amount, locale)} ${amount === "1" ? "cent" : "cents"}`,
  },
  {
    class: "money",
    name: "coins",
    pattern: sticky(`(?<amount>${NUMBER})[ \\u00a0]?(?<coin>[¢cp])${RATE}${END}`),
    read: (match, context) => {
      const { amount = "", coin = "", rate } = match.groups ?? NO_GROUPS;
      if (coin !== "¢" && (/\s/u.test(match[0]) || !/^\d{1,2}$/u.test(amount))) return undefined;
      const [one, many] = SMALL_COINS[coin] ?? ["cent", "cents"];
      const name = amount === "1" || (rate === undefined && describes(context)) ? one : many;
      return `${numberWords(amount, context.locale)} ${name}${rate === undefined ? "" : ` ${rateWords(rate)}`}`;
    },
  },
];

function amounts(): string {
  return `(?<from>${WITH_COMMA}|${NUMBER})(?<fromScale>${SCALE})?(?:${TO}${SYMBOL}?(?<to>${NUMBER})(?<toScale>${SCALE})?)?`;
}

function escapeSign(symbol: string): string {
  return symbol.replaceAll(/[$.]/gu, String.raw`\$&`);
}

const SIGNS: Record<string, string> = { "-": "minus ", "−": "minus ", "–": "minus ", "+": "plus ", "~": "about " };

function readAmounts(match: RegExpExecArray, context: MatchContext): string | undefined {
  const {
    sign,
    minus,
    symbol = "",
    from: written = "",
    fromScale,
    to,
    toScale,
    hyphened,
    head,
    rate = head,
    code = symbol,
  } = match.groups ?? NO_GROUPS;
  const from = plainAmount(written, symbol);
  const currency = CURRENCY_CODES.get(code) ?? CURRENCY_SYMBOLS.get(symbol) ?? CURRENCY_CODES.get(symbol);
  if (currency === undefined) return undefined;
  // The INR of blood is no rupee.
  if (
    symbol === "INR" &&
    Number(written) < 10 &&
    /\b(?:PT|warfarin|[Cc]oumadin|clot\p{L}*|patients?|target|therapeutic|labs?)\b/u.test(context.sentence)
  )
    return undefined;
  const { locale } = context;
  const prefix = SIGNS[sign ?? minus ?? ""] ?? "";
  const describing = rate === undefined && describes(context);
  const tail = rate === undefined ? "" : ` ${rateWords(rate)}`;
  const scale = scaleWord(toScale ?? fromScale) ?? hyphened;
  if (to !== undefined) {
    const first = `${numberWords(from, locale)}${toScale === undefined || fromScale === undefined ? "" : ` ${scaleWord(fromScale)}`}`;
    const second = `${numberWords(to, locale)}${scale === undefined ? "" : ` ${scale}`}`;
    const cents = /\.\d\d$/u.test(from) && /\.\d\d$/u.test(to) && scale === undefined;
    if (cents) return `${prefix}${exact(from, currency, locale)} to ${exact(to, currency, locale)}${tail}`;
    return `${prefix}${first} to ${second} ${describing ? currency.one : currency.many}${tail}`;
  }
  const adjective = describing || hyphened !== undefined;
  // "$12 billion dollars" has its currency twice too.
  if (
    rate === undefined &&
    new RegExp(`^ (?:${currency.many}|${currency.one}|bucks)(?!\\p{L})`, "u").test(after(context))
  )
    return `${prefix}${numberWords(from, locale)}${scale === undefined ? "" : ` ${scale}`}`;
  // "a $2 billion-dollar fund" has its currency twice; it is read once.
  if (scale !== undefined && /^-(?:dollar|euro|pound)/u.test(after(context)))
    return `${prefix}${numberWords(from, locale)} ${scale}`;
  if (scale !== undefined)
    return `${prefix}${numberWords(from, locale)} ${scale} ${adjective ? currency.one : currency.many}${tail}`;
  // $20.5 is a price too.
  if (/\.\d\d?$/u.test(from) && currency.cent !== undefined) return `${prefix}${exact(from, currency, locale)}${tail}`;
  return `${prefix}${numberWords(from, locale)} ${from === "1" || adjective ? currency.one : currency.many}${tail}`;
}

/**
 * Returns an amount with a point before its decimals: 1.000,50 → 1000.50; €2.000 → 2000. Removes zeros after the cents:
 * $20.500 → 20.50.
 */
function plainAmount(written: string, symbol: string): string {
  if (/,\d\d$/u.test(written)) return written.replaceAll(".", "").replace(",", ".");
  if (/^(?:€|₫|Rp|VND|IDR|đ)$/u.test(symbol) && /^[1-9]\d{0,2}\.000$/u.test(written))
    return written.replaceAll(".", "");
  return written.replace(/(?<=\.\d\d\d*?)0+$/u, "");
}

/** Reads a price: 3.50 → three dollars and fifty cents; 0.99 → ninety nine cents; 5.00 → five dollars. */
function exact(amount: string, currency: Currency, locale: string): string {
  const [whole = "", small = ""] = amount.split(".");
  const units = `${numberWords(whole === "" ? "0" : whole, locale)} ${whole === "1" ? currency.one : currency.many}`;
  const value = Number(small.padEnd(2, "0"));
  if (value === 0) return units;
  const cents = `${numberWords(String(value), locale)} ${value === 1 ? currency.cent : currency.cents}`;
  return /^0*$/u.test(whole) ? cents : `${units} and ${cents}`;
}

const SCALES: Record<string, string> = { k: "thousand", m: "million", b: "billion", t: "trillion" };

function scaleWord(written: string | undefined): string | undefined {
  const letters = written?.trim().toLowerCase();
  if (letters !== undefined && /^(?:lakh|cr)/u.test(letters)) return letters === "cr" ? "crore" : letters;
  if (letters === undefined || letters.length > 4) return letters;
  return SCALES[letters.charAt(0)];
}

const RATES: Record<string, string> = {
  "1K": "one thousand",
  "1k": "one thousand",
  "1000": "one thousand",
  "1,000": "one thousand",
  "1M": "one million",
  "1,000,000": "one million",
  h: "hour",
  hr: "hour",
  hrs: "hour",
  d: "day",
  wk: "week",
  mo: "month",
  y: "year",
  yr: "year",
  min: "minute",
  kg: "kilogram",
  lb: "pound",
  lbs: "pound",
  oz: "ounce",
  g: "gram",
  gal: "gallon",
  l: "liter",
  L: "liter",
  mi: "mile",
  km: "kilometer",
  ft: "foot",
  bbl: "barrel",
  M: "million",
  pc: "piece",
  pcs: "piece",
  kWh: "kilowatt hour",
  MWh: "megawatt hour",
  "sq ft": "square foot",
  "ft²": "square foot",
  ft2: "square foot",
  "m²": "square meter",
  sh: "share",
  pp: "person",
  "p.p.": "person",
  m2: "square meter",
};

function rateWords(rate: string): string {
  if (rate === "each" || rate === "ea") return "each";
  return `per ${RATES[rate] ?? rate.replace(/(?<=hour|day|week|month|year|minute)s$/u, "")}`;
}
