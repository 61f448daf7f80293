/** The written words beside a word. */
export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/**
 * How a written word is said where the phonemizer would misread it: money, years, clock times, ranges, symbols.
 *
 * The first, small version of the normaliser: it returns the word itself where it knows nothing better.
 *
 * @param word the written word without the marks around it
 */
export function spokenForm(word: string, neighbours: Neighbours): string {
  for (const rule of RULES) {
    const spoken = rule(word, neighbours);
    if (spoken !== undefined) return spoken;
  }
  return word;
}

type Rule = (word: string, neighbours: Neighbours) => string | undefined;

const RULES: readonly Rule[] = [
  money,
  scaleOfMoney,
  clockTime,
  isoDate,
  range,
  year,
  decade,
  percent,
  numbered,
  symbol,
  joined,
];

const CURRENCIES: Record<string, readonly [unit: string, units: string, cent: string, cents: string]> = {
  $: ["dollar", "dollars", "cent", "cents"],
  "£": ["pound", "pounds", "penny", "pence"],
  "€": ["euro", "euros", "cent", "cents"],
  "¥": ["yen", "yen", "sen", "sen"],
};

const SCALES: Record<string, string> = {
  k: "thousand",
  K: "thousand",
  m: "million",
  M: "million",
  bn: "billion",
  B: "billion",
};

const SCALE_WORD = /^(?:hundred|thousand|million|billion|trillion)$/iu;

/** $5 → 5 dollars; $3.50 → 3 dollars and 50 cents; $1.5M → 1.5 million dollars; before "billion" the number alone. */
function money(word: string, { next }: Neighbours): string | undefined {
  const match = /^([$£€¥])(\d[\d,]*)(?:\.(\d+))?(k|K|m|M|bn|B)?$/u.exec(word);
  const currency = CURRENCIES[match?.[1] ?? ""];
  if (!match || currency === undefined) return undefined;
  const [, , whole = "", fraction, scale] = match;
  const amount = fraction === undefined ? whole : `${whole}.${fraction}`;
  if (scale !== undefined) return `${amount} ${SCALES[scale]} ${currency[1]}`;
  if (SCALE_WORD.test(next ?? "")) return amount;
  if (fraction?.length !== 2) return `${amount} ${amount === "1" ? currency[0] : currency[1]}`;
  const units = `${whole} ${whole === "1" ? currency[0] : currency[1]}`;
  const cents = Number(fraction);
  if (cents === 0) return units;
  const small = `${cents} ${cents === 1 ? currency[2] : currency[3]}`;
  return Number(whole.replaceAll(",", "")) === 0 ? small : `${units} and ${small}`;
}

/** "$3.5 billion" → 3.5, billion dollars. */
function scaleOfMoney(word: string, { previous }: Neighbours): string | undefined {
  const currency = CURRENCIES[previous?.charAt(0) ?? ""];
  if (currency === undefined || !SCALE_WORD.test(word) || !/^.\d[\d,.]*$/u.test(previous ?? "")) return undefined;
  return `${word} ${currency[1]}`;
}

/** 10:30 → 10 30; 5:00 → 5 o'clock; 17:05 → 17 oh 5. */
function clockTime(word: string, { next }: Neighbours): string | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)(?:(am|pm|AM|PM))?$/u.exec(word);
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  const half = match[3] === undefined ? "" : ` ${match[3].toLowerCase() === "am" ? "a.m" : "p.m"}`;
  const followed = half !== "" || /^[ap]\.?m\b/iu.test(next ?? "");
  if (minute === 0) return followed ? `${hour}${half}` : hour > 12 ? `${hour} hundred hours` : `${hour} o'clock`;
  return `${hour} ${minute < 10 ? `oh ${minute}` : minute}${half}`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** 2024-05-06 → May 6th, 20 24. */
function isoDate(word: string): string | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u.exec(word);
  if (!match) return undefined;
  return `${MONTHS[Number(match[2]) - 1]} ${ordinal(Number(match[3]))} ${year(match[1] ?? "") ?? match[1]}`;
}

/** 3–7 → 3 to 7; 10-20% → 10 to 20 percent. */
function range(word: string): string | undefined {
  const match = /^(\d[\d,.]*)[-–](\d[\d,.]*)(%?)$/u.exec(word);
  if (!match) return undefined;
  const [, from = "", to = "", sign] = match;
  const years = from.length === 4 && to.length === 4 ? [year(from), year(to)] : [];
  return `${years[0] ?? from} to ${years[1] ?? to}${sign === "" ? "" : " percent"}`;
}

/** 1999 → 19 99; 1905 → 19 oh 5; 1800 → 18 hundred; 2000 to 2009 are read as plain numbers. */
function year(word: string): string | undefined {
  if (!/^(?:1[1-9]|20)\d\d$/u.test(word) || /^200/u.test(word)) return undefined;
  const century = word.slice(0, 2);
  const rest = Number(word.slice(2));
  if (rest === 0) return `${century} hundred`;
  return `${century} ${rest < 10 ? `oh ${rest}` : rest}`;
}

const DECADES: Record<string, string> = {
  "00": "hundreds",
  "10": "tens",
  "20": "twenties",
  "30": "thirties",
  "40": "forties",
  "50": "fifties",
  "60": "sixties",
  "70": "seventies",
  "80": "eighties",
  "90": "nineties",
};

/** 1990s → 19 nineties; '60s → sixties. */
function decade(word: string): string | undefined {
  const match = /^(1[1-9]|20)?(\d0)['’]?s$/u.exec(word);
  const name = DECADES[match?.[2] ?? ""];
  if (!match || name === undefined) return undefined;
  return match[1] === undefined ? name : `${match[1]} ${name}`;
}

/** 50% → 50 percent. */
function percent(word: string): string | undefined {
  const match = /^([-+]?\d[\d,.]*)%$/u.exec(word);
  return match ? `${match[1]} percent` : undefined;
}

/** #5 → number 5; #speech → hashtag speech; a lone # is silent. */
function numbered(word: string): string | undefined {
  if (!word.startsWith("#")) return undefined;
  const rest = word.replace(/^#+/u, "");
  if (rest === "") return "";
  return `${/^\d/u.test(rest) ? "number" : "hashtag"} ${rest}`;
}

/** A map, for any word is looked up in it, and an object has a "constructor" of its own. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["&", "and"],
  ["+", "plus"],
  ["=", "equals"],
  ["@", "at"],
  ["%", "percent"],
  ["/", "slash"],
]);

function symbol(word: string): string | undefined {
  return SYMBOLS.get(word);
}

/** and/or → and or; R&D → R and D. */
function joined(word: string): string | undefined {
  if (/^\p{L}+(?:\/\p{L}+)+$/u.test(word)) return word.replaceAll("/", " ");
  if (/^\p{L}+&\p{L}+$/u.test(word)) return word.replaceAll("&", " and ");
  return undefined;
}

function ordinal(day: number): string {
  const last = day % 10;
  if (last === 1 && day !== 11) return `${day}st`;
  if (last === 2 && day !== 12) return `${day}nd`;
  if (last === 3 && day !== 13) return `${day}rd`;
  return `${day}th`;
}
