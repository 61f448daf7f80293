import { after, before, type MatchContext, type Rule, wordAfter, wordBefore } from "../../../../text/rule.js";
import { MONTH } from "../numbers/calendar.js";
import { RECIPE, SCORED } from "../numbers/not-units.js";
import { followsDeterminer } from "../numbers/number-context.js";
import { isState } from "./places.js";
import { atEnd, inTitleCase, isWholeText, opens, shouted, stopped, table, words } from "./word-context.js";

/** Rules for abbreviations: "approx.", "dept.", "etc.", "Acme Inc.", "fig. 3", "Roe v. Wade", "c. 1850". */
export const SHORTENED_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "et al.",
    pattern: /et al\.?(?!\p{L})/uy,
    read: (_, context) => stopped("et al", context),
  },
  {
    class: "word",
    name: "with another sign for its apostrophe",
    // don`t, don´t
    pattern: /(\p{L}{1,12})[`´](t|s|m|d|ll|re|ve)(?![\p{L}\p{N}`´])/iuy,
    read: ([, word = "", ending = ""], context) => (/[`´]$/u.test(before(context)) ? undefined : `${word}'${ending}`),
  },
  {
    class: "word",
    name: "with its plural in brackets",
    // set their altimeter(s), the party(ies)
    pattern: /(\p{L}{3,20})\((s|es|ies)\)(?![\p{L}\p{N}=({[;])/uy,
    read: ([, word = "", ending = ""]) =>
      CALLED.has(word) || (ending === "ies") !== /[^aeiou]y$/u.test(word)
        ? undefined
        : `${ending === "ies" ? word.slice(0, -1) : word}${ending}`,
  },
  {
    class: "word",
    name: "infinitive without its vowel",
    // the nerve t' wake me
    pattern: /t['’](?=\s\p{Ll})/uy,
    read: (_, context) => (/\s$/u.test(before(context)) ? "to" : undefined),
  },
  {
    class: "word",
    name: "article without its vowel",
    // th' old man
    pattern: /[tT]h['’](?=\s[\p{L}("“‘]|[,.;:!?)"”]|\s*$)/uy,
    read: () => "the",
  },
  {
    class: "abbreviation",
    name: "of a company",
    pattern:
      /(Inc|INC|Ltd|LTD|Corp|CORP|Bros|BROS|Co|Cos|Assn|ASSN|Assoc|Univ|UNIV|Dept|DEPT|Intl|Natl|Mfg|Inst|Soc|Acad|Pty|Utd)(\.?)(['’]s)?(?!\p{L})/uy,
    read: ([, written = "", stop, owner = ""], context) => {
      const word = inTitleCase(written);
      // in Orange Co., Virginia
      if (
        written === "Co" &&
        !/&\s*$/u.test(before(context)) &&
        /^, /u.test(after(context)) &&
        isState(after(context).slice(2))
      )
        return stopped("county", context);
      const named =
        /^(?:\p{Lu}|&|and$)/u.test(wordBefore(context) ?? "") || /(?:&\s*|\p{Lu}\p{L}*\)\s)$/u.test(before(context));
      if (
        stop === "" &&
        !(named && (word !== "Co" || /(?:&|and)\s+$/u.test(before(context))) && !CAPITAL_WORDS.has(word))
      )
        return undefined;
      // in Co. B, 39th Illinois Infantry
      if (written === "Co" && /^ [A-M](?:,|\)|$| of\b| \d)/u.test(after(context))) return "company";
      if (word === "Co" && !named && stop !== "" && !isWholeText(context)) return undefined;
      const said = COMPANIES.get(word) ?? "";
      return owner === "" ? stopped(said, context) : `${said}${owner}`;
    },
  },
  {
    class: "abbreviation",
    name: "before a number",
    pattern: /(\p{L}{1,5})\.?(?=\s?(?:\d|[IVXLC]{1,6}\b|[A-Z]\b|[ivxlc]{1,9}\b))/uy,
    read: ([written = "", word = ""], context) => {
      const said = BEFORE_NUMBER.get(word) ?? BEFORE_NUMBER.get(word.toLowerCase());
      if (said === undefined || (word === "app" && followsDeterminer(context))) return undefined;
      const digit = /^\s?\d/u.test(after(context));
      if (
        !written.endsWith(".") &&
        (!digit || (DOTTED_ONLY.has(word.toLowerCase()) && !isRank(word, context) && !isPages(word, context)))
      )
        return undefined;
      if (!digit && NUMBER_ONLY.has(word.toLowerCase())) return undefined;
      if (/^\s?I\s+\p{Ll}/u.test(after(context))) return undefined;
      return said;
    },
  },
  {
    class: "abbreviation",
    name: "of a medical record",
    // "Pt denies pain", "a 65 yo man"
    pattern: /(?:[Pp]ts?(?=['’]s\s|\s)|yo)(?!\p{L})/uy,
    read: ([written], context) => {
      if (written === "yo") return /\d\s$/u.test(before(context)) ? "year old" : undefined;
      return AFTER_PATIENT.test(after(context)) ? (written.endsWith("s") ? "patients" : "patient") : undefined;
    },
  },
  {
    class: "abbreviation",
    name: "of a rent or rate",
    // £10 pw, 5% p.a.
    pattern: /(pw|pcm|pm|p\.?a\.?)(?!\p{L})/uy,
    read: ([, word = ""], context) =>
      /(?:[£€$][\d,.]+[kKmM]?|%) $/u.test(before(context))
        ? stopped(RENTS.get(word.replaceAll(".", "")) ?? "", context)
        : undefined,
  },
  {
    class: "abbreviation",
    name: "expires",
    // Exp. 12/2026
    pattern:
      /[Ee](?:xp|XP)[.:]?(?=\s(?:\d{1,2}\/\d|\d{1,2} \p{Lu}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))/uy,
    read: () => "expires",
  },
  {
    class: "abbreviation",
    name: "including",
    // "£20 inc. delivery"
    pattern: /inc\.?(?=\s\p{L})/uy,
    read: (_, context) => (/\d\s$/u.test(before(context)) ? "including" : undefined),
  },
  {
    class: "abbreviation",
    name: "size in a recipe",
    // 2 lg. eggs
    pattern: /(lg|sm|med|pkt|cn|ctn|env)\.?(?=\s\p{Ll})/uy,
    read: ([, word = ""], context) => (/[\d½⅓⅔¼¾]\s$/u.test(before(context)) ? SIZES.get(word) : undefined),
  },
  {
    class: "abbreviation",
    name: "point in a game",
    // 3-pt range, a few pts
    pattern: /pts?\.?(?!\p{L})/uy,
    read: ([written], context) =>
      /\d-$/u.test(before(context)) && SCORED.test(after(context))
        ? "point"
        : /\b(?:few|several|some|many|bonus|extra|key|main|talking|other|these|two|three)\s$/iu.test(before(context)) &&
            written.startsWith("pts")
          ? stopped("points", context)
          : undefined,
  },
  {
    class: "abbreviation",
    name: "of a colour or a size before its noun",
    // lt. brown sugar, a med. bowl
    pattern:
      /(lt|dk|med)\.(?=\s(?:brown|blue|green|gr[ae]y|red|pink|cream|corn|soy|yellow|bowl|heat|pan|saucepan|skillet|pot|onion|egg|size|speed|high|low)s?\b)/uy,
    read: ([, word = ""]) => ({ lt: "light", dk: "dark" })[word] ?? "medium",
  },
  {
    class: "abbreviation",
    name: "defeated",
    // Alcaraz d. Djokovic 6-4
    // Titans 28 def. Cowboys 12
    pattern: /(?:d\.(?=\s\p{Lu}\S+(?: \p{Lu}\S+)? \d-\d)|def\.?(?=\s\p{Lu}))/uy,
    read: ([written], context) =>
      (written.startsWith("def") ? /\p{Lu}\p{L}+(?: \d{1,3}| \([^()]{1,12}\))?\s$/u : /\p{Lu}\p{L}+\s$/u).test(
        before(context),
      ) &&
      (written.endsWith(".") || /\d\s$/u.test(before(context)))
        ? "defeated"
        : undefined,
  },
  {
    class: "abbreviation",
    name: "class of a ticket",
    pattern: /cl\.?(?!\p{L})/uy,
    read: (_, context) =>
      /\b(?:1st|2nd|3rd|first|second|third) $/u.test(before(context)) ? stopped("class", context) : undefined,
  },
  {
    class: "abbreviation",
    name: "with a singer",
    // (feat. J. Doe)
    pattern: /(?:feat|ft)\.(?=\s\p{Lu})/uy,
    read: ([written], context) =>
      written === "feat." || (/(?:^|[(["”]\s?|\p{L}\s)$/u.test(before(context)) && !/\d\s$/u.test(before(context)))
        ? "featuring"
        : undefined,
  },
  {
    class: "abbreviation",
    name: "opposite",
    // opp Elm Ave
    pattern: /[oO]pp\.?(?=\s\p{Lu}\p{Ll})/uy,
    read: () => "opposite",
  },
  {
    class: "abbreviation",
    name: "pack of several",
    // a 12-pk
    pattern: /pks?\.?(?!\p{L})/uy,
    read: ([written], context) =>
      /\d[ -]?$/u.test(before(context)) ? stopped(/^pks/u.test(written) ? "packs" : "pack", context) : undefined,
  },
  {
    class: "abbreviation",
    name: "of a timetable",
    // dep. 08:25, arr. 11:20
    pattern:
      /([dD]ep|[aA]rr)\.?(?=:?\s(?:[01]?\d|2[0-3])[:.h]?[0-5]\d(?!\d))|(?:Dep|Arr)\.(?=\s\p{Lu}\p{Ll}+ (?:\p{Lu}\p{Ll}+\.? ){0,3}\d{1,2}:\d\d)/uy,
    read: ([written]) => (/^d/iu.test(written) ? "departs" : "arrives"),
  },
  {
    class: "abbreviation",
    name: "in advance",
    pattern: /adv\.(?=\s(?:purch|notice|sale|ticket|booking|tix|res)\p{L}*)/uy,
    read: () => "advance",
  },
  {
    class: "abbreviation",
    name: "of a company's report",
    // rev. of $5, a div. of $0.22, adj. EBITDA, 1.3mm shs
    pattern:
      /(rev\.?(?=\s(?:of\s)?[$£€])|div\.(?=\sof\s[$£€])|[aA]dj\.?(?=\s(?:EBITDA|EBIT|EPS|[nN]et|[oO]perating|[eE]arnings|[gG]ross|[iI]ncome|FCF|[mM]argin))|shs(?=[\s.,]|$))/uy,
    read: ([written]) => ({ r: "revenue", d: "dividend", a: "adjusted", s: "shares" })[written.charAt(0).toLowerCase()],
  },
  {
    class: "abbreviation",
    name: "rooms of a home",
    // 2 bdrm, a 4dr sedan
    begins: /[BbDd]/u,
    pattern: /(?:[Bb]drms?|[Bb]ths?|dr)\.?(?!\p{L})/uy,
    read: ([written], context) => {
      const count = /(?:^|[^\d.])(\d{1,2}(?:\.5)?)[ -]?$/u.exec(before(context))?.[1];
      if (count === undefined) return undefined;
      const said = /^dr/u.test(written)
        ? /^ (?:sedan|coupe|hatch\p{L}*|hardtop|car|truck|fridge)\b/u.test(after(context))
          ? "door"
          : undefined
        : /^.drm/u.test(written)
          ? "bedroom"
          : "bath";
      return said === undefined || said === "door" || count === "1" ? said : `${said}s`;
    },
  },
  {
    class: "abbreviation",
    name: "retired",
    // USMC (ret.); Col. John Smith, Ret.
    pattern:
      /(?:[Rr]et['’]?d?\.?(?=\))|(?<=\p{Lu}\p{Ll}+,? (?:USA?|USN|USMC|USAF|USCG|RN|RAF)?,? ?)Ret(?:['’]?d)?\.(?=,|$))/uy,
    read: (_, context) =>
      /(?:\(|[A-Z]{2,},? |\p{Lu}\p{Ll}+, )$/u.test(before(context)) ? stopped("retired", context) : undefined,
  },
  {
    class: "abbreviation",
    name: "floor of a building",
    // on the 3rd fl.
    pattern: /fl\.?(?!\p{L}|\s?oz)/uy,
    read: (_, context) => (/\d(?:st|nd|rd|th)\s$/u.test(before(context)) ? stopped("floor", context) : undefined),
  },
  {
    class: "abbreviation",
    name: "number of a thing",
    // her tel. no. is, no. of people
    pattern: /[nN]os?\.(?=\s\p{Ll})/uy,
    read: ([written], context) =>
      /^\s(?:of|in)\s/u.test(after(context)) ||
      /\b(?:tel|phone|telephone|account|acct|serial|model|part|ref|order|case|flight|room|reg|licen[cs]e|id|policy|invoice|tracking)\.? $/iu.test(
        before(context),
      )
        ? written.startsWith("nos")
          ? "numbers"
          : "number"
        : undefined,
  },
  {
    class: "abbreviation",
    name: "working week",
    // open 9AM-5PM M-F
    pattern: /M[-–]F(?![\p{L}\p{N}])/uy,
    read: (_, context) =>
      /(?:\d ?[apAP]\.?[mM]\.?,? \(?|\b(?:[Oo]pen|[Hh]ours|weekdays|daily)[:,]? )$|^$/u.test(before(context)) ||
      /^[:,]? \d/u.test(after(context))
        ? "monday to friday"
        : undefined,
  },
  {
    class: "abbreviation",
    name: "of a screenplay",
    // INT. KITCHEN - NIGHT
    pattern: /(INT|EXT)\.(?=[\s/]{1,2}\p{Lu}{2}|(?<=INT\.\/EXT\.|EXT\.\/INT\.))|CONT['’]D(?!\p{L})/uy,
    read: ([written, place]) => (place === undefined ? "continued" : written.startsWith("I") ? "interior" : "exterior"),
  },
  {
    class: "abbreviation",
    name: "vitamin",
    pattern: /[vV]it\.?(?=\s[A-EK]\d{0,2}(?![\p{L}\p{N}]))/uy,
    read: () => "vitamin",
  },
  {
    class: "abbreviation",
    name: "pronounced",
    pattern: /pron\./uy,
    read: (_, context) => (before(context).endsWith("(") ? "pronounced" : undefined),
  },
  {
    class: "abbreviation",
    name: "public law",
    pattern: /Pub\.\s?L\.(?=\s?(?:No\.|\d))/uy,
    read: () => "public law",
  },
  {
    class: "abbreviation",
    name: "cups",
    // 1½ c. flour
    pattern: /[cC]\.?(?=\s(?:\p{Ll}{3}))/uy,
    read: (_, context) =>
      /[\d½⅓⅔¼¾]\s$/u.test(before(context)) && RECIPE.test(context.sentence)
        ? !/\d \d\/\d\s$/u.test(before(context)) && /(?:^|\s)(?:1|½|⅓|⅔|¼|¾|\d\/\d)\s$/u.test(before(context))
          ? "cup"
          : "cups"
        : undefined,
  },
  {
    class: "abbreviation",
    name: "spoons",
    // 1 T. butter, 2 t salt
    pattern: /([Tt])\.?(?=\s\p{Ll}{3}|\))/uy,
    read: ([, letter], context) => {
      if (!/[\d½⅓⅔¼¾⅛]\s$/u.test(before(context)) || !RECIPE.test(context.sentence)) return undefined;
      const spoon = letter === "T" ? "tablespoon" : "teaspoon";
      return /(?:^|\s)(?:1|[½⅓⅔¼¾⅛]|\d\/\d)\s$/u.test(before(context)) && !/\d \d\/\d\s$/u.test(before(context))
        ? spoon
        : `${spoon}s`;
    },
  },
  {
    class: "abbreviation",
    name: "at the start of a line",
    // Pop. 12,345; Est. 1892; Lat. 45
    pattern: /(Pop|Est|Lat|Long|Elev|Alt|Dir|Qty|Temp|Avg|Max|Min|Approx|Ph|Tel|Ht|Wt)\.(?=\s?[-−~]?\d)/uy,
    read: ([, word = ""]) => HEADS.get(word),
  },
  {
    class: "abbreviation",
    name: "included",
    // "Batteries not incl."
    pattern: /(incl|excl)\.?(?=\)|\s*$)/uy,
    read: ([, word = ""], context) =>
      /\p{L}\s$/u.test(before(context)) ? stopped(word === "incl" ? "included" : "excluded", context) : undefined,
  },
  {
    class: "abbreviation",
    name: "excellent condition",
    // a car in exc. cond.
    pattern: /exc\.?(?=\s(?:cond|condition|shape)(?!\p{L}))/uy,
    read: () => "excellent",
  },
  {
    class: "abbreviation",
    name: "of business",
    // 3 bus. days
    pattern: /bus\.?(?=\s(?:days?|hours?|hrs)\b)/uy,
    read: () => "business",
  },
  {
    class: "abbreviation",
    name: "circa",
    pattern: new RegExp(
      String.raw`(c|ca|b|d|r|fl)\.\s?(?=(?<=[bd]\.\s?)(?:c|ca|abt|about|circa|bef|aft)\.? \d{4}(?!\d)|\d{3,4}(?!\d)|\d{1,2}(?:st|nd|rd|th)\s?c(?:\.|ent)|(?<=[bd]\.\s?)(?:${MONTH}\.?,? \d|\d{1,2} ${MONTH}))`,
      "uy",
    ),
    read: ([, word = ""]) => ({ b: "born", d: "died", r: "reigned", fl: "flourished" })[word] ?? "circa",
  },
  {
    class: "abbreviation",
    name: "circa without a full stop",
    // b. ca 1752
    pattern: /ca(?=\s1\d{3}(?!\d))/uy,
    read: () => "circa",
  },
  {
    class: "abbreviation",
    name: "in a family tree",
    // the dau. of Captain Gates, bef. 1790
    pattern: /(daus?\.?(?=\sof\s)|(?:bef|aft)\.(?=\s(?:abt\.? |the )?(?:\d|\p{Lu}\p{Ll}{2,8}\.? \d)))/uy,
    read: ([written]) =>
      ({ dau: "daughter", daus: "daughters", bef: "before", aft: "after" })[written.replace(".", "")],
  },
  {
    class: "abbreviation",
    name: "of a month",
    // "on the 4th inst."
    pattern: /(inst|ult|prox)\./uy,
    read: ([, word = ""], context) =>
      /\d(?:st|nd|rd|th|d)\s$/u.test(before(context))
        ? stopped({ inst: "instant", ult: "ultimo" }[word] ?? "proximo", context)
        : undefined,
  },
  {
    class: "abbreviation",
    name: "before degrees",
    pattern: /(lat|long)\.(?=\s?[-−]?\d)/uy,
    read: ([, word = ""], context) => {
      const degrees = /^\s\d[\d.]{0,9}[°º]/u.test(after(context));
      if (!degrees && !/\b[Ll](?:at|ong)\b/u.test(word === "lat" ? after(context) : before(context))) return undefined;
      return word === "lat" ? "latitude" : "longitude";
    },
  },
  {
    class: "abbreviation",
    name: "century",
    pattern: /[cC]\.(?!\p{L}|\s?\d)/uy,
    read: ([written], context) =>
      /\d(?:st|nd|rd|th)[\s-]$/u.test(before(context))
        ? /^\s(?:BCE?|CE|AD|B\.C|A\.D)/u.test(after(context))
          ? [{ text: "century", to: written.length, mark: "" }]
          : stopped("century", context)
        : undefined,
  },
  {
    class: "abbreviation",
    name: "of a case",
    pattern: /(?:v\.?|V\.)(?=\s\p{Lu}\p{L})/uy,
    read: ([written], context) =>
      /^\p{Lu}/u.test(wordBefore(context) ?? "") &&
      (!written.startsWith("V") || shouted(context)) &&
      (written.endsWith(".") || /\p{Ll}\s$/u.test(before(context)))
        ? "versus"
        : undefined,
  },
  {
    class: "abbreviation",
    name: "edition",
    pattern: /eds?\./uy,
    read: ([written], context) => {
      if (/\d(?:st|nd|rd|th)\s+$|(?:first|second|third|revised|rev\.|new|limited)\s+$/iu.test(before(context)))
        return stopped("edition", context);
      return stopped(written === "eds." ? "editors" : "editor", context);
    },
  },
  {
    class: "abbreviation",
    name: "minimum",
    pattern: /(min|max|sec|temp|est|ft|in|oz|lb|lbs)\./uy,
    read: ([, word = ""], context) => least(word, context),
  },
  {
    class: "abbreviation",
    name: "shortened word",
    pattern: /(\p{L}{2,7}(?:['’][dlnt])?)(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      const usual = shouted(context) ? inTitleCase(word) : word;
      const lower = usual.charAt(0).toLowerCase() + usual.slice(1);
      const undotted = UNDOTTED.get(lower);
      // "HR POLICIES" is an initialism.
      if (undotted !== undefined && (usual === word || lower.length > 2 || lower === "vs"))
        return stopped(undotted, context);
      const said = stop === "" ? undefined : SHORTENED.get(lower);
      // "No prob. I can help."
      if (lower === "prob" && /(?<!\p{L})(?:no|an?|the|my|your|one|this|that) $/iu.test(before(context)))
        return undefined;
      // "I have a cat." does not mean a catalogue.
      return said === undefined || (ALSO_WORDS.has(lower) && atEnd(context)) ? undefined : stopped(said, context);
    },
  },
];

/** Functions of programs, whose argument may be called "s". */
const CALLED = words(
  "print hash list sorted sum exp sin cos tan log len str int set min max abs float repr eval next iter type puts strlen atoi trim",
);

/** Verbs after a patient in a record. */
const AFTER_PATIENT =
  /^(?:['’]s)? (?:is|was|were|are|has|had|have|does|did|do|denies|denied|reports|reported|presents|presented|states|stated|complains|admits|appears|remains|tolerated|continues|underwent|received|refused|seen|will|may|who|with|not)\b/u;

/** Returns whether "pp" or "Ch" without a full stop is before numbers as of a book: "pp 12–15", "Ch 4". */
function isPages(word: string, context: MatchContext): boolean {
  if (word === "pp") return /^\s?\d{1,4}\s?[-–,&]\s?\d/u.test(after(context));
  return word === "Ch" && opens(context) && /^\s\d{1,2}(?:\s*$|[:.)]\s)/u.test(after(context));
}

/**
 * Returns whether "No" before digits means "number": "ranked No 1", "No 10 Downing Street". At the start of a sentence it
 * does only if nothing follows: "No 3 people agree" denies.
 */
function isRank(word: string, context: MatchContext): boolean {
  return word === "No" && (!opens(context) || /^\s\d{1,4}[.,;:)\]"”]{0,3}\s*$/u.test(after(context)));
}

function least(word: string, context: MatchContext): ReturnType<typeof stopped> | undefined {
  const number = /\d\s?$/u.test(before(context));
  const next = wordAfter(context);
  const unit = { ft: "feet", in: "inches", oz: "ounces", lb: "pounds", lbs: "pounds" }[word];
  if (unit !== undefined) return number ? stopped(unit, context) : undefined;
  if (word === "min" && /\d(?:st|nd|rd|th)\s$/u.test(before(context))) return stopped("minute", context);
  if (word === "min") return stopped(number ? "minutes" : "minimum", context);
  if (word === "max") return stopped("maximum", context);
  if (word === "sec" && number) return stopped("seconds", context);
  if (word === "temp" && (next !== undefined || /(?:avg|max|min|average|room|body)\.?\s$/iu.test(before(context))))
    return stopped("temperature", context);
  if (word === "est")
    return stopped(/^\d{4}/u.test(next ?? "") || /^in$/u.test(next ?? "") ? "established" : "estimated", context);
  return undefined;
}

const HEADS = table(
  "Pop = population; Est = established; Lat = latitude; Long = longitude; Elev = elevation; Alt = altitude; Dir = directed by; Qty = quantity; Temp = temperature; Avg = average; Max = maximum; Min = minimum; Approx = approximately; Ph = phone; Tel = telephone; Ht = height; Wt = weight",
);

const SIZES = table("lg = large; sm = small; med = medium; pkt = packet; cn = can; ctn = carton; env = envelope");

const COMPANIES = table(`
  Inc = incorporated; Ltd = limited; Utd = united; Corp = corporation; Bros = brothers; Co = company; Cos = companies; Assn, Assoc = association
  Univ = university; Dept = department; Intl = international; Natl = national; Mfg = manufacturing; Inst = institute
  Soc = society; Acad = academy; Pty = proprietary
`);
/** Abbreviations that count only with a full stop, since they are also words or parts of names. */
const CAPITAL_WORDS = words("Inst Soc Acad Cos Assoc");

const RENTS = table("pw = per week; pcm = per calendar month; pm = per month; pa = per annum");

const BEFORE_NUMBER = table(`
  diag, Diag = diagram; exh = exhibit; exhs = exhibits; dkt = docket; grp = group; wk = week; vv = verses
  fn = footnote; ep = episode; eps = episodes; lv, lvl, Lv, Lvl = level; Sc = scene; Pl = plate; tbl = table; lec = lecture; lect = lecture; mod = module; prob = problem; ques = question; thm = theorem
  no, No = number; nos, Nos = numbers; prop, Prop = proposition; p, pg = page; pp, pgs = pages; ch, chap, Ch, Chap = chapter; chs = chapters; sec, sect = section; secs = sections
  vol = volume; vols = volumes; fig = figure; figs = figures; art = article; arts = articles; para = paragraph; paras = paragraphs
  eq = equation; eqs = equations; ver = version; bk = book; pt = part; pts = parts; app = appendix; ext = extension; tel = telephone; ph = phone; op = opus; n = note
  apt = apartment; rm = room; ste = suite; bldg = building; amend = amendment; tab = table; ex = example; col = column; ll = lines; ln = line; rev = revision; ser = series
`);
/** Abbreviations that are words without a full stop. */
const DOTTED_ONLY = words(
  "no nos p pp prop mod prob pl sc ch sec art arts app op n pt pts ex col ll ln ph eq rev ser tab para sect amend chs secs ver",
);
const NUMBER_ONLY = words("no p n op ph tel ext ex ll ln col mod prob");

const SHORTENED = table(`
  attd = attached; temp = temperature; incl = including; excl = excluding; esp = especially; resp = respectively; assoc = association; assn = association
  asst = assistant; attn = attention; cont, contd, cont'd = continued; orig = originally; prob = probably; poss = possibly
  pref = preferably; mgr = manager; mgmt = management; dir = director; hosp = hospital; univ = university; dept = department; depts = departments; inst = institute
  adj = adjective; adv = adverb; pron = pronoun; conj = conjunction; prep = preposition; abbr, abbrev = abbreviation; syn = synonym
  pop = population; alt = altitude; lat = latitude; elev = elevation; freq = frequency
  exp = experience; corp = corporation; intl = international; natl = national; bldg = building; blvd = boulevard; ave = avenue; hwy = highway
  fig = figure; vol = volume; trans = translated by; transl = translated by; ill = illustrated by; illus = illustrated; ref = reference; refs = references; ext = extension; tel = telephone
  precip = precipitation; pkg = package; cert = certificate; cat = catalog; comp = compiled by; jr = junior; sr = senior; sgd = signed; repr = reprinted; supp = supplement; suppl = supplement
  aet, aetat = aged; ea = each; cf = compare; etc, ect = et cetera; vs = versus; viz = namely; ca = circa; govt, gov't = government; approx = approximately; avg = average; misc = miscellaneous; ibid = ibid; avail = available; util, utils = utilities; ingred, ingreds = ingredients; opt = optional; cond = condition; exc = except; purch = purchase; sta = station; obs = obsolete; usu = usually; equiv = equivalent; lit = literally
`);

/** Abbreviations that are words at the end of a sentence. */
const ALSO_WORDS = words(
  "opt cond exc avail temp pop alt lat ref refs cat comp pref fig cert trans ill lit ext prep syn cont vol supp dir esp",
);

/** Abbreviations that count without a full stop, since they are not words. */
const UNDOTTED = table(`
  etc, ect = et cetera; vs = versus; approx = approximately; eg = for example; ie = that is; viz = namely; avg = average; govt, gov't = government
  dept = department; depts = departments; bldg = building; qty = quantity; mgmt = management; mgr = manager; asst = assistant; attn = attention; pkg = package
  hx = history; pcs = pieces; misc = miscellaneous; incl = including; excl = excluding; abbr = abbreviation; contd, cont'd = continued; int'l = international; nat'l = national; ass'n = association; dep't = department; pct = percent; hwy = highway; intl = international; rly = really; bday = birthday; hdqrs = headquarters; thru = through; tho = though; thx = thanks; pls, plz = please; ppl = people; msg = message; msgs = messages; abst = abstentions; wknd = weekend; yr = year; yrs = years; hr = hour; hrs = hours; mins = minutes; secs = seconds; wks = weeks; wk = week; mos = months; tmrw, tmw = tomorrow; btwn = between; btw = by the way; abt = about; bcoz, bcuz, becuz = because; gr8 = great; bf = boyfriend; gf = girlfriend; nvr = never; mtg = meeting; mtgs = meetings; mkt = market; appt = appointment; qtr = quarter; qtrs = quarters; appts = appointments; addr = address; acct = account; accts = accounts; lvl = level; lvls = levels; pymt = payment; rcvd = received; reqd = required; reqs = requirements; recd, rec'd = received; wrt = with respect to; fwd = forward; ctrl = control; cmd = command; lbs = pounds
  armd = armored; dtd = dated; hq = headquarters; equiv = equivalent; tstm = thunderstorm; tstms = thunderstorms; sys = systems; req's = requirements; idx = index; cnr = corner; flr = floor; flrs = floors; hdwd = hardwood; lthr = leather; smkg = smoking; svc = service; svcs = services; txt = text; req'd = required; yest = yesterday; bilat = bilateral; pltf = plaintiff; mfr = manufacturer; mfg = manufacturing; dlvr = deliver; dlvd = delivered; cust = customer; w/in = within
`);
