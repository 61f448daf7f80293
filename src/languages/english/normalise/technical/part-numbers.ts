import {
  before,
  type MatchContext,
  type Rule,
  type Verbalisation,
  type VerbalisedPart,
} from "../../../../text/rule.js";
import { numberWords } from "../../number-words/amount.js";
import { cardinal, inPairs, plural, spellDigits } from "../../number-words/words.js";
import { stopped, table } from "../words/word-context.js";
import { lettersOf } from "./code-letters.js";
import { digits, oneByOne } from "./spell.js";

/**
 * Rules for the numbers of parts, records, places and devices: "part no. 12-4567-B", "LP 470-65", "planet 2c", "row 5f",
 * "00:1A:2B:3C:4D:5E", "5W-30".
 */
export const PART_NUMBER_RULES: readonly Rule[] = [
  {
    class: "identifier",
    name: "hardware address",
    begins: /[\da-fA-F]/u,
    pattern: /[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4,6}(?![\p{L}\p{N}:-])/iuy,
    read: ([written]) =>
      written.split(/[:-]/u).flatMap((pair, index, all): VerbalisedPart[] => {
        const parts = oneByOne(pair, index * 3);
        return parts.map((part, at) =>
          at === parts.length - 1 && index < all.length - 1 ? { ...part, to: index * 3 + 3 } : part,
        );
      }),
  },
  {
    class: "coordinate",
    name: "township and range",
    begins: /T/u,
    // T. 2 N., R. 3 E.; T2N R3E
    pattern: /T\.? ?(\d{1,3}) ?([NS])\.?,? ?R\.? ?(\d{1,3}) ?([EW])(?:\.(?=[,;]| \p{Ll}))?(?![\p{L}\p{N}])/uy,
    read: ([, township = "", side = "", range = "", other = ""], { locale }) =>
      `township ${cardinal(township, locale)} ${COMPASS[side]} range ${cardinal(range, locale)} ${COMPASS[other]}`,
  },
  {
    class: "identifier",
    name: "group of a weather report",
    begins: /[\dABFMOQSV]/u,
    // KJFK 121651Z 18005G15KT 10SM FEW020 25/M02 A3005
    pattern:
      /(?:(\d{6})(Z)|(\d{5}|VRB\d\d)(?:G(\d\d))?KT|(\d{1,2})SM|(FEW|SCT|BKN|OVC)(\d{3})|(M?)(\d\d)\/(M?)(\d\d)|[AQ](\d{4}))(?![\p{L}\p{N}])/uy,
    read: (match, { sentence }) => (WEATHER_REPORT.test(sentence) ? weatherWords(match) : undefined),
  },
  {
    class: "code name",
    name: "wheels of a locomotive",
    begins: /[024]/u,
    // 4-6-0s, 0-4-2T; a plain 2-8-0 is a chain
    pattern: /([024])-([24680]|10)-([024])(s|T|ST|PT|WT)(?![\p{L}\p{N}])/uy,
    read: ([, leading = "", driving = "", trailing = "", ending = ""], { locale }) => {
      const words = [leading, driving, trailing].map((wheels) => cardinal(wheels, locale)).join(" ");
      return ending === "s" ? plural(words) : [{ text: words }, { text: ending, as: "letters" }];
    },
  },
  {
    class: "code name",
    name: "variant of a gene",
    begins: /[cgm]/u,
    // c.190T>C, c.68_69delAG, g.5331G>A. Source: HGVS nomenclature.
    pattern:
      /([cgm])\.(\d{1,9})([+-]\d{1,5})?(?:_(\d{1,9}))?(?:([ACGT]{1,3})>([ACGT]{1,3})|(delins|del|dup|ins|inv)([ACGT]{0,12}))(?![\p{L}\p{N}])/uy,
    read: ([, kind = "", from = "", offset, until, old = "", fresh = "", change, bases = ""], { locale }) => [
      { text: kind, as: "letters" },
      {
        text: [
          digits(from, locale),
          ...(offset === undefined ? [] : [offset.startsWith("+") ? "plus" : "minus", digits(offset.slice(1), locale)]),
          ...(until === undefined ? [] : ["to", digits(until, locale)]),
        ].join(" "),
      },
      ...(change === undefined
        ? [{ text: old, as: "letters" as const }, { text: "to" }, { text: fresh, as: "letters" as const }]
        : [
            { text: change === "delins" ? "del ins" : change },
            ...(bases === "" ? [] : [{ text: bases, as: "letters" as const }]),
          ]),
    ],
  },
  {
    class: "code name",
    name: "wind with gusts",
    begins: /[G\d]/u,
    // 15G25KT, "G30KT"; the wind was 12G17
    pattern: /(\d{1,3})?G(\d{2,3})(KT|kts?|kn)?(?![\p{L}\p{N}])/uy,
    read: ([, wind, gust = "", unit], context) => {
      if (
        unit === undefined &&
        (wind === undefined || !/\b(?:[Ww]inds?|[Gg]usts?|[Bb]reeze)\b/u.test(context.sentence))
      )
        return undefined;
      const { locale } = context;
      const first = wind === undefined ? "" : `${cardinal(String(Number(wind)), locale)} `;
      return `${first}gusting ${cardinal(String(Number(gust)), locale)}${unit === undefined ? "" : " knots"}`;
    },
  },
  {
    class: "identifier",
    name: "part number",
    begins: /[A-Z\d]/u,
    pattern: /(?=[A-Z/.–-]{0,20}\d)[A-Z\d]{1,12}(?:[-‑–/][A-Z\d]{1,12}){1,6}(?![\p{L}\p{N}]|[.,:/-]\d|%)/uy,
    read: ([written], context) => {
      if (!LABEL.test(before(context)) || !isPartNumber(written, context)) return undefined;
      return partsOf(written, context.locale);
    },
  },
  {
    class: "identifier",
    name: "grade of oil",
    begins: /\d/u,
    // 5W-30
    pattern: /(\d{1,2})W-?(\d{2})(?![\p{L}\p{N}]|[.,]\d)/uy,
    read: ([, winter = "", summer = ""], { locale }) => [
      { text: cardinal(winter, locale), to: winter.length },
      { text: "W", as: "letters", from: winter.length, to: winter.length + 1 },
      { text: cardinal(summer, locale), from: winter.length + 1 },
    ],
  },
  {
    class: "identifier",
    name: "tool of a voltage",
    // GSB 18V-55
    begins: /\d/u,
    pattern: /(\d{2})V-(\d{2,3})(?![\p{L}\p{N}-]|[.,]\d|V)/uy,
    read: ([, voltage = "", number = ""], { locale }) => [
      { text: cardinal(voltage, locale), to: 2 },
      { text: "V", as: "letters", from: 2, to: 3 },
      { text: digits(number, locale), from: 4 },
    ],
  },
  {
    class: "identifier",
    name: "size of a tyre",
    begins: /\d/u,
    // 205/55 R16 91V
    pattern: /(\d{3})\/(\d{2}) ?(Z?R)(\d{2})(?: (\d{2,3})([H-Z]))?(?![\p{L}\p{N}])/uy,
    read: ([, width = "", height = "", type = "", rim = "", load, speed = ""], { locale }) => [
      { text: `${inPairs(width, locale)} ${cardinal(height, locale)}` },
      { text: type, as: "letters" },
      { text: `${cardinal(rim, locale)}${load === undefined ? "" : ` ${inPairs(load, locale)}`}` },
      ...(load === undefined ? [] : [{ text: speed, as: "letters" as const }]),
    ],
  },
  {
    class: "identifier",
    name: "from code to code",
    begins: /[A-Z]/u,
    // Q1–Q3, A1-A5
    pattern: /([A-Z]{1,3})(\d{1,3})([-–—])\1(\d{1,3})(?![\p{L}\p{N}-])/uy,
    read: ([, letters = "", first = "", , last = ""], { locale }) =>
      Number(last) > Number(first)
        ? [
            { text: letters, as: "letters" },
            { text: `${digits(first, locale)} to` },
            { text: letters, as: "letters" },
            { text: digits(last, locale) },
          ]
        : undefined,
  },
  {
    class: "identifier",
    name: "week of a pregnancy",
    begins: /\d/u,
    // 38w4d
    pattern: /(\d{1,2})w(\d)d(?![\p{L}\p{N}])/uy,
    read: ([, weeks = "", days = ""], { locale }) =>
      `${cardinal(weeks, locale)} weeks ${cardinal(days, locale)} ${days === "1" ? "day" : "days"}`,
  },
  {
    class: "identifier",
    name: "runway",
    begins: /[R\d]/u,
    // 21R
    pattern: /(?:RWY ?)?(\d{1,2})([LRC])(?:\/([LRC]))?(?![\p{L}\p{N}]|[.,]\d)/uy,
    read: ([written, number = "", side = "", other], { sentence }) =>
      RUNWAY.test(sentence)
        ? `${written.startsWith("R") ? "runway " : ""}${spellDigits(number)} ${SIDES[side]}${other === undefined ? "" : ` ${SIDES[other]}`}`
        : undefined,
  },
  {
    class: "identifier",
    name: "flight level",
    begins: /F/u,
    // FL350
    pattern: /FL ?(\d{2,3})(?![\p{L}\p{N}]|[.,-]\d)/uy,
    read: ([, level = ""]) => `flight level ${spellDigits(level)}`,
  },
  {
    class: "identifier",
    name: "heading",
    // fly heading 290
    pattern: /([0-3]\d{2})(?= degrees\b|$|[.,;)] |[.,;)]$| (?:and|at|until|then)\b)/uy,
    read: ([, heading = ""], context) =>
      /\bheading(?: of)? $/iu.test(before(context)) && Number(heading) <= 360 ? spellDigits(heading) : undefined,
  },
  {
    class: "identifier",
    name: "farm-to-market road",
    // FM 2468, F.M. 2468
    begins: /F/u,
    pattern: /(?:FM|F\.M\.)[ -](\d{3,4})(?![\p{L}\p{N}]|[.,:-]\d)/uy,
    read: ([written, number = ""], { locale }) => [
      { text: "fm", as: "letters", to: written.length - number.length - 1 },
      { text: inPairs(number, locale), from: written.length - number.length },
    ],
  },
  {
    class: "identifier",
    name: "runway alone",
    begins: /[Rr]/u,
    pattern: /[Rr](?:wy|WY)s?\.?(?= ?\d|[\s.,;]|$)/uy,
    read: ([written], context) => stopped(/^..y?s|[sS]\.?$/u.test(written) ? "runways" : "runway", context),
  },
  {
    class: "identifier",
    name: "year of a standard",
    begins: /\d/u,
    // ISO 9001:2015
    pattern: /(\d{3,5}(?:-\d{1,2})?):((?:19|20)\d\d)(?![\p{L}\p{N}:])/uy,
    read: ([, number = "", year = ""], context) =>
      /\b(?:ISO(?:\/IEC)?|IEC|EN|DIN|BS|ANSI|IEEE|ASTM|NFPA|ISO\/TS)[ -]$/u.test(before(context))
        ? `${digits(number.replace(/-.*/u, ""), context.locale)}${number.includes("-") ? ` dash ${number.replace(/.*-/u, "")}` : ""} ${digits(year, context.locale)}`
        : undefined,
  },
  {
    class: "identifier",
    name: "form",
    begins: /\d/u,
    // 1099-MISC
    pattern: /(\d{4})-([A-Z]{1,5})(?![\p{L}\p{N}-])/uy,
    read: ([, number = "", letters = ""], { locale }) => [
      { text: inPairs(number, locale), to: 4 },
      ...lettersOf(letters, { from: 5, to: 5 + letters.length }),
    ],
  },
  {
    class: "identifier",
    name: "mark",
    begins: /M/u,
    // Golf Mk. 2, Spitfire Mk IX
    pattern: /M[Kk]\.?(?=\s?(?:\d|[IVX]{1,5}(?![\p{L}\p{N}])))/uy,
    read: () => "mark",
  },
  {
    class: "identifier",
    name: "name with a version",
    // Llama-3.1-70B-Instruct, Qwen2.5-7B
    pattern:
      /(\p{L}{2,14})(-|(?=\d\d?\.\d{1,2}-\d{1,3}[BbMm]))(\d{1,2}\.\d{1,2})((?:-[\p{L}\d]{1,14}){0,5})(?![\p{L}\p{N}]|[.,-]\d)/uy,
    read: ([, name = "", hyphen = "", version = "", rest = ""], { locale }) => {
      const at = name.length + hyphen.length;
      return [
        ...lettersOf(name, { from: 0, to: name.length }),
        { text: numberWords(version, locale), from: at, to: at + version.length },
        ...[...rest.matchAll(/\p{L}+|\d+/gu)].flatMap(({ 0: run, index }): VerbalisedPart[] => {
          const place = { from: at + version.length + index, to: at + version.length + index + run.length };
          return /^\d/u.test(run) ? [{ text: digits(run, locale), ...place }] : lettersOf(run, place);
        }),
      ];
    },
  },
  {
    class: "identifier",
    name: "size of a model",
    begins: /-/u,
    // DeepSeek-R1-Distill-Qwen-1.5B
    pattern: /(?<=\p{Lu}\p{L}+)-(\d{1,3}(?:\.\d{1,2})?)B(?![\p{L}\p{N}])/uy,
    read: ([written, size = ""], { locale }) => [
      { text: numberWords(size, locale), from: 0, to: size.length + 1 },
      { text: "B", as: "letters", from: size.length + 1, to: written.length },
    ],
  },
  {
    class: "identifier",
    name: "number of a star",
    begins: /[HKTSEBG]/u,
    // HD 209458
    pattern: /(HD|HIP|KIC|TIC|SAO|EPIC|BD|GSC|TYC) ?(\d{4,9})(?![\p{L}\p{N}]|[.,]\d)/uy,
    read: ([, list = "", number = ""]) => [
      { text: list, ...(!/^(?:HIP|EPIC)$/u.test(list) && { as: "letters" as const }), to: list.length },
      { text: spellDigits(number), from: list.length },
    ],
  },
  {
    class: "identifier",
    name: "episode",
    begins: /[sS]/u,
    // S01E05
    pattern: /[sS](\d{1,2}) ?[eE][pP]?(\d{1,3})(?![\p{L}\p{N}]|[.,]\d)/uy,
    read: ([, season = "", episode = ""], { locale }) =>
      `season ${cardinal(String(Number(season)), locale)} episode ${cardinal(String(Number(episode)), locale)}`,
  },
  {
    class: "identifier",
    name: "preprint",
    // arXiv:1706.03762v5
    begins: /a/u,
    pattern: /arXiv:\s?(\d{4})\.(\d{4,5})(?:v(\d{1,2}))?(?![\p{L}\p{N}])/uy,
    read: ([, month = "", number = "", version], { locale }) =>
      `archive ${inPairs(month, locale)} dot ${spellDigits(number)}${version === undefined ? "" : ` version ${cardinal(version, locale)}`}`,
  },
  {
    class: "identifier",
    name: "number with a letter",
    begins: /\d/u,
    pattern: /(\d{1,3})(\p{L})(?:([-–/])(\d{1,3})?(\p{L}))?(?![\p{L}\p{N}'’]|[.,]\d)/uy,
    read: ([, number = "", letter = "", dash, until = "", last], context) => {
      if (!hasLetter(letter, context)) return undefined;
      const { locale } = context;
      const first = [{ text: inPairs(number, locale) }, { text: letter, as: "letters" as const }];
      if (last === undefined) return first;
      const to = dash === "/" ? "" : "to ";
      const next = `${to}${until === "" ? "" : inPairs(until, locale)}`.trim();
      return [...first, ...(next === "" ? [] : [{ text: next }]), { text: last, as: "letters" }];
    },
  },
];

const SIDES: Readonly<Record<string, string>> = { L: "left", R: "right", C: "center" };

const COMPASS: Readonly<Record<string, string>> = { N: "north", S: "south", E: "east", W: "west" };

const RUNWAY =
  /\b(?:[Rr]unways?|RWYs?|rwys?|[Tt]axi(?:way|ing)?|[Tt]ower|ILS|[Ff]inal approach|[Ll]anding|[Dd]eparting|[Tt]akeoff)\b/u;

const NUMBER_WORD = String.raw`(?: (?:[Nn]os?\.?|[Nn]umbers?|[Cc]odes?|#))?[:.]? #?`;

/** Words before the number of a part or a record. */
const LABEL = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:[Pp]arts?|[Mm]odels?|[Ii]tems?|SKUs?|P\/N|PN|S\/N|SN|MPN|OEM|NSN|[Cc]at(?:alog(?:ue)?)?\.?|LPs?|EPs?|CDs?|DVDs?|[Ss]tock|[Pp]roducts?|[Ss]erial|[Bb]atch|[Ll]ots?|[Ff]ilters?|[Dd]rawing|[Ss]tyle|[Ff]ile|[Dd]ocket|[Pp]ermit|[Pp]olicy|[Cc]laim|[Cc]ertificate|[Cc]ontract|[Pp]atent|[Rr]eel|[Ll]abel)${NUMBER_WORD}$`,
  "u",
);

/** Returns whether digits with hyphens or strokes after a label are no range, fraction or span of years. */
function isPartNumber(written: string, context: MatchContext): boolean {
  if (/^(?:19|20)\d\d[-–/](?:19|20)?\d\d$/u.test(written)) return false;
  if (/[A-Z]/u.test(written)) return true;
  return (
    /(?:LP|EP|CD|DVD|PN|SKU|[Nn]o\.?|[Nn]umber) #?$/u.test(before(context)) ||
    /\d{4}|\d[^\d]+\d+[^\d]+\d/u.test(written)
  );
}

function partsOf(written: string, locale: string): VerbalisedPart[] {
  return [...written.matchAll(/[A-Z]+|\d+|\//gu)].flatMap(({ 0: run, index }): VerbalisedPart[] => {
    const place = { from: index, to: index + run.length };
    if (run === "/") return [{ text: "slash", ...place }];
    return /^\d/u.test(run) ? [{ text: digits(run, locale), ...place }] : lettersOf(run, place);
  });
}

/** A list of numbers with letters after the word for them: "steps 1a, 1b and ". */
const LISTED = String.raw`(?:\d{1,3}\p{L}(?:, (?:and |or )?| (?:and|or|to|through|&) |[-–/])){0,6}$`;

/** Places that are numbered with any letter. */
const PLACES = new RegExp(
  String.raw`\b(?:bus|tram|gate|seat|row|room|flat|apartment|apt|suite|page|p|pp|fig|figure|table|exon|house|door|ward|berth|cabin|desk|bay|stand|plot)s?\.? ${LISTED}`,
  "iu",
);

/** Things that are numbered with one of the first letters. Further letters would be units: "sample 5g". */
const THINGS = new RegExp(
  String.raw`\b(?:(?:exo)?planet|question|part|section|sec|step|unit|exit|grade|class|year|form|level|phase|stage|chapter|ch|example|exercise|problem|scene|type|item|option|appendix|annex|exhibit|footnote|note|group|block|zone|area|lot|schedule|article|rule|clause|paragraph|para|panel|plate|scheme|compound|sample|case|task|test|trial|experiment|model|number|no|equation|eq|theorem|lemma|corollary|aim|goal|objective|hypothesis|line|route|junction|platform|tier|category|version|mark)s?\.? ${LISTED}`,
  "iu",
);

/** Returns whether a letter after a number belongs to the name of a thing: "planet 2c", "flat 12c", "steps 1a and 1b". */
function hasLetter(letter: string, context: MatchContext): boolean {
  const text = before(context);
  if (PLACES.test(text)) return true;
  if (!/^[a-fA-F]$/u.test(letter)) return false;
  return THINGS.test(text) || /\b(?:exo)?planets?\b/iu.test(context.sentence);
}

/** The wind and the time of a weather report for pilots. */
const WEATHER_REPORT =
  /(?<![\p{L}\p{N}])(?:\d{6}Z (?:AUTO |COR )?(?:\d{5}|VRB\d\d)(?:G\d\d)?KT(?!\p{L})|(?:\d{5}|VRB\d\d)(?:G\d\d)?KT .{0,80}M?\d\d\/M?\d\d [QA]\d{4}|(?:\d{5}|VRB\d\d)G\d\dKT(?!\p{L}))/u;

function weatherWords(match: RegExpExecArray): Verbalisation {
  const [written, time, zulu, wind, gusts, miles, cover = "", height = "", below, warm, under, dew] = match;
  if (time !== undefined)
    return [
      { text: spellDigits(time), to: 6 },
      { text: zulu ?? "", as: "letters", from: 6 },
    ];
  if (wind !== undefined) {
    const speed = spellDigits(wind.slice(-2));
    const from = wind.startsWith("VRB") ? "variable" : spellDigits(wind.slice(0, 3));
    return `${from} at ${speed}${gusts === undefined ? "" : ` gusting ${spellDigits(gusts)}`} knots`;
  }
  if (miles !== undefined) return `${spellDigits(miles)} ${miles === "1" ? "mile" : "miles"}`;
  if (cover !== "") return `${CLOUDS.get(cover)} ${spellDigits(height)}`;
  if (warm !== undefined && dew !== undefined) {
    const degrees = (minus: string | undefined, digits: string): string =>
      `${minus === "M" ? "minus " : ""}${spellDigits(digits)}`;
    return `${degrees(below, warm)} slash ${degrees(under, dew)}`;
  }
  return `${written.startsWith("A") ? "altimeter" : "q n h"} ${spellDigits(written.slice(1))}`;
}

const CLOUDS = table("FEW = few; SCT = scattered; BKN = broken; OVC = overcast");
