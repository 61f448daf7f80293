import { after, before, type MatchContext } from "../../../../text/rule.js";
import { meaningOfM } from "./letter-m.js";
import { isAlone, nextWord, previousWord } from "./number-context.js";
import { UNITS } from "./unit-table.js";
import { BEFORE_DECADE } from "./years.js";

/** A number with a symbol that may be a unit, as written. */
interface SymbolUse {
  readonly amount: string;
  /** A word or letter for thousands, millions, … between the amount and the symbol, or `""`. */
  readonly scale: string;
  /** Spaces or a hyphen before the symbol, or `""`. */
  readonly gap: string;
  readonly symbol: string;
  readonly context: MatchContext;
}

/** Returns whether a symbol is not a unit here, judging by the words around it. */
export function isNotUnit(use: SymbolUse): boolean {
  const { gap, symbol, context } = use;
  const unit = UNITS.get(symbol);
  if (gap !== "" && unit !== undefined && !unit.apart) return !(symbol === "MP" && PHOTO.test(nextWord(context)));
  // "the 5 W's"
  if (/^['’]s(?!\p{L})/u.test(after(context))) return true;
  return (gap !== "" && isLetterAlone(symbol, context)) || OTHER_MEANINGS[symbol]?.(use) === true;
}

/** Returns whether a letter with a space before it is a name or a point of the compass: "Figure 4 A", but not "4 L" and "4 V". */
function isLetterAlone(symbol: string, context: MatchContext): boolean {
  if (/^[A-Z]$/u.test(symbol) && isCompassPoint(symbol, context)) return true;
  if (/^[A-Zthgl]$/u.test(symbol) && LABEL.test(previousWord(context))) return true;
  // Body AB 2 g
  return /^[thgl]$/u.test(symbol) && HEAVENLY.test(before(context));
}

/** Returns whether a letter after a number and a space is a point of the compass. */
function isCompassPoint(letter: string, context: MatchContext): boolean {
  // 17 W. 42nd St.
  if (/^\. ?[\p{Lu}\d]/u.test(after(context))) return true;
  // 12 N Oak Street
  if (/^[NW]$/u.test(letter) && /^ (?:\p{Lu}[\p{Ll}\p{Lu}]|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b)/u.test(after(context)))
    return true;
  // US 123 N
  return /^[NSWE]$/u.test(letter) && /\b(?:US|I|SR|CR|Hwy|Highway|Route|Rte|Rt)\.? $/u.test(before(context));
}

/** Tests of what a symbol means beside its unit. */
const OTHER_MEANINGS: Readonly<Record<string, (use: SymbolUse) => boolean>> = {
  s: (use) => (use.gap === "" ? isPluralEnding(use) : isDecadeApart(use)),
  // "5m people" are five million.
  m: ({ amount, scale, gap, context }) => gap === "" && scale === "" && meaningOfM(amount, context) === "millions",
  // "5K" is five thousand, and so is "a salary of 50 K".
  K: (use) => !isKelvin(use),
  A: ({ amount, gap, context }) =>
    gap === "" && !amount.includes(".") && !ELECTRIC.test(context.sentence) && !ELECTRICAL.test(nextWord(context)),
  // "802.11ac" is a standard.
  ac: ({ gap }) => gap === "",
  g: ({ gap, context }) => gap === "" && NETWORK.test(nextWord(context)),
  // "24 t h" is spelled.
  t: ({ amount, gap, context }) =>
    gap === "" ? amount === "1" : /^ h(?!\p{L})/u.test(after(context)) || isTeaspoon(amount, context),
  // "the 14 Oz books"
  Oz: ({ context }) => /^(?:books?|novels?|stories|films?)$/u.test(nextWord(context)),
  // "2/50 HP" in a game; the power of an engine is "3/4 HP".
  HP: ({ amount }) => /\/(?:9|[1-9]\d)/u.test(amount),
  // "Mt" is a mount: "1 Mt Hill".
  Mt: ({ gap, context }) => gap !== "" && /^ \p{Lu}/u.test(after(context)),
  // "a 1965 MG" is a car.
  MG: ({ amount, gap }) => gap !== "" && /^(?:19|20)\d\d$/u.test(amount),
  // "a 4pc meal"; the distance of a star is near words of the sky.
  pc: ({ context }) => !SKY.test(context.sentence),
  pt: ({ gap, context }) => gap === "-" && SCORED.test(after(context)),
};

/** Returns whether "t" after a small amount is a teaspoon: "1 t salt", but not "3 t rice per hectare". */
function isTeaspoon(amount: string, context: MatchContext): boolean {
  return (
    /^(?:[1-4]|(?:\d[ -]?)?(?:[½⅓⅔¼¾⅛]|\d\/\d))$/u.test(amount) &&
    /^\.? \p{Ll}{3}/u.test(after(context)) &&
    RECIPE.test(context.sentence) &&
    !/\b(?:per|ha|hectares?|exports?|imports?|tons|tonnes)\b/u.test(context.sentence)
  );
}

/** A decade whose "s" stands apart: "the 1980 s". */
function isDecadeApart({ amount, context }: SymbolUse): boolean {
  return /^(?:1[1-9]|20)\d0$/u.test(amount) && BEFORE_DECADE.test(previousWord(context));
}

/** Returns whether the "s" directly after a number makes a plural: "the 1980s", "in her 20s" and "two 747s" are not seconds. */
function isPluralEnding({ amount, context }: SymbolUse): boolean {
  // "10s of billions"
  if (/^10+$/u.test(amount) && nextWord(context) === "of") return true;
  // "the 80s and 90s", "her 20s and 30s"
  if (
    /^[1-9]0$/u.test(amount) &&
    (DECADE_BEFORE.test(before(context)) || (amount !== "10" && DECADE_AFTER.test(after(context)))) &&
    !LASTS.test(context.sentence)
  )
    return true;
  if (/^[2-9]0$/u.test(amount) && (DECADE_NOUN.test(nextWord(context)) || /\bdecades?\b/iu.test(context.sentence)))
    return true;
  // "70s" alone
  if (/^[5789]0$/u.test(amount) && isAlone(context)) return true;
  if (/^(?:33|45|78)$/u.test(amount) && isRecord(context)) return true;
  if (!/^\d+$/u.test(amount)) return false;
  return (
    /\d[- ]?(?:by|x)[- ]?$/u.test(before(context)) ||
    isDigit(amount, context) ||
    /^\d{4}$/u.test(amount) ||
    isPlural(amount, context)
  );
}

/** "1s and 0s", "two's complement" */
function isDigit(amount: string, context: MatchContext): boolean {
  return (
    /^\d$/u.test(amount) &&
    (/^ (?:and|or|&) \ds\b|^ complement\b/u.test(after(context)) || /\ds (?:and|or|&) $/u.test(before(context))) &&
    !LASTS.test(context.sentence) &&
    !/\bfor\b/u.test(context.sentence)
  );
}

function isKelvin({ amount, gap, context }: SymbolUse): boolean {
  if (/^(?:[1-9]\d00|[12]\d{4}|[1-9]\d{3})$/u.test(amount) && LIGHT.test(context.sentence)) return true;
  if (gap === "") return false;
  // "273 K" alone
  return (
    HEAT.test(context.sentence) ||
    (isAlone(context) && (amount === "0" || amount.includes(".") || Number(amount) >= 100))
  );
}

/** Returns whether 78, 45 or 33 is the speed of records: "he collects 78s". */
function isRecord(context: MatchContext): boolean {
  return (
    RECORDS.test(context.sentence) &&
    !/^(?:for|in|after|every|about|takes?|took|within|last(?:s|ed)?)$/u.test(previousWord(context))
  );
}

const RECORDS =
  /\b(?:records?|vinyl|LPs?|EPs?|gramophones?|phonographs?|jukebox(?:es)?|turntables?|victrola|singles|albums?|shellac|songs?|discs?|music|jazz|blues|collect(?:s|ed|ing|or|ors|ion)?|attic|crates?|stacks?|box(?:es)?|RPM|rpm|old|own(?:s|ed)?|[Ll]isten(?:s|ed|ing)?|[Dd]ad|grand\p{L}+)\b/u;

function isPlural(amount: string, context: MatchContext): boolean {
  const previous = previousWord(context);
  if (/0$/u.test(amount) && amount.length === 2) {
    return (
      /^(?:his|her|their|my|our|your|its|the|mid|early|late|low|high|upper|lower|two|three|four|five|six)$/u.test(
        previous,
      ) || /\p{L}['’]s$/u.test(previous)
    );
  }
  // in the 500 or 600s
  if (/00$/u.test(amount) && /\b(?:the|his|her|their) \d{1,2}00s? (?:or|and|to) $/u.test(before(context))) return true;
  return /^(?:the|two|three|four|five|six|these|those|all|of|many|few|several|size|old|new|boeing|and|with)$/u.test(
    previous,
  );
}

/** Words of a recipe. */
export const RECIPE: RegExp =
  /\b(?:flour|sugar|milk|water|butter|salt|rice|oil|cream|cheese|broth|stock|chopped|diced|sliced|minced|shredded|tsps?|tbsps?|oats|onions?|juice|nuts|chocolate|vanilla|eggs?|cook(?:ed)?|beans?|berries|honey|syrup|yogh?urt|mayo|raisins|cocoa|molasses|cinnamon|pepper|mustard|vinegar|garlic|soda|baking|yeast|nutmeg|paprika|oregano|basil|ginger|lemon|soy sauce|margarine|shortening)\b/iu;

/** Words of a text about the sky, in which "pc" are parsecs. */
const SKY =
  /\b(?:parsecs?|light[- ]years?|ly|stars?|stellar|galax(?:y|ies)|galactic|nebulae?|clusters?|Sun|solar|Milky|distances?|radius|orbit\p{L}*|pulsars?|quasars?|cosmic|[kMG]pc|clouds?|disks?|scale|away)\b/u;

/** Nouns after megapixels. */
const PHOTO = /^(?:cameras?|photos?|sensors?|images?|lens|resolution)$/u;

/** Nouns after a generation of networks: "4g network". */
const NETWORK = /^(?:network|networks|wireless|signal|phone|phones|coverage|tower|towers)$/u;

/** Names of things in the sky, whose parts have letters. */
const HEAVENLY = /\b(?:[Bb]ody|[Pp]lanet|[Mm]oon|[Ss]ystem) [A-Z]{1,3} $/u;

/** Words of a text about the time that something takes. */
const LASTS = /\b(?:took|takes?|wait|after|within|every|seconds?|delay)\b/u;

/** Another decade before a decade: "the 80s and 90s". */
const DECADE_BEFORE = /\d0['’]?s(?:,| and| or| to|,? and) $/u;

/** Another decade after a decade: "20s and 30s", "70s, 1980's". */
const DECADE_AFTER =
  /^(?:,|,? and|,? or| to) (?:(?:the|her|his|their|my|our|early|mid|late) ){0,2}['’]?(?:1[1-9]\d|20\d|[1-9])0['’]?s(?![\p{L}\p{N}])/u;

/** Nouns after a decade: "80s music". */
const DECADE_NOUN =
  /^(?:music|hits?|songs?|pop|rock|disco|movies?|films?|fashion|styles?|style|vibes?|kids?|party|parties|sitcoms?|tv|television|era|shows?|cartoons?|nostalgia|hair|synths?|theme|throwback|classics?|playlist|bands?|icons?|babies|baby)$/u;

/** Nouns after the points of a game: "3-pt range". */
export const SCORED: RegExp =
  /^ (?:range|FGs?|FG%|goals?|pct|conversions?|shots?|shooting|attempts?|lines?|lead|game|play|deficit|field|land|contest|specialist)\b/u;

/** Words before the number or letter of a thing. */
export const LABEL: RegExp =
  /^(?:room|planet|body|moon|star|flat|apt|apartment|unit|suite|figure|fig|section|chapter|table|type|class|grade|gate|row|seat|block|building|plan|part|option|appendix|bus|route|page|no|number|version|step|floor|platform)$/u;

/** Signs that a text is about electricity, in which "5A" is a current. */
const ELECTRIC = /\d ?(?:[km]?V|mAh?|k?Wh?)\b|\b(?:volts?|amps|amperes?|voltage|watts|wattage)\b/u;

/** Nouns after a current. */
const ELECTRICAL = /^(?:fuse|current|charger|circuit|breaker|supply|power)$/u;

/** Words of a text about the color of light. */
const LIGHT =
  /\b(?:lm|lumens?|LEDs?|bulbs?|lamps?|(?:warm|cool|soft|day) ?(?:white|light)|daylight|colou?r temp\p{L}*|CRI|white balance|lighting)\b/u;

/** Words of a text about temperatures in kelvin. */
const HEAT =
  /temperature|kelvin|superconduct|cryogen|thermal|absolute zero|cool|heat|boil|melt|freez|\bstars?\b|spectr|vacuum/iu;
