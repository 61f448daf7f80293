/**
 * English abbreviations that end in a full stop.
 *
 * A title is always followed by its name, so the full stop after it never ends a sentence. After any other
 * abbreviation it may.
 */
const TITLES: Record<string, string> = {
  capt: "captain",
  col: "colonel",
  dr: "doctor",
  fr: "father",
  gen: "general",
  gov: "governor",
  hon: "honorable",
  lt: "lieutenant",
  maj: "major",
  messrs: "messers",
  mr: "mister",
  mrs: "missus",
  ms: "miz",
  mme: "madam",
  prof: "professor",
  rep: "representative",
  rev: "reverend",
  sen: "senator",
  sgt: "sergeant",
  st: "saint",
  mt: "mount",
};

const OTHERS: Record<string, string> = {
  approx: "approximately",
  apr: "april",
  aug: "august",
  ave: "avenue",
  blvd: "boulevard",
  cf: "compare",
  co: "company",
  corp: "corporation",
  dec: "december",
  dept: "department",
  "e.g": "for example",
  est: "established",
  etc: "et cetera",
  feb: "february",
  fig: "figure",
  ft: "feet",
  "i.e": "that is",
  inc: "incorporated",
  jan: "january",
  jr: "junior",
  ltd: "limited",
  mar: "march",
  nov: "november",
  oct: "october",
  oz: "ounces",
  pp: "pages",
  rd: "road",
  sept: "september",
  sep: "september",
  sr: "senior",
  vol: "volume",
  vs: "versus",
};

/** Words that are also abbreviations when a number follows: "No. 5", "p. 12". */
const BEFORE_NUMBER: Record<string, string> = {
  no: "number",
  nos: "numbers",
  p: "page",
  ch: "chapter",
  sec: "section",
};

/**
 * How an abbreviation is said, or `undefined` where `word` is none.
 *
 * @param word the letters before the full stop
 * @param next the word that follows, if any
 */
export function expandAbbreviation(word: string, next: string | undefined): string | undefined {
  const key = word.toLowerCase();
  if (/^\d/u.test(next ?? "") && Object.hasOwn(BEFORE_NUMBER, key)) return BEFORE_NUMBER[key];
  if (Object.hasOwn(TITLES, key)) {
    const named = /^\p{Lu}/u.test(next ?? "");
    if (key === "st") return named ? "saint" : "street";
    if (key === "dr") return named ? "doctor" : "drive";
    return named ? TITLES[key] : undefined;
  }
  // "Mar." is a month, "mar." the end of a sentence with that word; so with all that are capitalised by custom.
  if (!Object.hasOwn(OTHERS, key)) return undefined;
  const month = /^(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)$/u.test(key);
  return month && !/^\p{Lu}/u.test(word) ? undefined : OTHERS[key];
}

/** Whether a text ends in a title such as "Mr.", or in an initial such as "J.". */
export function endsInTitle(text: string): boolean {
  const word = lastWord(text);
  if (word === undefined) return false;
  return Object.hasOwn(TITLES, word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

/** Whether a text ends in an abbreviation of any kind: "etc.", "p.m.", "U.S.". */
export function endsInAbbreviation(text: string): boolean {
  const word = lastWord(text)?.toLowerCase();
  if (word === undefined) return false;
  return Object.hasOwn(OTHERS, word) || Object.hasOwn(BEFORE_NUMBER, word) || /^\p{L}(?:\.\p{L})+$/u.test(word);
}

/** More than any abbreviation. @unit characters */
const LONGEST = 24;

function lastWord(text: string): string | undefined {
  return /(?:^|[\s("'“‘[])((?:\p{L}\.)*\p{L}+)\.$/u.exec(text.slice(-LONGEST))?.[1];
}
