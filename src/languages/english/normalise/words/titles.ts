import { after, before, type Rule, wordAfter, wordBefore } from "../../../../text/rule.js";
import { afterName, atEnd, inTitleCase, opens, shouted, stopped, table, words } from "./word-context.js";

/**
 * Rules for titles (Dr. Smith, Mr Jones, Lt. Col. Brown, King Jr.) and for the two that are also streets (St. John,
 * Main St., Elm Dr.).
 */
export const TITLE_RULES: readonly Rule[] = [
  {
    class: "abbreviation",
    name: "of the tax office",
    // Rev. Rul. 2004-86, Treas. Reg. § 1.61-1
    pattern: /(Rev|Treas|Rul|Reg|Proc)\.(?=\s(?:Rul|Reg|Proc)\.|\s?(?:§|\d))/uy,
    read: ([, word = ""]) => TAX_OFFICE.get(word),
  },
  {
    class: "title",
    name: "in capitals",
    // Before a word in capitals or an initial: MR. DARCY, LT. COL. BROWN, DR J. SMITH.
    pattern: /(\p{Lu}{2,7})(\.?)(?=\s+(?:\p{Lu}{2}|\p{Lu}\.))/uy,
    read: ([, capitals = "", stop = ""], context) => {
      const word = inTitleCase(capitals);
      const inAddress = IN_ADDRESS.test(before(context));
      const saint = SAINTS.has(inTitleCase(wordAfter(context)?.replace(/['’]S?$/u, "") ?? ""));
      if (stop === "" && !(word === "St" ? saint : word === "Dr" || ALWAYS.has(word) || RANKS.has(word)))
        return undefined;
      if (word === "Dr") return inAddress ? "drive" : "doctor";
      if (word === "St") return inAddress || (!saint && /\p{Lu}{2}\s+$/u.test(before(context))) ? "street" : "saint";
      return PLACES.get(word) ?? TITLES.get(word);
    },
  },
  {
    class: "title",
    name: "in lower case",
    begins: /[dmp]/u,
    pattern: /(mrs?|ms|dr|prof)\.(?=\s\p{L})/uy,
    read: ([, word = ""]) => (word === "dr" ? "doctor" : TITLES.get(word.charAt(0).toUpperCase() + word.slice(1))),
  },
  {
    class: "title",
    name: "saint in lower case",
    begins: /s/u,
    pattern: /st\.?(?=\s\p{L})/uy,
    read: (_, context) => {
      const name = (wordAfter(context) ?? "").replace(/['’]s?$/u, "");
      const named =
        SAINTS.has(inTitleCase(name)) && (!/^\p{Lu}/u.test(name) || !/\p{Lu}\p{Ll}+\s$/u.test(before(context)));
      return named && !ORDINAL_BEFORE.test(before(context)) ? "saint" : undefined;
    },
  },
  {
    class: "title",
    name: "stuck to a name",
    // Mr.Smith, Dr.Strange
    pattern: /(Mrs?|Ms|Dr|Prof|St|Capt|Sgt)\.(?=\p{Lu}\p{Ll}|\p{Lu}\.)/uy,
    read: ([, word = ""]) => ({ Dr: "doctor", St: "saint" })[word] ?? TITLES.get(word),
  },
  {
    class: "title",
    name: "alone",
    // A text of one word: "Hon.", or the end of a rank: "Lt. Col."
    pattern: /(\p{Lu}\p{Ll}{1,6})\.(?=\s*$)/uy,
    read: ([, word = ""], context) => {
      const said =
        opens(context) || /(?:^|\s)(?:Lt|Maj|Brig|Rear|Vice|Rt|Most|Very)\.? $/u.test(before(context))
          ? (TITLES.get(word) ?? PLACES.get(word))
          : undefined;
      return said === undefined ? undefined : stopped(said, context);
    },
  },
  {
    class: "title",
    name: "saint or street",
    pattern: /(?:Ste?|Sts)\.?(?!\p{L})/uy,
    read: ([written], context) => {
      const next = wordAfter(context) ?? "";
      const dotted = written.endsWith(".");
      if (/^Sts/u.test(written))
        return /^\p{Lu}/u.test(next) ? stopped("saints", context) : stopped("streets", context);
      if (/^Ste/u.test(written)) {
        if (/^\d|^[A-Z]$/u.test(next)) return stopped("suite", context);
        return /^\p{Lu}/u.test(next) ? stopped("saint", context) : dotted ? stopped("suite", context) : undefined;
      }
      const name = next.replace(/['’]s?$|s['’]$/u, "").replace(/-.*/u, "");
      if (SAINTS.has(name) && !ORDINAL_BEFORE.test(before(context))) return stopped("saint", context);
      if (afterName(context) && !MOUNT.has(wordBefore(context) ?? "")) return stopped("street", context);
      if (CORNER.test(after(context)) && /\p{Lu}\p{Ll}+\s+$/u.test(before(context))) return stopped("street", context);
      if (/^\p{Lu}/u.test(next)) return stopped("saint", context);
      return dotted ? stopped("street", context) : undefined;
    },
  },
  {
    class: "abbreviation",
    name: "member of Parliament",
    // my right hon. Friend, the hon. and learned Gentleman
    begins: /h/u,
    pattern: /hon\.(?=\s(?:Members?|Friends?|Gentlem[ae]n|Lad(?:y|ies)|and\s(?:learned|gallant|hon\.))(?!\p{L}))/uy,
    read: () => "honorable",
  },
  {
    class: "title",
    name: "right honourable",
    pattern: /Rt\.?(?=\s(?:[Hh]on|Rev|Honou?rable|Reverend)\b)/uy,
    read: () => "right",
  },
  {
    class: "title",
    name: "honourable without a full stop",
    // the Rt Hon Jane Smith, the Hon Mrs Smith
    pattern: /Hon(?=\s\p{L}|,)/uy,
    read: (_, context) =>
      /\bRt\.? $/u.test(before(context)) || (/\bthe $/iu.test(before(context)) && RANKED.test(after(context)))
        ? "honorable"
        : undefined,
  },
  {
    class: "title",
    name: "shortened first name",
    // Wm. Langland, Ed. III
    pattern: /(Wm|Jno|Chas|Jas|Jos|Thos|Robt|Benj|Saml|Edw|Geo|Alex|Ed|Hen|Ric)\.(?=\s\p{Lu})/uy,
    read: ([, word = ""], context) =>
      /^(?:Ed|Hen|Ric)$/u.test(word) && !/^\s(?:I{1,3}|IV|VI{0,3})(?!\p{L})/u.test(after(context))
        ? undefined
        : FIRST_NAMES.get(word),
  },
  {
    class: "title",
    name: "doctor or drive",
    pattern: /Drs?\.?(?!\p{L})/uy,
    read: ([written], context) => {
      if (written.startsWith("Drs")) return stopped("doctors", context);
      const next = wordAfter(context);
      const named = next !== undefined && /^\p{Lu}/u.test(next);
      if (named && !IN_ADDRESS.test(before(context)) && !UNIT.has(next)) return stopped("doctor", context);
      if (afterName(context) || IN_ADDRESS.test(before(context))) return stopped("drive", context);
      return written.endsWith(".") ? stopped("doctor", context) : undefined;
    },
  },
  {
    class: "title",
    name: "before a name",
    pattern: /(\p{Lu}\p{Ll}{1,6})(\.?)(?!\p{L})/uy,
    read: ([, word = "", stop], context) => {
      const said = TITLES.get(word);
      if (said === undefined) return undefined;
      const next = wordAfter(context);
      const named = next !== undefined && /^\p{Lu}/u.test(next) && !/^(?:Z|X|Y|Alpha|Zers?|Xers?)$/u.test(next);
      if (ALWAYS.has(word)) return stopped(said, context);
      if (/^(?:and|or|&)$/u.test(next ?? "") && stop !== "") return stopped(said, context);
      if (word === "Gov" && stop !== "" && OF_GOVERNOR.test(next ?? "")) return said;
      if (stop === "") return named && UNDOTTED.has(word) && !shouted(context) ? said : undefined;
      if (named || NO_WORDS.has(word)) return stopped(said, context);
      return undefined;
    },
  },
  {
    class: "title",
    name: "generation",
    pattern: /(Gen)\.?(?= (?:Z|X|Y|Alpha|Zers?|Xers?)(?![\p{L}]))/uy,
    read: () => "gen",
  },
  {
    class: "title",
    name: "after a name",
    pattern: /(Jr|Sr|Jnr|Snr|Junr|Senr|Esq|JR|SR(?=\.)|ESQ)(\.?)(['’][sS])?(?!\p{L})/uy,
    read: ([, word = "", stop, owner = ""], context) => {
      const next = wordAfter(context);
      // "Jones, Sr, 73," has its age next.
      const named =
        (/\p{L}[,.]?\s+$/u.test(before(context)) && /^\p{Lu}/u.test(wordBefore(context) ?? "")) ||
        (/\p{Lu}\p{Ll}+,\s$/u.test(before(context)) && AGE_NEXT.test(after(context)));
      if (/^Sr$/iu.test(word) && !named && /^\p{Lu}/u.test(next ?? ""))
        return stopped(JOB.test(next ?? "") ? "senior" : "sister", context);
      if (stop === "" && !named) return undefined;
      const said = /^J/u.test(word) ? "junior" : /^S/u.test(word) ? "senior" : "esquire";
      return owner === "" ? stopped(said, context) : `${said}${owner}`;
    },
  },
  {
    class: "title",
    name: "mount or fort",
    pattern: /(Mt|Mts|Ft|Pt)\.?(?!\p{L})/uy,
    read: ([, word = ""], context) => {
      const next = wordAfter(context);
      if (next === undefined || !/^\p{Lu}\p{Ll}/u.test(next) || atEnd(context))
        return word === "Mts" ? "mountains" : undefined;
      return stopped(PLACES.get(word) ?? "point", context);
    },
  },
];

/** Text after a street that another street or a stop is near: "George St Opp Central Stn", "Elm St @ 5th". */
const CORNER = /^\s(?:[@&]|[Oo]pp(?!\p{L})|[Cc]nr(?!\p{L})|[Nn]r(?!\p{L})|[Nn]ear\b|[Aa]t\b)/u;

/** Text after "Jr" that follows a name and a comma: another comma, the end, or an age. */
const AGE_NEXT = /^\.?(?:,|\)|\s*$| \d)/u;

/** A rank or title after "the Hon". */
const RANKED = /^ (?:Mr|Mrs|Ms|Miss|Sir|Dr|Lady|Lord|Justice|Judge|Members?|Gentlem[ae]n|Lad(?:y|ies))\b/u;

const PLACES = table("Mt = mount; Mts = mountains; Ft = fort; Pt = point");

const SAINTS = words(`
  John Mary Peter Paul Louis James George Patrick Petersburg Francis Andrew Andrews Lucia Lucie Helens Helena Helen Lawrence Thomas
  Joseph Michael Nicholas Nick Anne Ann Anthony Augustine Bartholomew Barts Kitts Pancras Albans Alban Ives Moritz
  Tropez Bernard Catherine Charles Clair Clare Croix Cloud David Davids Edmund Edmunds Elmo Jude Luke Mark Martin
  Matthew Maarten Olaf Stephen Stephens Valentine Vincent Teresa Theresa Barbara Cecilia Christopher Elizabeth Gabriel Ignatius
  Jerome Kilda Leonards Mirren Asaph Austell Johns Johnstone Pauls Giles Hilda Hugh Margaret Monica Nicolas Rita Simon
`);

const MOUNT = words(
  "Mount Mt Port Fort Sault Bury Lake Cape Isle Pope Saint Mont New Old Great Little North South East West",
);
const ORDINAL_BEFORE = /\d(?:st|nd|rd|th)\s+$/u;

/** A house number and the name of a street before the match: "123 N. Elm ". */
const IN_ADDRESS = /(?:^|[\s(])\d{1,5}[A-Za-z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:\p{Lu}[\p{L}'’.]*\s+){1,3}$/u;

const UNIT = words("Apt Suite Ste Unit Floor Room N S E W NE NW SE SW North South East West");

const TITLES = table(`
  Mr = mister; Mrs = missus; Ms = miz; Mx = mix; Messrs = messers; Mme = madame; Mmes = mesdames; Mlle = mademoiselle
  Prof = professor; Profs = professors; Rev, Revd = reverend; Hon = honorable
  Gov = governor; Govs = governors; Sen = senator; Sens = senators; Rep = representative; Reps = representatives
  Pres = president; Amb = ambassador; Atty = attorney; Supt = superintendent; Insp = inspector; Det = detective
  Gen = general; Col = colonel; Lt, Lieut = lieutenant; Maj = major; Capt = captain; Cpt = captain; Cmdr, Cdr = commander
  Sgt = sergeant; Cpl = corporal; Adm = admiral; Brig = brigadier; Pvt = private; Pfc = private first class; Ssgt = staff sergeant
  Fr = father; Br = brother; Bp = bishop; Asst = assistant; Dep = deputy; Sec = secretary; Treas = treasurer; Ald = alderman; Cllr = councillor
`);

/** Words after "Gov." that do not belong to a government, as "agencies" does. */
const OF_GOVERNOR =
  /^(?:of|is|was|has|had|will|would|says?|said|who|in|from|and|signs|signed|vetoe[ds]|vetoes|wants|wanted|race|candidates?|also|office)$/u;

/** Titles that are read in full before any word. */
const ALWAYS = words("Mr Mrs Ms Messrs Mme Mlle");
/** Titles that are not words. A full stop after them is enough to read them as titles. */
const NO_WORDS = words("Prof Profs Sgt Capt Cpt Lt Cmdr Cpl Supt Atty Pvt Pfc Maj Revd Lieut Cllr");
/** Titles that are not words. In capitals they need no full stop either. */
const RANKS = words("Capt Cmdr Col Cpl Lt Prof Pvt Rev Sgt Supt");
/** Titles that Britain writes without a full stop. */
const UNDOTTED = words(
  "Prof Profs Rev Revd Capt Cpt Lt Lieut Sgt Cpl Cmdr Cdr Maj Gov Sen Supt Insp Pvt Pfc Cllr Mx Col Adm",
);

const FIRST_NAMES = table(
  "Wm = william; Jno = john; Chas = charles; Jas = james; Jos = joseph; Thos = thomas; Robt = robert; Benj = benjamin; Saml = samuel; Edw, Ed = edward; Geo = george; Alex = alexander; Hen = henry; Ric = richard",
);

/** Words after "Sr." that name a job: "Sr. Engineer", but "Sr. Mary". */
const JOB =
  /^(?:Software|Engineer(?:ing)?|Eng|Manager|Mgr|Director|Dir|Analyst|Developer|Dev|Vice|VP|Account(?:ant)?|Product|Data|Staff|Counsel|Editor|Associate|Consultant|Designer|Scientist|Executive|Exec|Research(?:er)?|Lecturer|Citizens?|Advis[eo]r|Officer|Partner|Project|Program(?:mer)?|Systems?|QA|UX|DevOps|Marketing|Sales|HR|Legal|Lead|Recruiter|Backend|Frontend|Full|Cloud|Security|Network|Business|Technical|Tech|Administrator|Admin|Architect|Specialist|Coordinator|Living|Center|Management|Leadership)$/u;

const TAX_OFFICE = table("Rev = revenue; Treas = treasury; Rul = ruling; Reg = regulation; Proc = procedure");
