import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { END, NO_GROUPS, sticky } from "../../number-words/amount.js";
import { cardinal, inPairs, plural, spellDigits } from "../../number-words/words.js";
import { countsPlural, followsDeterminer, previousWord, withFinalStop } from "./number-context.js";

/** Letters before the numbers of roads: interstates, roads of counties and of states. */
const ROADS =
  "I|US|U\\.S\\.|SR|CR|A[LKZR]|C[AOT]|DE|FL|GA|I[ADL]|K[SY]|M[ADEINOST]|N[CDEHJMVY]|OH|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]";

/** Numbers of old processors: "the 6502", "an 8086". */
const CHIPS = /^(?:4004|6502|6510|6809|8051|808[0568])$/u;
const BEFORE_CHIP = /(?<!\p{L})(?:the|an?|old|classic|original|MOS|Intel|Motorola) $/iu;

/** Rules for numbers as names (rooms, flights, roads, aeroplanes), and for short words and signs before numbers. */
export const IDENTIFIER_RULES: readonly Rule[] = [
  {
    class: "identifier",
    name: "abbreviation before a number",
    begins: /[A-Za-z]/u,
    pattern: sticky(String.raw`(?<label>[A-Za-z]{1,4})\.(?: ?(?=[#(]?\d|[IVXLC]{2,}\b)| (?=[B-HJ-Z]\b))`),
    read: ({ groups: { label = "" } = NO_GROUPS, 0: written }, context) => {
      const word = LABELS.get(label) ?? LABELS.get(label.toLowerCase());
      const number = /^[#(]?\d/u.test(after(context));
      // "Install the app. 2 stars."
      if (label === "app" && followsDeterminer(context)) return undefined;
      // "Col. F." is a colonel.
      if (label === "Col" && !number) return undefined;
      // "Ed. III" is a king.
      if (label === "Ed" && !number) return undefined;
      // "fl. 1450" is a date: flourished.
      if (label === "fl" && /^(?:\d{3,4}(?!\d)|\d{1,2}(?:st|nd|rd|th)\s?c)/u.test(after(context))) return undefined;
      // Fed. R. Civ. P. 12 is a rule of procedure.
      if (label === "P" && /\b(?:Civ|Crim|App)\. $/u.test(before(context))) return undefined;
      if (word === undefined || (!number && /^(?:no|nos|p|pp|c|v)$/iu.test(label))) return undefined;
      return [{ text: word, to: written.trimEnd().length }];
    },
  },
  {
    class: "identifier",
    name: "numbers from and to",
    // #1-#5
    begins: /#/u,
    pattern: sticky(String.raw`#(?<from>\d{1,4})[-–—]#?(?<to>\d{1,4})${END}`),
    read: ({ groups: { from = "", to = "" } = NO_GROUPS }, { locale }) =>
      Number(to) > Number(from) ? `numbers ${cardinal(from, locale)} to ${cardinal(to, locale)}` : undefined,
  },
  {
    class: "identifier",
    name: "sign before a number",
    begins: /[#№§¶Nn]/u,
    pattern: sticky(String.raw`(?<sign>#|№|§§?|¶¶?|[Nn][°º])\.? ?(?=\d)`),
    read: ({ groups: { sign = "" } = NO_GROUPS }) => SIGNS[sign.replace("n", "N")],
  },
  {
    class: "identifier",
    name: "road",
    begins: /[A-Z]/u,
    pattern: sticky(
      String.raw`(?<letters>${ROADS})[- ](?<number>\d{1,3})(?<half> 1\/2| ?½)?(?![\p{L}\p{N}]|[-.,–/]\d|%)`,
    ),
    read: ({ groups: { letters = "", number = "", half } = NO_GROUPS, 0: written }, context) =>
      written.includes("-") || isRoad(context)
        ? [
            { text: letters.replaceAll(".", ""), as: "letters", to: letters.length },
            {
              text: `${inPairs(number, context.locale)}${half === undefined ? "" : " and a half"}`,
              from: letters.length,
            },
          ]
        : undefined,
  },
  {
    class: "identifier",
    name: "aeroplane",
    pattern: sticky(String.raw`(?<type>7[0-8]7)(?:-(?<series>\d{1,3})(?<letters>[A-Z]{1,2})?)?(?<many>['’]?s)?${END}`),
    read: ({ groups: { type = "", series, letters, many } = NO_GROUPS }, context) => {
      if (
        series === undefined &&
        many === undefined &&
        !PLANE.test(before(context)) &&
        !/^ (?:jet|jets|jumbo|airliner|plane|planes|aircraft|max|dreamliner|flight|pilot|cargo)/iu.test(after(context))
      )
        return undefined;
      const words = inPairs(type, context.locale);
      if (many !== undefined) return plural(words);
      if (series === undefined) return words;
      const tail: VerbalisedPart[] = letters === undefined ? [] : [{ text: letters, as: "letters" }];
      return [{ text: `${words} ${inPairs(series, context.locale)}` }, ...tail];
    },
  },
  {
    class: "identifier",
    name: "with a zero before it",
    // Chapter 01
    pattern: sticky(String.raw`0{1,2}(?<number>[1-9]\d?)${END}`),
    read: ({ groups: { number = "" } = NO_GROUPS }, context) =>
      NUMBERED_PART.test(previousWord(context)) ? cardinal(number, context.locale) : undefined,
  },
  {
    class: "identifier",
    name: "age and sex",
    // I (29M) met her (27F).
    pattern: sticky(String.raw`(?<age>[1-9]\d)(?<sex>[MFmf])(?![\p{L}\p{N}]|[.,]\d)`),
    read: ({ groups: { age = "", sex = "" } = NO_GROUPS }, context) =>
      (ENCLOSED_PERSON.test(before(context)) && /^ ?(?:[)\],]|$)/u.test(after(context))) ||
      (/\b(?:I['’]?m|I am|[Ii]m|[Aa]s an?) $/u.test(before(context)) &&
        /^(?:$|[.,;)]| (?:and|here|from|in|with|who|looking)\b)/u.test(after(context)))
        ? [
            { text: cardinal(age, context.locale), to: 2 },
            { text: sex, as: "letters", from: 2 },
          ]
        : undefined,
  },
  {
    class: "identifier",
    name: "exit",
    // exit 12B
    pattern: sticky(String.raw`(?<number>\d{1,3})(?<letter>[A-Z])(?![\p{L}\p{N}])`),
    read: ({ groups: { number = "", letter = "" } = NO_GROUPS }, context) =>
      /^exits?$/iu.test(previousWord(context))
        ? [
            { text: inPairs(number, context.locale), to: number.length },
            { text: letter, as: "letters", from: number.length },
          ]
        : undefined,
  },
  {
    class: "identifier",
    name: "agent",
    pattern: sticky(String.raw`00(?<digit>\d)${END}`),
    read: ({ groups: { digit = "" } = NO_GROUPS }, context) =>
      /^(?:agent|bond|spy)$/u.test(previousWord(context)) || /\bBond\b/u.test(context.sentence)
        ? `double oh ${spellDigits(digit)}`
        : undefined,
  },
  {
    class: "identifier",
    name: "number as a name",
    pattern: sticky(String.raw`[#]?(?<number>\d{3,4})(?<letter>[A-Z])?(?:(?<dash>[-–])(?<series>\d{1,4}))?${END}`),
    read: ({ groups: { number = "", letter, series, dash = "" } = NO_GROUPS }, context) => {
      if (
        !PAIRED.test(before(context)) &&
        !(AIRLINE.test(before(context)) && !countsPlural(context)) &&
        !isHouse(context) &&
        !(CHIPS.test(number) && BEFORE_CHIP.test(before(context)) && !countsPlural(context)) &&
        !(number === "1099" && /^ [Ff]orms?\b/u.test(after(context))) &&
        !(/^[45]0\d$/u.test(number) && /^ (?:errors?|status|response|page)\b/u.test(after(context)))
      )
        return undefined;
      if (/^0\d/u.test(number)) return spellDigits(number);
      const words =
        inPairs(number, context.locale) +
        (series === undefined
          ? ""
          : `${dash === "–" || /s$/u.test(previousWord(context)) ? " to" : ""} ${inPairs(series, context.locale)}`);
      return letter === undefined ? words : [{ text: words }, { text: letter, as: "letters" }];
    },
  },
  {
    class: "identifier",
    name: "number of a course",
    // BIOL 160, 161 and 162; Cooking 101
    pattern: sticky(String.raw`(?<number>[1-9]\d\d)(?<letter>[A-Z])?${END}`),
    read: ({ groups: { number = "", letter } = NO_GROUPS }, context) => {
      const introduction = number === "101" && INTRODUCED.test(before(context)) && !countsPlural(context);
      if (!introduction && !COURSE.test(before(context))) return undefined;
      const words = inPairs(number, context.locale);
      return letter === undefined ? words : [{ text: words }, { text: letter, as: "letters" }];
    },
  },
  {
    class: "identifier",
    name: "house with many digits",
    pattern: sticky(String.raw`(?<number>\d{5})${END}`),
    read: ({ groups: { number = "" } = NO_GROUPS }, context) => (isHouse(context) ? spellDigits(number) : undefined),
  },
  {
    class: "identifier",
    name: "lines of a screen",
    pattern: sticky(
      String.raw`(?<lines>240|360|480|540|576|720|1080|1440|2160|4320)(?<scan>[pi])(?<rate>\d{2,3})?(?![\p{L}\p{N}])`,
    ),
    read: ({ groups: { lines = "", scan = "", rate } = NO_GROUPS }, { locale }) => [
      { text: inPairs(lines, locale), to: lines.length },
      { text: scan, as: "letters", from: lines.length, to: lines.length + 1 },
      ...(rate === undefined ? [] : [{ text: cardinal(rate, locale), from: lines.length + 1 }]),
    ],
  },
  {
    class: "identifier",
    name: "number of a page",
    pattern: sticky(String.raw`(?<number>\d{4,6})${END}`),
    read: ({ groups: { number = "" } = NO_GROUPS }, context) =>
      /^(?:pages?|pp?|verse|line|question|step|chapter|section|item|article|number|lot|paragraph)$/u.test(
        previousWord(context),
      ) && !countsPlural(context)
        ? cardinal(number, context.locale)
        : undefined,
  },
  {
    class: "identifier",
    name: "word before its number",
    begins: /\p{L}/u,
    pattern: sticky(
      String.raw`(?<word>(?!noon|midnight)\p{Ll}{2,15}|Top|Pre|Post|Mid|Sub|Under|Over|Non|Ex|Covid|Catch|Big)[-‑–](?=['’$£€]?\d)`,
    ),
    read: ({ groups: { word = "" } = NO_GROUPS, 0: written }, context) =>
      withFinalStop([{ text: word.toLowerCase() }], written, context),
  },
];

const LABELS: ReadonlyMap<string, string> = new Map([
  ["no", "number"],
  ["nos", "numbers"],
  ["nr", "number"],
  ["p", "page"],
  ["pp", "pages"],
  ["pg", "page"],
  ["fn", "footnote"],
  ["fns", "footnotes"],
  ["vv", "verses"],
  ["exh", "exhibit"],
  ["dkt", "docket"],
  ["wk", "week"],
  ["grp", "group"],
  ["lv", "level"],
  ["lvl", "level"],
  ["sc", "scene"],
  ["thm", "theorem"],
  ["lect", "lecture"],
  ["pl", "plate"],
  ["vol", "volume"],
  ["vols", "volumes"],
  ["ch", "chapter"],
  ["chs", "chapters"],
  ["chap", "chapter"],
  ["fig", "figure"],
  ["figs", "figures"],
  ["sec", "section"],
  ["sect", "section"],
  ["art", "article"],
  ["arts", "articles"],
  ["eq", "equation"],
  ["eqs", "equations"],
  ["ex", "example"],
  ["ed", "edition"],
  ["para", "paragraph"],
  ["par", "paragraph"],
  ["rt", "route"],
  ["pt", "part"],
  ["pts", "parts"],
  ["tab", "table"],
  ["bk", "book"],
  ["apt", "apartment"],
  ["ste", "suite"],
  ["rm", "room"],
  ["fl", "floor"],
  ["ver", "version"],
  ["v", "version"],
  ["rev", "revision"],
  ["op", "opus"],
  ["c", "circa"],
  ["ca", "circa"],
  ["col", "column"],
  ["cols", "columns"],
  ["app", "appendix"],
  ["ll", "lines"],
  ["sess", "session"],
  ["q", "question"],
  ["qs", "questions"],
  ["ep", "episode"],
  ["eps", "episodes"],
  ["ser", "series"],
  ["max", "maximum"],
  ["min", "minimum"],
  ["approx", "approximately"],
]);

const SIGNS: Record<string, string> = {
  "#": "number",
  "№": "number",
  "N°": "number",
  Nº: "number",
  "§": "section",
  "§§": "sections",
  "¶": "paragraph",
  "¶¶": "paragraphs",
};

const PLANE = /\b(?:Boeing|Airbus|Boeings|a|Air Force) $/u;

/** Roads that share their way or a list: the "SR 10" of "US 278/SR 10" and of "US 278 and SR 10". */
const NEXT_ROAD = /^(?: ?[/–-] ?|,? (?:and|or|to) |, )(?:I|US|U\.S\.|SR|CR)[- ]\d{1,3}(?!\d)/u;
const PREVIOUS_ROAD = /(?<!\p{L})(?:I|US|U\.S\.|SR|CR)[- ]\d{1,3}(?: ?[/–-] ?|,? (?:and|or|to) |, )$/u;

/** An interstate or a federal road that stands for itself: "I 285 is closed", "US 101, however". */
const ALONE = /^(?:$|[.,;:)]|['’]s\b| (?:is|was|runs|near|exit|toward|towards|between)\b)/u;

/** Returns whether letters before a number name a road: "along US 278", "SR 10 west". The letters may also count: "US 250 million". */
function isRoad(context: MatchContext): boolean {
  if (NEXT_ROAD.test(after(context)) || PREVIOUS_ROAD.test(before(context))) return true;
  if (countsPlural(context)) return false;
  if (
    /^(?:I|US|SR|CR)[ ]\d{3}$/u.test(context.sentence.slice(context.start, context.end)) &&
    ALONE.test(after(context))
  )
    return true;
  return (
    /\b(?:on|along|via|onto|take|near|crosses|crossing|follows|joins|leaves|meets|intersects|with) $/iu.test(
      before(context),
    ) || /^ (?:north|south|east|west)(?:bound)?\b/iu.test(after(context))
  );
}

/** A person before an age in brackets: "my sister (", "I [". */
const ENCLOSED_PERSON =
  /\b(?:I|me|my|him|her|he|she|his|wife|husband|bf|gf|ex|boyfriend|girlfriend|partner|fiancée?|fianc[eé]|spouse|so|SO|friend|bff|roommate|coworker|boss|mom|mum|dad|mother|father|brother|sister|sis|bro|son|daughter|cousin|aunt|uncle|kid|mil|MIL|FIL|SIL|BIL|DH|DW|SO|BF|GF|OH|neighbou?r|crush|guy|girl|man|woman|we|us|them|they|one|\p{L}+['’]s \p{Ll}+) ?[([]$/u;

/** Words before the number of a part, which may have zeros before it. */
const NUMBERED_PART =
  /^(?:act|appendix|book|chapter|day|episode|exercise|figure|item|lecture|lesson|level|module|page|part|phase|question|round|scene|section|stage|step|table|task|track|unit|volume|week)s?$/iu;

/** A subject and numbers of its courses before another: "Biology 160, 161 and ". */
const COURSE =
  /(?<!\p{L})(?:BIOL?|BISC|CHEM|PHYS|MATH?|ENGL?|HIST|PSYC?|ECON|SOC|PHIL|ACCT|CS|CSE|EECS|STAT|Biology|Chemistry|Physics|Calculus|Psychology|Sociology|Economics|Philosophy|Bisc|Chem|Math|Phys|Biol) (?:[1-9]\d\d[A-Z]?(?:, (?:and |or )?| and | or | & ))*$/u;

/** A skill with a capital before the number of its first course: "Cooking 101". */
const INTRODUCED = /\p{Lu}\p{L}*(?:ing|ology|onomics|ship|graphy|ance) $/u;

/** Words before a number that is read in pairs of digits. */
const PAIRED =
  /\b(?:[Rr]oom|[Rr]ooms|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Rr]m\.?|[Uu]nit|[Gg]ate|[Ff]light|[Ff]lights|[Hh]ighway|[Hh]wy\.?|[Rr]oute|[Rr]te\.?|[Ii]nterstate|[Rr]oad|[Bb]us|[Tt]rain|[Bb]oeing|[Aa]irbus|[Pp]orsche|[Pp]eugeot|[Ff]errari|[Bb]MW|[Ll]ocker|[Cc]abin|[Ee]xit|[Hh]otel room|[Pp]salm|[Mm]odel|[Ss]tudio|[Bb]ox|Xbox|[Pp]ort|[Ff]orm|Flight (?:UA|AA|BA|DL|[A-Z]{2}|United|Delta|American)|RTX|GTX|GeForce|Radeon(?: RX)?|Ryzen|UA|AA|BA|DL|United|Delta|Levi['’]s|MH|Ryanair|Lufthansa|Qantas) #?$/u;

/** Airlines before the number of a flight: "Pan Am 103". */
const AIRLINE =
  /\b(?:Air (?!Force|Max|Jordan)\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ (?:Airlines|Airways|Air Lines)|Pan Am|Aeroflot|Aer Lingus|Alitalia|Avianca|Cathay Pacific|EasyJet|easyJet|EgyptAir|Emirates|Etihad|Finnair|JetBlue|KLM|LATAM|Sabena|Speedbird|Swissair|TWA) $/u;

/** Words for streets that are not names of anything else after a number. */
const STREET_WORD =
  "St|Street|Ave?|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Ct|Court|Pl|Place|Way|Terrace|Ter|Square|Sq|Hwy|Highway|Pkwy|Parkway|Circle|Cir|Close|Crescent|Cres|Row|Broadway|Alley|Aly|Trail|Trl|Loop|Plaza|Plz|Expressway|Expy|Freeway|Fwy|Turnpike|Tpke|Pike|Mews|Causeway|Esplanade|Promenade|Driveway|Bypass|Lp";

/** Words for streets that are also parts of other names. The end of a phrase must follow: "1200 Forest Hill, Reno". */
const LOOSE_STREET_WORD =
  "Path|Walk|Run|Ridge|Hill|Hills|Grove|Gardens|Gdns|Green|Heights|Park|Point|View|Bend|Crossing|Xing|Cove|Quay|Wharf|Landing|Glen|Valley|Trace|Gate|Rise|Vale|Hollow|Meadows|Springs|Bridge|Center|Centre|Estates|Manor|Commons|Bluff";

const STREET = new RegExp(
  String.raw`^,?(?: (?:[NSEW]\.?|North|South|East|West))?(?: (?:\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)|[A-Z][\p{L}'’.]{1,20})){0,3}(?: |-)(?:(?:${STREET_WORD}|${STREET_WORD.toUpperCase()}|street|road|lane|square)(?!\p{L})|(?:${LOOSE_STREET_WORD})(?=\s*(?:$|[,;]|(?:Apt|Suite|Unit|#))))`,
  "u",
);

/** Returns whether the number is that of a house in a street: 1600 Pennsylvania Avenue. */
function isHouse(context: MatchContext): boolean {
  return STREET.test(after(context)) && !/^(?:in|since|of|the)$/u.test(previousWord(context));
}
