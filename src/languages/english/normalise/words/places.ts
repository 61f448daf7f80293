import { after, before, type MatchContext, type Rule, wordAfter, wordBefore } from "../../../../text/rule.js";
import { afterName, atEnd, inTitleCase, isWholeText, stopped, table, words } from "./word-context.js";

/**
 * Rules for streets, parts of buildings, points of the compass and states: "350 Fifth Ave., Apt. 4", "N. Main",
 * "Austin, TX".
 */
export const PLACE_RULES: readonly Rule[] = [
  {
    class: "address",
    name: "street",
    pattern: /(\p{Lu}\p{Ll}{1,4})(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      const said = STREETS.get(word);
      if (said === undefined) return undefined;
      if (word === "Rte" || word === "Hwy" || word === "Stn") return stopped(said, context);
      const named = afterName(context) || /\p{Lu}\p{Ll}+\s+$/u.test(before(context));
      if (!named) return stop !== "" && (!SHORT.has(word) || isWholeText(context)) ? stopped(said, context) : undefined;
      const isStreet = stop !== "" || !SHORT.has(word) || headsLine(context) || ON_STREET.test(before(context));
      return isStreet || /\d.{0,40}$/u.test(before(context)) ? stopped(said, context) : undefined;
    },
  },
  {
    class: "address",
    name: "street in capitals",
    // "SUNSET BLVD", "12 MAIN ST", "MLK JR WY"
    pattern: /(BLVD|HWY|PKWY|EXPY|FWY|AVE|ST|RD|DR|LN|WY)\.?(?!\p{L})/uy,
    read: ([, word = ""], context) => {
      if (word === "BLVD" && isWholeText(context)) return "boulevard";
      const isSure = word.length > 2 && word !== "AVE";
      const named = isSure ? /\p{Lu}[\p{L}'’]+\s+$/u : /\d{1,5}(?:ST|ND|RD|TH)?(?: \p{Lu}+\.?){0,3}\s$/u;
      const ahead = before(context);
      // "WY" is Wyoming after a city.
      if (!/\bJR\.?\s$/u.test(ahead) && (word === "WY" || !named.test(ahead))) return undefined;
      const usual = word.charAt(0) + word.slice(1).toLowerCase();
      return stopped({ St: "street", Dr: "drive" }[usual] ?? STREETS.get(usual) ?? "", context);
    },
  },
  {
    class: "address",
    name: "street in lower case",
    begins: /[abchlprs]/u,
    // Only after an ordinal or a house number: "5th st.", "12 Oak ave".
    pattern: /(st|ave?|blvd|rd|ln|ct|pl|hwy)\.?(?!\p{L})/uy,
    read: ([, word = ""], context) =>
      NAMED_STREET.test(before(context))
        ? stopped(word === "st" ? "street" : (STREETS.get(word.charAt(0).toUpperCase() + word.slice(1)) ?? ""), context)
        : undefined,
  },
  {
    class: "address",
    name: "street in capitals",
    // "123 MAIN ST", "500 W 5TH ST", "ELM ST."
    pattern: /(ST|AVE?|BLVD|RD|LN|CT|PL|HWY|PKWY|DR|TER|CIR|SQ)(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      if (
        !HOUSE_IN_CAPITALS.test(before(context)) &&
        !(stop !== "" && atEnd(context) && /\p{Lu}{2,}\s+$/u.test(before(context)))
      )
        return undefined;
      const said = word === "ST" ? "street" : word === "DR" ? "drive" : STREETS.get(inTitleCase(word));
      return said === undefined ? undefined : stopped(said, context);
    },
  },
  {
    class: "address",
    name: "building",
    pattern: /(Apt|Apts|Bldg|Blk|Rm|Fl|Ste|Hts|Twp|Jct)(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      if (word === "Fl" && !/\d(?:st|nd|rd|th)\s+$/u.test(before(context)) && !/^\s*\d/u.test(after(context)))
        return undefined;
      if (stop === "" && !/^\s*#?(?:\d|[A-Z]\b)/u.test(after(context)) && !afterName(context)) return undefined;
      return stopped(BUILDINGS.get(word) ?? "", context);
    },
  },
  {
    class: "address",
    name: "compass",
    pattern: /([NSEW]|N[EW]|S[EW])(\.?)(?!\p{L})/uy,
    read: ([, letter = "", stop], context) => {
      const said = COMPASS.get(letter) ?? "";
      const next = wordAfter(context) ?? "";
      if (REGIONS.has(next) && stop !== "") return said;
      if (NUMBERED_STREET.test(after(context)) && !/\p{Lu}\.?\s+$/u.test(before(context))) return said;
      const numbered = /(?:^|[\s(])\d{1,5}\s+$/u.test(before(context));
      if (
        numbered &&
        (/^\p{Lu}[\p{Ll}\p{Lu}]/u.test(next) || /^\d+(?:st|nd|rd|th)/iu.test(next)) &&
        /^\.? [^.]{0,40}?\b(?:St|Ave|Rd|Dr|Blvd|Ln|Ct|Pl|Way|Hwy|Street|Avenue|Road|Drive|Boulevard|Lane|Court|Place|(?<=\d(?:st|nd|rd|th) )(?:st|ave|rd|blvd)|ST|AVE|RD|BLVD|DR|LN|STREET|AVENUE|ROAD|DRIVE|BOULEVARD|LANE)\b/u.test(
          ` ${after(context).trimStart()}`,
        )
      ) {
        return said;
      }
      if (/^[NSEW]$/u.test(letter) && STREET_NEXT.test(after(context)) && !/\p{Lu}[\p{L}.]*\s+$/u.test(before(context)))
        return said;
      if (
        /\b(?:St|Ave|Rd|Dr|Blvd|Ln|Ct|Pl|Street|Avenue|Road|Drive|Boulevard|Lane|Court|Place|ST|AVE|RD|BLVD|STREET|AVENUE|ROAD|(?:I|US|SR|Hwy\.?|Highway|Route|Rte\.?|Rt\.?)[ -]\d{1,3}|(?:A[KLRZ]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])-\d{1,3})\.?,?\s+$/u.test(
          before(context),
        )
      )
        return stopped(said, context);
      return undefined;
    },
  },
  {
    class: "address",
    name: "direction",
    // "winds NW 15 mph", "10 km SE of Paris", "the SE corner", "10 miles N. of here", "the N.E. corner"
    pattern:
      /([NS]?(?:N[EW]|S[EW])|[EW](?:N[EW]|S[EW])|[NSEW]|[NS]\.[EW](?=\. ))(?![\p{L}\p{N}]|\.\p{L})(?:\.(?= \p{Ll}))?/uy,
    read: ([, letters = ""], context) =>
      isDirection(letters.replace(".", ""), context)
        ? [...letters.replace(".", "")]
            .map((letter) => COMPASS.get(letter))
            .join(" ")
            .replaceAll(/(north|south) (east|west)$/gu, "$1$2")
        : undefined,
  },
  {
    class: "address",
    name: "point between points",
    // N. by E.
    pattern: /([NS][EW]?|[EW])(\.?) by ([NSEW])(?!\p{L})\.?/uy,
    read: ([written, from = "", stop = "", by = ""], context) =>
      stop === "" && !written.endsWith(".") && from.length < 2
        ? undefined
        : stopped(`${COMPASS.get(from)} by ${COMPASS.get(by)}`, context),
  },
  {
    class: "address",
    name: "party and state",
    // Sen. Warren (D-Mass.), Rep. Jones (R-TX)
    pattern: /([DRI])-([A-Z][A-Za-z]{1,5})\.?(?=[),])/uy,
    read: ([, party = "", state = ""], context) => {
      const said = POSTAL.get(state) ?? STATES.get(state);
      return said === undefined || !/\(\s?$/u.test(before(context))
        ? undefined
        : [
            { text: party, as: "letters", to: 1 },
            { text: said, from: 2 },
          ];
    },
  },
  {
    class: "address",
    name: "state with full stops",
    // Trenton, N.J.; Charleston, W.Va.; but "Jane Smith, N.D."
    pattern: /(N\.\s?[CHJMY]|S\.\s?C|R\.\s?I|W\.\s?Va|[NS]\.\s?D)\.(?!\p{L})/uy,
    read: ([, written = ""], context) => {
      const letters = written.replaceAll(/[.\s]/gu, "").toUpperCase().slice(0, 2);
      const named = letters.endsWith("D") ? CITY_OF_DAKOTA : CITY;
      return named.test(before(context)) ? stopped(POSTAL.get(letters) ?? "", context) : undefined;
    },
  },
  {
    class: "address",
    name: "state",
    pattern: /([A-Z][a-z]{2,4}|[A-Z]{2}|Ga|Ia|Ky|La|Md|Me|Mo|Pa|Va|Vt)(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      if (/^[A-Z]{2}$/u.test(word)) {
        const said = POSTAL.get(word);
        // "Dr. K. Patel, MD"
        if (
          word === "MD" &&
          /\b(?:Drs?\.? |\p{Lu}\. )[^,;]{0,40}, $/u.test(before(context)) &&
          !/^\.?\s+\d{5}/u.test(stop + after(context))
        )
          return undefined;
        if (
          said === undefined ||
          !/(?:\p{Lu}[\p{L}.'’]+,?|(?<!\d)\d{5},)\s+$/u.test(before(context)) ||
          INTERJECTION.test(before(context)) ||
          !POSTAL.has(/(?:^|[^\p{L}.])([A-Z]{2}),\s+$/u.exec(before(context))?.[1] ?? word) ||
          (word === "OR" && LOGIC_BEFORE.test(before(context))) ||
          (word === "OK" && CAPITALS_BEFORE.test(before(context)) && !/^\.?\s+\d{5}/u.test(stop + after(context)))
        )
          return undefined;
        if (/^\.?\s+\d{5}(?!\d)/u.test(stop + after(context))) return stopped(said, context);
        if (!/,\s+$/u.test(before(context)) || !(atEnd(context) || /^\s*[,.;:)!?]|^\s+[\p{Ll}(]/u.test(after(context))))
          return undefined;
        return stopped(said, context);
      }
      const said = STATES.get(word);
      if (said === undefined || stop === "") return undefined;
      // "Ma, Pa." are parents.
      if (/^(?:Me|Pa)$/u.test(word) && !IN_STATE.test(before(context)) && !/^(?:,|;|\)| \d)/u.test(after(context)))
        return undefined;
      // (N.D. Cal. 2022)
      if (/\p{Lu}[\p{L}.'’]+,\s+$|(?<!\p{L})[NSEWMC]\.\s?D\.\s$/u.test(before(context))) return stopped(said, context);
      return NO_WORD.has(word) && !/^\d/u.test(wordBefore(context) ?? "") ? stopped(said, context) : undefined;
    },
  },
];

/** The name of a town after a word that puts somebody there: "in Bangor, ". */
const IN_STATE = /\b(?:[Ii]n|of|[Ff]rom|[Nn]ear|to|at)\s(?:\p{Lu}\p{L}+\s){0,2}\p{Lu}\p{L}+,\s+$/u;

/** Returns whether a line begins with the name of a street and nothing or a comma follows: "Elm Ct, Springfield". */
function headsLine(context: MatchContext): boolean {
  return /^(?:\p{Lu}[\p{L}'’]+\s){1,3}$/u.test(before(context)) && /^(?:,|\s*$)/u.test(after(context));
}

/** The name of a street after a word that puts somebody there: "onto Maple Ct". */
const ON_STREET =
  /\b(?:on|onto|into|along|across|up|down|off|at|near|past|via|from|towards?)\s(?:\p{Lu}[\p{L}'’]+\s){1,3}$/u;

/** An ordinal, or a house number and a name, before the word for the street. */
const NAMED_STREET =
  /(?:(?:^|\s)\d{1,3}(?:st|nd|rd|th)|(?:^|[\s(])\d{1,5} (?:\p{Lu}[\p{L}'’.]* ){0,2}\p{Lu}[\p{L}'’]+)\s$/u;

const NUMBERED_STREET =
  /^\s\d{1,3}(?:st|nd|rd|th)\s(?:St|Ave?|Rd|Dr|Blvd|Ln|Ct|Pl|Ter|Street|Avenue|Road|Drive|Boulevard|Lane|Court|Place|Terrace)\b/u;

/** The name of a street of one or two words. */
const STREET_NEXT =
  /^\.? \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:St|Ave|Rd|Dr|Blvd|Ln|Pkwy|Hwy|Street|Avenue|Road|Drive|Boulevard|Lane)\b/u;

/** A house number and the name of its street in capitals. */
const HOUSE_IN_CAPITALS =
  /(?:^|[\s(])\d{1,5}[A-Z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:(?:\p{Lu}{2}[\p{Lu}'’.]*|\d{1,3}(?:ST|ND|RD|TH))\s+){1,3}$/u;

/** An acronym before "OK", as in a list: "NATO, FIFA, OK, COVID". */
const CAPITALS_BEFORE = /\p{Lu}{2},\s+$/u;

/** The name of a city before a state. */
const CITY = /\p{Lu}[\p{L}.'’-]+,\s+$/u;
const CITY_OF_DAKOTA =
  /\b(?:Fargo|Bismarck|Grand Forks|Minot|Mandan|Dickinson|Williston|Jamestown|Pierre|Sioux Falls|Rapid City|Aberdeen|Brookings|Watertown|Vermillion|Sturgis|Deadwood|Mitchell|Yankton|Spearfish),\s+$/iu;

/** Another word of logic before "OR", which then does not mean Oregon: "AND, OR, and NOT". */
const LOGIC_BEFORE = /(?<!\p{L})(?:AND|NOT|XOR|NOR|NAND|IF),\s+$/u;

/** An interjection before "OK", which then does not mean Oklahoma: "Yes, OK". */
const INTERJECTION = /(?:^|\s)(?:Yes|No|Well|Oh|So|Okay|Right|Sure|Look|Hey|Hi|Now)[,.]?\s+$/u;

const STREETS = table(`
  Ave, Av = avenue; Blvd = boulevard; Rd = road; Ln = lane; Ct = court; Pl = place; Hwy = highway; Pkwy, Pky = parkway
  Sq = square; Ter, Terr = terrace; Cir = circle; Rte = route; Expy, Expwy = expressway; Fwy = freeway; Tpke = turnpike
  Aly = alley; Cres = crescent; Crt = court; Gdns = gardens; Grn = green; Xing = crossing; Plz = plaza; Stn = station; Pde = parade; Tce = terrace; Wy = way; Cct = circuit; Bvd = boulevard; Mwy = motorway; Esp = esplanade
`);
/** Abbreviations that also mean something else. */
const SHORT = words("Wy Av Ct Pl Sq Ter Cir Ln Grn Xing Esp");

const BUILDINGS = table(`
  Apt = apartment; Apts = apartments; Bldg = building; Blk = block; Rm = room; Fl = floor; Ste = suite; Hts = heights; Twp = township; Jct = junction
`);

const COMPASS = table(
  "N = north; S = south; E = east; W = west; NE = northeast; NW = northwest; SE = southeast; SW = southwest",
);

/** Returns whether letters are a point of the compass, judging by the words around them. */
function isDirection(letters: string, context: MatchContext): boolean {
  const ahead = before(context);
  const behind = after(context);
  if (
    /\b(?:[Ww]inds?|[Gg]usts?|[Ss]well|[Hh]eading|[Bb]reeze|[Bb]lowing)(?: (?:is|are|from(?: the)?|out of the|of))?[:,]? $/u.test(
      ahead,
    )
  )
    return true;
  if (/\d ?(?:km|mi|miles?|kilomet(?:er|re)s|m|met(?:er|re)s|yards|ft|feet|nm|nmi)\.? $/u.test(ahead))
    return /^ (?:of|from|to|along|on)\b|^[.,;]|^$/u.test(behind);
  // N 40° 42'
  if (/^ ?\d{1,3}(?:\.\d{1,8})?[°º]/u.test(behind)) return true;
  // N winds 15 kt, NE to E swell, W of 77W
  if (
    /^ (?:winds?|swells?|gales?)(?= (?:\d|(?:to|near|around|at|of|is|was|will|becoming|increasing|decreasing|backing|veering|gusting)\b)|[.,;]|$)/u.test(
      behind,
    ) ||
    /^ (?:to|or|and|\/) [NSEW]{1,3} (?:winds?|swells?|gales?)\b/u.test(behind) ||
    /^ of \d{1,3}(?:\.\d)?[NSEW](?![\p{L}\p{N}])/u.test(behind)
  )
    return true;
  if (letters.length < 2) return false;
  if (
    /^ (?:winds?|breeze|corner|side|quadrant|coast|swell|gale|of|at \d|\d[\d-]* ?(?:mph|kts?|knots|km\/h))\b/u.test(
      behind,
    )
  )
    return true;
  return (
    /\b(?:[Hh]eads?|[Hh]eaded|moves?|moving|facing|faces|[Tt]urn|[Gg]oing|[Gg]o|travell?ing|then|from the|to the) $/u.test(
      ahead,
    ) && /^(?:$|[.,;)]| (?:on|at|along|to|toward|towards|for|from|and|in|into|across|over)\b)/u.test(behind)
  );
}

const REGIONS = words(
  "Korea Africa America Carolina Dakota Virginia Ireland Sudan Timor Yemen Macedonia Europe Asia Germany Hollywood London Yorkshire Wales Rhodesia Vietnam Pacific Atlantic",
);

const STATES = table(`
  Ala = alabama; Ariz = arizona; Ark = arkansas; Calif, Cal = california; Colo = colorado; Conn = connecticut; Del = delaware
  Fla = florida; Ga = georgia; Ill = illinois; Ia = iowa; Ind = indiana; Kan, Kans = kansas; Ky = kentucky; La = louisiana; Md = maryland; Me = maine
  Mass = massachusetts; Mich = michigan; Minn = minnesota; Miss = mississippi; Mo = missouri; Mont = montana; Neb, Nebr = nebraska
  Nev = nevada; Okla = oklahoma; Ore, Oreg = oregon; Pa, Penn, Penna = pennsylvania; Tenn = tennessee; Tex = texas; Va = virginia; Vt = vermont
  Wash = washington; Wis, Wisc = wisconsin; Wyo = wyoming; Ont = ontario; Que = quebec
`);
const NO_WORD = words("Ariz Calif Colo Conn Fla Kans Mich Minn Nebr Okla Oreg Penna Tenn Wis Wisc Wyo");

const POSTAL = table(`
  AL = alabama; AK = alaska; AZ = arizona; AR = arkansas; CA = california; CO = colorado; CT = connecticut; DE = delaware
  FL = florida; GA = georgia; HI = hawaii; ID = idaho; IL = illinois; IN = indiana; IA = iowa; KS = kansas; KY = kentucky
  LA = louisiana; ME = maine; MD = maryland; MA = massachusetts; MI = michigan; MN = minnesota; MS = mississippi; MO = missouri
  MT = montana; NE = nebraska; NV = nevada; NH = new hampshire; NJ = new jersey; NM = new mexico; NY = new york
  NC = north carolina; ND = north dakota; OH = ohio; OK = oklahoma; OR = oregon; PA = pennsylvania; RI = rhode island
  SC = south carolina; SD = south dakota; TN = tennessee; TX = texas; UT = utah; VT = vermont; VA = virginia; WA = washington
  WV = west virginia; WI = wisconsin; WY = wyoming
`);

const STATE = new RegExp(
  `^(?:(?:${[...STATES.keys()].join("|")})\\.|(?:${[...POSTAL.keys()].join("|")})(?!\\p{L})|(?:${[...POSTAL.values()].join("|")})(?!\\p{L}))`,
  "iu",
);

/** Returns whether a text begins with the name of a state, shortened or not: "Va.", "OH", "North Carolina". */
export function isState(text: string): boolean {
  return /^\p{Lu}/u.test(text) && STATE.test(text);
}
