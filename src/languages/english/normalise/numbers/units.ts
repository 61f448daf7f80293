import { after, before, type MatchContext, type Rule, type VerbalisedPart, wordBefore } from "../../../../text/rule.js";
import {
  DASH,
  END,
  END_OF_AMOUNT,
  NO_GROUPS,
  NUMBER,
  numberWords,
  QUANTITY,
  quantity,
  SCALE_LETTERS,
  SCALE_WORD,
  sticky,
} from "../../number-words/amount.js";
import { inPairs, ordinal } from "../../number-words/words.js";
import { meaningOfM } from "./letter-m.js";
import { isNotUnit, LABEL } from "./not-units.js";
import { describes, isAlone, isFunctionWord, nextWord, previousWord, withFinalStop } from "./number-context.js";
import { type MeasureUnit, SIMPLE_UNIT, unitOf } from "./unit-table.js";

const POWER = String.raw`(?:\^?[23](?!\d)|[²³])?`;
const DIVIDED = `(?:/(?:${SIMPLE_UNIT}${POWER}|day|d|hour|week|month|year|minute|second|person|serving|slice)){0,2}`;
const UNIT = `${SIMPLE_UNIT}${POWER}${DIVIDED}`;

/** Rules for quantities with the symbol of a unit. */
export const UNIT_RULES: readonly Rule[] = [
  {
    class: "unit",
    name: "side of a thing",
    // 50W x 30D x 20H cm, 24"W x 36"H
    pattern: sticky(
      String.raw`(?<size>${QUANTITY})(?<unit>["”″'’′]|[cm]m|in|ft)?[ ]?(?<side>[WDHL])(?=[ ]?[x×]|(?<=[WDHL]["”″'’′cmint]{0,2} ?[x×] ?[\d.½¼¾⅛⅜⅝⅞ /-]{1,8}["”″'’′cmint]{0,2} ?[WDHL])(?![\p{L}\p{N}]))(?:[ ](?<last>[cm]m|in|ft)(?![\p{L}\p{N}]))?`,
    ),
    read: ({ groups: { size = "", unit, side = "", last } = NO_GROUPS }, { locale }) => {
      const { words, one } = quantity(size, locale);
      const measure =
        unit === undefined ? undefined : unitOf(/["”″]/u.test(unit) ? "in" : /['’′]/u.test(unit) ? "ft" : unit, locale);
      const name = measure === undefined ? "" : ` ${one ? measure.one : measure.many}`;
      return [
        { text: `${words}${name}` },
        { text: side, as: "letters" },
        ...(last === undefined ? [] : [{ text: unitOf(last, locale)?.many ?? "" }]),
      ];
    },
  },
  {
    class: "unit",
    name: "on a receipt",
    // 1.25LB @ 5.99/LB, 1GAL, 4EA
    pattern: sticky(
      String.raw`(?<amount>${NUMBER}) ?(?<per>/)?(?<symbol>LBS?|OZ|GAL|QT|PT|EA|DOZ|CT|PK|PC|PCS|(?<=\d)B[RA])(?![\p{L}\p{N}])(?:/(?=\d(?:\.5)?BA))?`,
    ),
    read: ({ groups: { amount = "", per, symbol = "" } = NO_GROUPS }, { locale }) => {
      // 2BR/1.5BA
      if (/^B[RA]$/u.test(symbol) && !/^(?:\d(?:\.5)?|1[0-2])$/u.test(amount)) return undefined;
      const { words, one } = quantity(amount, locale);
      const [single, many] = RECEIPT_UNITS[symbol.replace(/^LBS$/u, "LB").replace(/^PCS$/u, "PC")] ?? ["", ""];
      return per === undefined
        ? `${words} ${one ? single : many}`
        : `${words} ${symbol === "EA" ? "" : "per "}${single}`;
    },
  },
  {
    class: "unit",
    name: "distance of a race",
    // 2m 4f, 1m2f110y
    pattern: sticky(
      String.raw`(?<miles>[1-5])m ?(?<furlongs>[1-7])(?<half>½)?f(?: ?(?<yards>\d{1,3})y(?:ds)?)?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { miles = "", furlongs = "", half, yards } = NO_GROUPS }, context) => {
      const { locale } = context;
      const name = (count: string, unit: string): string =>
        `${numberWords(count, locale)} ${unit}${describes(context) || count === "1" ? "" : "s"}`;
      const parts = [
        name(miles, "mile"),
        half === undefined
          ? name(furlongs, "furlong")
          : `${numberWords(furlongs, locale)} and a half ${describes(context) ? "furlong" : "furlongs"}`,
        ...(yards === undefined ? [] : [name(yards, "yard")]),
      ];
      return parts.join(" ");
    },
  },
  {
    class: "unit",
    name: "age",
    // a 4yo
    pattern: sticky(String.raw`(?<age>\d{1,3})(?:[ -]?yo|YO)(?![\p{L}\p{N}])`),
    read: ({ groups: { age = "" } = NO_GROUPS }, { locale }) => `${numberWords(age, locale)} year old`,
  },
  {
    class: "unit",
    name: "parts of a car",
    // 4dr, 6-cyl., 5spd
    pattern: sticky(String.raw`(?<count>\d{1,2})(?:-?(?<part>dr|spd)\.?|[- ]?(?<cylinder>cyl)\.?)(?![\p{L}\p{N}])`),
    read: ({ groups: { count = "", part } = NO_GROUPS, 0: written }, context) => {
      const name = part === "dr" ? "door" : part === "spd" ? "speed" : "cylinder";
      return withFinalStop([{ text: `${numberWords(count, context.locale)} ${name}` }], written, context);
    },
  },
  {
    class: "unit",
    name: "caliber",
    // .50 cal. machine guns, a 50-cal rifle
    pattern: sticky(
      String.raw`(?<amount>\.\d{2,3}|\d{2})[ -]?cal\.?(?= (?:machine|rifle|pistol|revolver|gun|bullet|ammo|ammunition|round|sniper|carbine|handgun|cartridge|shell|weapon|musket)s?(?!\p{L}))`,
    ),
    read: ({ groups: { amount = "" } = NO_GROUPS }, { locale }) =>
      `${inPairs(amount.replace(".", ""), locale)} caliber`,
  },
  {
    class: "unit",
    name: "pieces",
    // a 12-pc. set, 6 pcs
    pattern: sticky(
      String.raw`(?<count>\d{1,4})(?:[- ]?pc\.?(?= (?:\p{L}+ )?(?:sets?|kits?|suites?|box|meals?|dinners?|combo|chicken|bucket)(?!\p{L})|\))|(?<gap>[- ]?)pcs\.?(?![\p{L}\p{N}]))`,
    ),
    read: ({ groups: { count = "", gap } = NO_GROUPS, 0: written }, context) =>
      withFinalStop(
        [{ text: `${numberWords(count, context.locale)} ${gap === undefined || count === "1" ? "piece" : "pieces"}` }],
        written,
        context,
      ),
  },
  {
    class: "unit",
    name: "millions in a report",
    // 1.3mm shs
    pattern: sticky(
      String.raw`(?<amount>${NUMBER})mm(?= (?:shs|shares|users|subscribers|customers|barrels|bbl|tons|people|households|members)(?!\p{L}))`,
    ),
    read: ({ groups: { amount = "" } = NO_GROUPS }, { locale }) => `${numberWords(amount, locale)} million`,
  },
  {
    class: "unit",
    name: "per quantity",
    // 250mg/5mL
    begins: /\//u,
    pattern: sticky(String.raw`/(?= ?\d+(?:\.\d+)? ?(?:mL|ml|ML|L|g|kg|min|h|hr|tsp|tab)${END})`),
    read: (_, context) =>
      /\d ?(?:mg|mcg|[µμ]g|g|IU|units?|mEq|mmol|kcal|mL|ml) ?$/u.test(before(context)) ? "per" : undefined,
  },
  {
    class: "unit",
    name: "of a body",
    // 60 mL/min/1.73 m²
    begins: /\//u,
    pattern: sticky(String.raw`/(?=1\.73 ?m)`),
    read: () => "per",
  },
  {
    class: "unit",
    name: "several of a size",
    // 2 x 400g tins, 4x 4GB modules
    pattern: sticky(
      String.raw`(?<count>\d{1,2}) ?[x×] ?(?<size>${NUMBER}) ?-?(?<symbol>kg|g|mg|ml|mL|cl|l|L|oz|lb|GB|TB|MB|W|V|mAh|Ah|pt|hr|min)(?= \p{L}{3})`,
    ),
    read: ({ groups: { count = "", size = "", symbol = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(count, locale)} ${numberWords(size, locale)} ${unitOf(symbol, locale)?.one}`,
  },
  {
    class: "unit",
    name: "packages of a size",
    // 1-15 oz. can, 2 – 8 oz. packages
    pattern: sticky(
      String.raw`(?<count>[1-9])(?:[-–]| [-–—] )(?<size>\d{1,3}(?:-\d/\d|\.\d{1,2}|[½⅓⅔¼¾])?)[ -]?(?<symbol>oz\.?|lb\.?|g|ml)(?= (?<container>(?:can|pkg|package|packet|bottle|jar|box|bag|container|carton|tub|tin|bar|envelope|loaf|loave)(?:e?s)?)\b)`,
    ),
    read: ({ groups: { count = "", size = "", symbol = "", container = "" } = NO_GROUPS }, { locale }) =>
      // "a 1-2 oz. bottle" and "4-6 oz. bags" are ranges.
      Number.parseFloat(size) < 3 * Number(count) || (count === "1") === /s$/u.test(container)
        ? undefined
        : `${numberWords(count, locale)} ${quantity(size, locale).words} ${unitOf(symbol, locale)?.one}`,
  },
  {
    class: "unit",
    name: "size",
    pattern: sticky(
      String.raw`(?<sides>${NUMBER}(?: ?[x×*] ?${NUMBER}){1,3})(?:[ \u00a0]?|-)(?<symbol>${SIMPLE_UNIT}${POWER})${END}`,
    ),
    read: ({ groups: { sides = "", symbol = "" } = NO_GROUPS, 0: written }, context) => {
      const { locale } = context;
      const unit = unitOf(symbol, locale);
      if (unit === undefined) return undefined;
      const words = sides.split(/ ?[x×*] ?/u).map((side) => numberWords(side, locale));
      const name = describes(context) ? unit.one : unit.many;
      const sign = sides.includes("*") ? " times " : " by ";
      return withFinalStop([{ text: `${words.join(sign)} ${name}` }], written, context);
    },
  },
  {
    class: "unit",
    name: "size with marks",
    // a 5"x7" photo
    pattern: sticky(String.raw`(?<from>${NUMBER})(?<mark>["”″'’′])[x×](?<to>${NUMBER})\k<mark>(?![\p{L}\p{N}])`),
    read: ({ groups: { from = "", mark = "", to = "" } = NO_GROUPS }, context) => {
      const [one, many] = /["”″]/u.test(mark) ? ["inch", "inches"] : ["foot", "feet"];
      const adjective = describes(context) || isBeforeNoun(context);
      const noun = adjective ? one : many;
      return `${numberWords(from, context.locale)} ${from === "1" || adjective ? one : many} by ${numberWords(to, context.locale)} ${noun}`;
    },
  },
  {
    class: "unit",
    name: "stones and pounds",
    // 10 st 4 lb
    pattern: sticky(String.raw`(?<stones>\d{1,2}) ?st\.? (?<pounds>\d{1,2}(?:\.\d)?) ?lbs?(?![\p{L}\p{N}])`),
    read: ({ groups: { stones = "", pounds = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(stones, locale)} stone ${numberWords(pounds, locale)} ${pounds === "1" ? "pound" : "pounds"}`,
  },
  {
    class: "unit",
    name: "blood pressure",
    pattern: sticky(String.raw`(?<systolic>\d{2,3})/(?<diastolic>\d{2,3})[ \u00a0]?mm ?Hg${END}`),
    read: ({ groups: { systolic = "", diastolic = "" } = NO_GROUPS }, { locale }) =>
      `${inPairs(systolic, locale)} over ${inPairs(diastolic, locale)} millimeters of mercury`,
  },
  {
    class: "unit",
    name: "one of two",
    // 50/60 Hz, 110/220V
    pattern: sticky(String.raw`(?<first>\d{2,3})/(?<second>\d{2,3})[ \u00a0]?(?<symbol>[kM]?Hz|V|VAC|W)${END}`),
    read: ({ groups: { first = "", second = "", symbol = "" } = NO_GROUPS }, { locale }) => {
      const unit = unitOf(symbol, locale);
      return unit === undefined
        ? undefined
        : `${numberWords(first, locale)} or ${numberWords(second, locale)} ${unit.many}`;
    },
  },
  {
    class: "unit",
    name: "exposure",
    // 1/250 s
    pattern: sticky(String.raw`1/(?<below>[1-9]\d{1,4})[ \u00a0]?(?:s|secs?)${END}`),
    read: ({ groups: { below = "" } = NO_GROUPS }, { locale }) => `one ${ordinal(below, locale)} of a second`,
  },
  {
    class: "unit",
    name: "dash between quantities",
    // 5kg-10kg, 20 Hz – 20 kHz
    begins: /[-–—‑]/u,
    pattern: sticky(String.raw`[-–—‑](?=\s?\d[\d.,]{0,9}\s?(?<symbol>°[CF]|[\p{L}µμΩ]{1,4})(?![\p{L}\p{N}]))`),
    read: ({ groups: { symbol = "" } = NO_GROUPS }, context) => {
      const first = /\d\s?(°[CF]|[\p{L}µμΩ]{1,4})(\s?)$/u.exec(before(context));
      if (first === null || (first[2] !== "") !== /^\s/u.test(after(context))) return undefined;
      const [, written = ""] = first;
      const alike = written.endsWith(symbol) || symbol.endsWith(written);
      return alike && unitOf(written, context.locale) !== undefined && unitOf(symbol, context.locale) !== undefined
        ? "to"
        : undefined;
    },
  },
  {
    class: "unit",
    name: "height in feet",
    // 6ft2
    pattern: sticky(String.raw`(?<feet>[4-7])ft(?<inches>\d|1[01])(?![\p{L}\p{N}])`),
    read: ({ groups: { feet = "", inches = "" } = NO_GROUPS }, { locale }) =>
      `${numberWords(feet, locale)} foot ${numberWords(inches, locale)}`,
  },
  {
    class: "unit",
    name: "range with two signs",
    // 5'–6', 20°–25°C
    pattern: sticky(
      String.raw`(?<from>\d{1,3}(?:\.\d)?)(?<sign>['’′"”″°])${DASH}(?<to>\d{1,3}(?:\.\d)?)\k<sign>(?:[ ]?(?<scale>[CF]))?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { from = "", sign = "", to = "", scale = "" } = NO_GROUPS }, { locale }) => {
      const name = sign === "°" ? unitOf(`°${scale}`, locale)?.many : /["”″]/u.test(sign) ? "inches" : "feet";
      return `${numberWords(from, locale)} to ${numberWords(to, locale)} ${name}`;
    },
  },
  {
    class: "unit",
    name: "quantity",
    pattern: sticky(
      String.raw`(?<amount>${QUANTITY}|\d{1,3},\d{1,2}(?![\d,]))(?<scale>[ \u00a0-]${SCALE_WORD}|[kKMB](?= ))?(?<gap>[ \u00a0\u2009\u202f]{0,2}|[-‑])(?<symbol>${UNIT})${END_OF_AMOUNT}`,
    ),
    cuts: true,
    read: readQuantity,
  },
  {
    class: "unit",
    name: "inches",
    pattern: sticky(String.raw`(?<amount>${QUANTITY})[ \u00a0-]in(?![\p{L}\p{N}.-])`),
    read: ({ groups: { amount = "" } = NO_GROUPS }, context) =>
      isInches(context) ? counted(amount, "inch", "inches", context) : undefined,
  },
  {
    class: "unit",
    name: "feet and inches",
    pattern: sticky(
      String.raw`(?<feet>\d{1,3})(?:['’′]|[ ]?ft\.?) ?-?(?<inches>\d{1,2}(?:\.\d|[½¼¾])?)(?:"|''|[”″]|’’|[ ]?in\b\.?)`,
    ),
    read: ({ groups: { feet = "", inches = "" } = NO_GROUPS, 0: written }, context) => {
      if (Number.parseInt(inches, 10) > 11) return undefined;
      const small = quantity(inches, context.locale);
      const big = quantity(feet, context.locale);
      if (/[a-z]/u.test(written)) {
        const words = `${big.words} ${big.one ? "foot" : "feet"} ${small.words} ${small.one ? "inch" : "inches"}`;
        return withFinalStop([{ text: words }], written, context);
      }
      return `${big.words} foot ${inches === "0" ? "" : small.words}`;
    },
  },
  {
    class: "unit",
    name: "height",
    pattern: sticky(String.raw`(?<feet>[3-8])(?:['’′]|ft)(?<inches>\d{1,2})(?![\p{L}\p{N}'’′"”″]|[.,]\d)`),
    read: ({ groups: { feet = "", inches = "" } = NO_GROUPS }, { locale }) =>
      Number(inches) > 11
        ? undefined
        : `${quantity(feet, locale).words} foot ${inches === "0" ? "" : quantity(String(Number(inches)), locale).words}`,
  },
  {
    class: "unit",
    name: "feet",
    pattern: sticky(String.raw`(?<amount>\d{1,6}(?:\.\d{1,3})?)['’′](?![\p{L}\p{N}])`),
    read: ({ groups: { amount = "" } = NO_GROUPS, 0: written }, context) =>
      closesQuote(context, written) ? undefined : counted(amount, "foot", "feet", context),
  },
  {
    class: "unit",
    name: "inches by a mark",
    pattern: sticky(String.raw`(?<amount>${QUANTITY})(?:["”″]|'')(?![\p{L}\p{N}])`),
    read: ({ groups: { amount = "" } = NO_GROUPS, 0: written }, context) =>
      closesQuote(context, written) ? undefined : counted(amount, "inch", "inches", context),
  },
  {
    class: "unit",
    name: "temperature without a sign",
    pattern: sticky(
      `(?:(?<from>\\d{2,3})(?:[-–]| [-–] ))?(?<amount>[-−]\\d{1,3}(?:\\.\\d)?|\\d{2,3}(?:\\.\\d)?)[ \\u00a0]?(?<scale>[FC])${END}`,
    ),
    read: ({ groups: { from, amount = "", scale = "" } = NO_GROUPS, 0: written }, context) => {
      const exact = /\.\d ?F$/u.test(written);
      // "190C" and "-5F" alone, but "27F" may be a woman, and "14C" is carbon
      const alone = isAlone(context) && (/[-−.]|\d{3}/u.test(amount) || (scale === "C" && !/^1[134]C$/u.test(written)));
      const heated = /^\d{3}$/u.test(amount) && /^ for \d{1,3} ?(?:min|hour|hr|h\b)/u.test(after(context));
      if (LABEL.test(previousWord(context)) || !(exact || alone || heated || WEATHER.test(context.sentence)))
        return undefined;
      const first = from === undefined ? "" : `${quantity(from, context.locale).words} to `;
      return `${first}${quantity(amount, context.locale).words} degrees ${scale === "F" ? "fahrenheit" : "celsius"}`;
    },
  },
  {
    class: "unit",
    name: "per unit",
    // 5 mol L⁻¹, 3 kg m⁻³, 1,000 cm⁻¹
    begins: /[\p{L}µμΩ\d]/u,
    pattern: sticky(
      String.raw`(?<amount>${NUMBER}[ \u00a0\u2009\u202f]?)?(?<symbol>[\p{L}Ωµμ]{1,4})(?:⁻(?<power>[¹²³])|−(?<plain>[123]))(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { amount, symbol = "", power, plain } = NO_GROUPS }, context) => {
      const before = context.sentence.slice(Math.max(0, context.start - 12), context.start);
      if (amount === undefined && !/(?:\p{L}|[⁰¹²³])[ \u00a0\u2009\u202f·⋅]$/u.test(before)) return undefined;
      const exponent = plain ?? power?.normalize("NFKC") ?? "";
      const unit = unitOf(exponent === "1" ? symbol : `${symbol}${exponent}`, context.locale);
      if (unit === undefined) return undefined;
      const count = amount === undefined ? "" : `${numberWords(amount.trim(), context.locale)} `;
      return `${count}${symbol === "cm" && exponent === "1" && amount !== undefined ? "inverse centimeters" : `per ${unit.one}`}`;
    },
  },
  {
    class: "unit",
    name: "unit after a power",
    // 9.1 × 10^-31 kg
    begins: /[\p{L}µμΩ°]/u,
    pattern: sticky(`(?<symbol>${UNIT})${END_OF_AMOUNT}`),
    read: ({ groups: { symbol = "" } = NO_GROUPS, 0: written }, context) => {
      const unit = /10(?:\^[-−]?\d{1,3}|\^[({][-−]?\d{1,3}[)}]|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[ \u00a0\u202f]$/u.test(
        before(context),
      )
        ? unitOf(symbol, context.locale)
        : undefined;
      // "10^6 in size"
      return unit?.apart === true ? withFinalStop([{ text: unit.many }], written, context) : undefined;
    },
  },
  {
    class: "unit",
    name: "unit alone",
    begins: /[kcmfigMGs°]/u,
    pattern: sticky(
      String.raw`(?<symbol>(?:km|m|cm|mm|mi|ft|in)[²³](?:/(?:h|hr|s|min|day))?|(?:km|m|mi|ft|mg|g|kg|MB|GB|Mb|kWh)/(?:h|s|hr|min|L|dL|kg|day|l|ml|mL|[kcm]?m[²³23])|°[CF]|km/h|[kM]Wh|mph|kph|sq\.? ?ft\.?)${END}`,
    ),
    read: ({ groups: { symbol = "" } = NO_GROUPS, 0: written }, context) => {
      const unit = unitOf(symbol, context.locale);
      return unit === undefined ? undefined : withFinalStop([{ text: unit.many }], written, context);
    },
  },
  {
    class: "unit",
    name: "after per",
    // "60 per min", "60sec-per-min"
    begins: /[hmqswy]/u,
    pattern: /(?:mins?|secs?|hrs?|wks?|mo|yrs?)(?![\p{L}\p{N}'’./])/uy,
    read: ([symbol], context) =>
      /\b(?:per|every)[ -]$/iu.test(before(context)) ? unitOf(symbol, context.locale)?.one : undefined,
  },
  {
    class: "unit",
    name: "symbol alone",
    // "each ml of it", "sizes in cm"; a unit that a text mentions is spelled: write "cm"
    begins: /[cdgklmnµμGHM]/u,
    pattern: /(?:km|cm|mm|kg|mg|ml|mL|dL|nm|[mgl]|[µμ]g|[µμ]m|[kMG]?Hz|kW|kJ)(?![\p{L}\p{N}'’./])/uy,
    read: ([symbol = ""], context) => {
      if (/["“‘'`]$/u.test(before(context)) && /^["”’'`]/u.test(after(context)))
        return [{ text: symbol, as: "letters" }];
      if (symbol === "mm" && /\b(?:dd|yyyy|hh|ss)\b/iu.test(context.sentence)) return [{ text: symbol, as: "letters" }];
      const previous = wordBefore(context) ?? "";
      // "kg, g, mg"
      if (UNIT_BEFORE.test(before(context)) || UNIT_AFTER.test(after(context)))
        return unitOf(symbol, context.locale)?.many;
      if (/^(?:nm|[mgl])$/u.test(symbol)) return undefined;
      // "Mm, mm.", but "Width (mm)"
      if (
        symbol === "mm" &&
        !(/\p{L} ?\($/u.test(before(context)) && /^\)/u.test(after(context))) &&
        !/^\s(?:of|wide|long|thick|high|deep|tall|per|and|or)\b/u.test(after(context)) &&
        !/^(?:in|per|each|every)$/u.test(previous)
      )
        return undefined;
      const unit = unitOf(symbol, context.locale);
      if (unit === undefined) return undefined;
      return ONE.test(previous) ? unit.one : unit.many;
    },
  },
];

/** Another symbol of a unit in a list. */
const UNIT_BEFORE = /(?<![\p{L}\p{N}])(?:km|cm|mm|kg|mg|ml|[µμ][gm]),? (?:and |or )?$/u;
const UNIT_AFTER = /^(?:, (?:and |or )?| and | or )(?:km|cm|mm|kg|mg|ml|[µμ][gm])(?![\p{L}\p{N}])/u;

/** Words before one unit. */
const ONE = /^(?:an?|each|every|per|one|single|another|half|last|first|extra)$/iu;

function readQuantity(match: RegExpExecArray, context: MatchContext): readonly VerbalisedPart[] | undefined {
  const { amount = "", scale = "", gap = "", symbol = "" } = match.groups ?? NO_GROUPS;
  const written = unitOf(symbol, context.locale);
  if (written === undefined || isNotUnit({ amount, scale, gap, symbol, context })) return undefined;
  // "50k km", but not "3M tape" or "a 10K W"
  if (SCALE_LETTERS[scale] !== undefined && (symbol.length === 1 || !written.apart)) return undefined;
  const isMinute = symbol === "m" && gap === "" && meaningOfM(amount, context) === "minutes";
  const unit = isMinute ? MINUTE : written;
  const { words, one, part } = quantity(amount.replace(/^(\d{1,3}),(\d{1,2})$/u, "$1.$2"), context.locale);
  const adjective = describes(context) || gap === "-" || gap === "‑";
  const name = (one && scale === "") || adjective ? unit.one : unit.many;
  const [said, point] = special(symbol, amount, context) ?? [name, ""];
  const end = amount.length + scale.length;
  const of =
    part && !adjective && point === "" && !words.startsWith("one ")
      ? `of ${/^(?:[aeio]|hour)/u.test(said) ? "an" : "a"} `
      : "";
  const parts = [
    { text: `${words} ${SCALE_LETTERS[scale] ?? scale.replace(/^[\s-]/u, "")}`, from: 0, to: end },
    { text: `${of}${said}`, from: end },
  ];
  return withFinalStop(parts, match[0], context);
}

const MINUTE: MeasureUnit = { one: "minute", many: "minutes", apart: false };

const WEATHER =
  /\b(?:temperatures?|temp|degrees|warm|cold|hot|heat(?:ed)?|cool(?:ed)?|weather|oven|[Pp]reheat\p{L}*|fan|gas|grill|roast\p{L}*|baked?|highs?|lows?|boils?|freez(?:e|es|ing)|melts?|wind ?chill|snow|rain|sunny|outside|forecast|today|tonight|tomorrow|fever|celsius|fahrenheit)\b/iu;

function special(symbol: string, amount: string, context: MatchContext): readonly [string, string] | undefined {
  if (/^pts?\.?$/u.test(symbol)) {
    const points =
      /^\s?-?(?:font|type|text|size|bold|scale|times|arial|helvetica)/iu.test(after(context)) ||
      symbol.startsWith("pts");
    const single = amount === "1" || describes(context);
    if (points || Number(amount) > 5) return [single ? "point" : "points", "point"];
  }
  if (
    symbol === "kt" &&
    /\b(?:winds?|gust\p{L}*|breeze|speed|aircraft|boat|ship|sail\p{L}*|swell|knots|[NSEW]{1,3})\b/iu.test(
      context.sentence,
    )
  )
    return [amount === "1" ? "knot" : "knots", ""];
  if (symbol === "NM" && /^ (?:of )?(?:torque|@|at \d)/u.test(after(context))) return ["newton meters", ""];
  if (symbol === "nm" && AT_SEA.test(context.sentence) && !SMALL.test(context.sentence))
    return [amount === "1" ? "nautical mile" : "nautical miles", ""];
  // The pressure of the air: 1013 mb. Other numbers count megabytes.
  if (symbol === "mb" && Number(amount) >= 870 && Number(amount) <= 1085) return ["millibars", ""];
  return undefined;
}

/** Words of a text about ships or flights, in which "nm" counts nautical miles. */
const AT_SEA =
  /\b(?:[Ss]ail(?:s|ed|ing|ors?|boats?)?|[Yy]achts?|[Bb]oats?|[Ss]hips?|[Ff]erry|[Vv]essels?|[Oo]ffshore|[Ff]erries|[Hh]arbou?rs?|[Mm]arinas?|[Aa]nchor\p{L}*|[Aa]irports?|[Aa]ircraft|[Rr]unway|[Aa]irspace|[Cc]oast(?:al)?|[Ii]slands?|[Pp]assage|[Hh]urricane|[Ss]eas?|[Ss]wells?|[Kk]nots|kts?|kn|by the log|over (?:the )?ground|[Nn]oon to noon|[Cc]ourse|[Nn]autical|VOR|SOG|COG)\b/u;

/** Words of a text about light or small parts, in which "nm" counts nanometers. */
const SMALL =
  /\b(?:light|lasers?|wavelengths?|absor\p{L}+|emissions?|excit\p{L}+|spectr\p{L}+|chips?|nodes?|particles?|nano\p{L}+|thick\p{L}*|films?|diameters?|layers?|lithograph\p{L}+|process(?:es)?|filters?|bands?|LEDs?)\b/iu;

function counted(amount: string, one: string, many: string, context: MatchContext): string {
  const { words, one: single, part } = quantity(amount, context.locale);
  const adjective = describes(context) || isBeforeNoun(context);
  if (part && adjective) return `${words.replace(/quarters$/u, "quarter")} ${one}`;
  if (part && !words.startsWith("one ")) return `${words} of ${one === "inch" ? "an" : "a"} ${one}`;
  return `${words} ${single || adjective ? one : many}`;
}

/** Returns whether a noun follows a measure with a mark: a 12" pizza is "twelve inch pizza" without an article too. */
function isBeforeNoun(context: MatchContext): boolean {
  const { sentence, end } = context;
  // 10' × 12' rug
  const behind = after(context).replace(/^ ?[x×] ?[\d.½¼¾]{1,6}['’′](?= )/u, "");
  return (
    /["”″'’′]/u.test(sentence.charAt(end - 1)) &&
    /^ \p{Ll}{3}/u.test(behind) &&
    !/^ (?:around|across|square|wide|apart|away|off|short|tall|long|thick|deep|high|climbing|descending|falling|going|heading|moving|rising|running|walking)\b/u.test(
      behind,
    ) &&
    !isFunctionWord(/\p{L}[\p{L}'’-]*/u.exec(behind)?.[0] ?? "")
  );
}

/**
 * Returns whether "in" means inches: at the end of a phrase, before a word such as "wide", or between numbers. "5 in
 * total" is not a length.
 */
function isInches(context: MatchContext): boolean {
  if (/^\s*(?:[,;:)]|[.!?]|[x×]|$)/u.test(after(context))) return true;
  if (/\d\s?(?:ft|feet|foot|['’′])\.?\s$/u.test(context.sentence.slice(Math.max(0, context.start - 12), context.start)))
    return true;
  return /^(?:wide|long|tall|thick|deep|high|diameter|screen|pipe|by|display|monitor|tv|nails?|below|above|shorter|taller|longer|short|shy|apart)$/u.test(
    nextWord(context),
  );
}

/** Returns whether the mark after a number ends a quotation and therefore does not stand for feet or inches. */
function closesQuote({ sentence, start }: MatchContext, written: string): boolean {
  const mark = written.at(-1) ?? "";
  const text = sentence.slice(Math.max(0, start - 400), start);
  if (mark === '"') return isQuoteOpen(sentence, start + written.length - 1);
  if (mark === "”") return text.lastIndexOf("“") > text.lastIndexOf("”");
  if (mark === "’") return text.lastIndexOf("‘") > text.lastIndexOf("’");
  if (mark === "'") return /(?:^|[\s(])'[^']*$/u.test(text);
  return false;
}

/**
 * Returns whether a quotation that a straight mark has opened lasts until a place of a sentence. A mark after a digit ends it,
 * unless a later mark does: "a 12" pizza is enough".
 */
function isQuoteOpen(sentence: string, place: number): boolean {
  const marks = [...sentence.matchAll(/"/gu)].map(({ index }) => index).filter((at) => at >= place - 400);
  let isOpen = false;
  for (const [at, mark] of marks.entries()) {
    if (mark > place) break;
    const opens = OPENS_QUOTE.test(sentence.slice(Math.max(0, mark - 1), mark + 2));
    const next = marks[at + 1];
    const isMeasure =
      /\d/u.test(sentence.charAt(mark - 1)) &&
      (!isOpen || (next !== undefined && CLOSES_QUOTE.test(sentence.slice(next - 1, next + 2))));
    if (mark === place) return isOpen && !isMeasure;
    if (!isMeasure) isOpen = opens || !isOpen;
  }
  return false;
}

/** A mark with the characters around it that begins a quotation. */
const OPENS_QUOTE = /^(?:[\s([{=:/—–-]"|")\S/u;

/** A mark with the characters around it that ends a quotation and follows no number. */
const CLOSES_QUOTE = /^[^\s\d([{]"/u;

const RECEIPT_UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  LB: ["pound", "pounds"],
  OZ: ["ounce", "ounces"],
  GAL: ["gallon", "gallons"],
  QT: ["quart", "quarts"],
  PT: ["pint", "pints"],
  EA: ["each", "each"],
  DOZ: ["dozen", "dozen"],
  CT: ["count", "count"],
  PK: ["pack", "pack"],
  PC: ["piece", "pieces"],
  BR: ["bedroom", "bedrooms"],
  BA: ["bath", "baths"],
};
