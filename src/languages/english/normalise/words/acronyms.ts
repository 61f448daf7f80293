import {
  after,
  before,
  type MatchContext,
  type Rule,
  type Verbalisation,
  wordAfter,
  wordBefore,
} from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";
import { isInitialism, isInitialismInLowerCase, isShortWord, isWordToo, singular } from "./initialisms.js";
import { opens, shouted, table, withLetters, words } from "./word-context.js";

/** Rules for words in capitals that are spelled (FBI, CDs, R&D) or have a special reading (IEEE). */
export const ACRONYM_RULES: readonly Rule[] = [
  {
    class: "acronym",
    name: "with an ampersand",
    pattern: /(\p{Lu}{1,3})\s?&(?:amp;)?\s?(\p{Lu}{1,3})(['’]?s)?(?!\p{L})/uy,
    read: ([written, first = "", second = "", suffix = ""]) => {
      if (/\s/u.test(written) && first.length + second.length > 2) return undefined;
      const from = written.length - second.length - suffix.length;
      return [
        { text: first, as: "letters", from: 0, to: first.length },
        { text: "and", from: first.length, to: from },
        { text: withEnding(second, suffix), as: "letters", from, to: written.length },
      ];
    },
  },
  {
    class: "acronym",
    name: "with a semicolon",
    // TL;DR, ToS;DR
    pattern: /(tl|\p{Lu}\p{L}{0,2}\p{Lu});(?:dr|DR)(?!\p{L})/uy,
    read: ([, first = ""]) => [
      { text: first, as: "letters", to: first.length },
      { text: "dr", as: "letters", from: first.length },
    ],
  },
  {
    class: "acronym",
    name: "of a graphics card",
    // RTX 4060 Ti
    pattern: /Ti(?!\p{L})/uy,
    read: (_, context) =>
      /(?:RTX|GTX|GeForce) ?\d{3,4} $/u.test(before(context)) ? [{ text: "ti", as: "letters" }] : undefined,
  },
  {
    class: "acronym",
    name: "of a university",
    // UofT, UofL
    pattern: /Uof(\p{Lu})(?![\p{L}\p{N}])/uy,
    read: ([, place = ""]) => [
      { text: "u", as: "letters", from: 0, to: 1 },
      { text: "of", from: 1, to: 3 },
      { text: place, as: "letters", from: 3 },
    ],
  },
  {
    class: "word",
    name: "of a subject line",
    // RE: your order
    pattern: /RE(?=: )/uy,
    read: () => "re",
  },
  {
    class: "acronym",
    name: "said its own way",
    pattern: /(\p{L}[\p{L}.-]{0,13}\p{L})(['’]s|['’]d)?(?![\p{L}\p{N}])/uy,
    read: ([, word = "", ending = ""]) => {
      const whole = SAID.get(word) ?? SAID_IN_CAPITALS.get(word);
      if (whole !== undefined) return ending === "" ? withLetters(whole) : withOwnEnding(whole, ending);
      const one = SAID.get(word.replace(/s$/u, ""));
      return one === undefined || ending !== "" || !/\p{L}\p{Lu}s$/u.test(word) ? undefined : withOwnEnding(one, "s");
    },
  },
  {
    class: "word",
    name: "function word in capitals",
    // the ON button, a bitwise OR, the IN operator
    pattern: /(AND|AS|AT|BY|DO|GO|IF|IN|NO|OF|ON|OR|UP)(?![\p{L}\p{N}'’])/uy,
    read: ([, word = ""], context) => {
      const isControl = NOUNS_OF_CONTROLS.test(after(context));
      const isLogic = (word === "OR" || word === "AND") && LOGICAL.test(before(context));
      return isControl || isLogic ? [{ text: word.toLowerCase(), stress: 2 }] : undefined;
    },
  },
  {
    class: "acronym",
    name: "spelled",
    pattern: /(\p{Lu}{2,8})(s['’]?|['’][sS])?(?!['’]?[\p{L}\p{N}])/uy,
    read: ([, word = "", suffix = ""], context) => {
      const one = suffix === "" ? singular(word, shouted(context)) : undefined;
      if (one !== undefined) return [{ text: withEnding(one, "s"), as: "letters" }];
      return isSpelled(word, context) ? [{ text: withEnding(word, suffix), as: "letters" }] : undefined;
    },
  },
  {
    class: "acronym",
    name: "spelled in lower case",
    pattern: /([a-z]{2,7})(['’]s)?(?![\p{L}\p{N}'’])/uy,
    read: ([, word = "", owner = ""]) => {
      if (isInitialismInLowerCase(word)) return [{ text: withEnding(word, owner), as: "letters" }];
      const one = singular(word, true);
      return one !== undefined && isInitialismInLowerCase(one)
        ? [{ text: withEnding(one, "s"), as: "letters" }]
        : undefined;
    },
  },
  {
    class: "acronym",
    name: "of a chat, at the start of a sentence",
    pattern: /(Afai(?:k|u|ct)|I(?:anal|cymi|dk|irc|mho))(?![\p{L}\p{N}'’])/uy,
    read: ([, word = ""]) => [{ text: word.toUpperCase(), as: "letters" }],
  },
  {
    class: "acronym",
    name: "of mixed case",
    pattern: /([a-zA-Z]{2,5}?)(s|['’]s)?(?![\p{L}\p{N}])/uy,
    read: ([, word = "", ending = ""]) => {
      const said = MIXED.get(word);
      if (said === undefined || ending === "") return said;
      return typeof said === "string"
        ? undefined
        : said.map((part) => ({ ...part, text: withEnding(part.text, ending) }));
    },
  },
  {
    class: "acronym",
    name: "with a small o",
    // "of" and "on" between two capitals: QoL, PoCs. PoP, CoV and WoW are said as words.
    pattern: /(?!PoP|CoV|WoW)(\p{Lu}o\p{Lu})(s|['’]s)?(?![\p{L}\p{N}])/uy,
    read: ([, word = "", ending = ""]) => [{ text: withEnding(word, ending), as: "letters" }],
  },
  {
    class: "acronym",
    name: "nucleic acid",
    // siRNA, mtDNA, snRNAs
    pattern: /([a-z]{1,4}[RD]NA)(s)?(?!\p{L})/uy,
    read: ([, word = "", ending = ""]) => [{ text: withEnding(word, ending), as: "letters" }],
  },
  {
    class: "acronym",
    name: "operating system",
    // ChromeOS, TempleOS
    pattern: /(\p{L}\p{Ll}{2,13})(OS)(['’]s)?(?![\p{L}\p{N}])/uy,
    read: ([, name = "", letters = "", owner = ""]) => [
      { text: name, from: 0, to: name.length },
      { text: withEnding(letters, owner), as: "letters", from: name.length },
    ],
  },
  {
    class: "acronym",
    name: "antibody",
    pattern: /(Ig[AGMED])(\d)?(?![\p{L}\p{N}])/uy,
    read: ([, word = "", digit], { locale }) => [
      { text: word, as: "letters" },
      ...(digit === undefined ? [] : [{ text: cardinal(digit, locale) }]),
    ],
  },
  {
    class: "acronym",
    name: "of syllables",
    // Beginnings of several words that form syllables, as in MoMA and ReLU.
    pattern: /(?:[BCDFGHJ-NP-TV-Z][aeiou]){1,2}[BCDFGHJ-NP-TV-Z][AEIOU](?![\p{L}\p{N}])/uy,
    read: ([word]) => word.toLowerCase(),
  },
];

/** A noun after a word in capitals that a device or a language has: "ON switch", "IN operator". */
const NOUNS_OF_CONTROLS =
  /^["'”’`]? (?:buttons?|switch(?:es)?|keys?|gates?|operators?|keywords?|clauses?|statements?|conditions?|positions?|states?|commands?|loops?|expressions?|fields?|lights?|labels?|signs?)(?!\p{L})/u;

const LOGICAL = /\b(?:boolean|logical|bitwise|inclusive|exclusive) ["'“‘`]?$/iu;

/** Returns a special reading with an ending: "okays" for "OKs", and "okayed" for "OK'd". */
function withOwnEnding(said: string, ending: string): Verbalisation {
  if (/ \S$/u.test(said))
    return withLetters(said).map((part, index, all) =>
      index < all.length - 1 ? part : { ...part, text: `${part.text}'s` },
    );
  return /d$/u.test(ending) ? `${said}ed` : `${said}${ending}`;
}

/**
 * Returns letters with the ending of their plural or possessive. Both sound alike, and an apostrophe separates the ending
 * from the letters: "CDs" is "CD's".
 */
function withEnding(letters: string, ending: string): string {
  return /s/iu.test(ending) ? `${letters}'s` : letters;
}

function isSpelled(word: string, context: MatchContext): boolean {
  if (AS_WORDS.has(word)) return false;
  if ((SOMETIMES.has(word) || isWordToo(word)) && shouted(context) && isBesideStroke(context)) return true;
  if (SOMETIMES.has(word)) return sometimes(word, context);
  if (word === "POW" && after(context).startsWith("!")) return false; // the sound of a blow
  if (isInitialism(word)) return !(shouted(context) && isWordToo(word));
  if (/^[A-Z]{2}$/u.test(word) && !shouted(context)) return !isShortWord(word) || isExplained(word, context);
  return !/[AEIOUYÀ-ÖØ-ÞĀ-Ž]/u.test(word) && /^[A-Z]+$/u.test(word) && !(shouted(context) && SHOUTS.test(word));
}

/** Returns whether two words that begin with the two letters stand beside it: "HE (High-Efficiency)", "High Efficiency (HE)". */
function isExplained(letters: string, context: MatchContext): boolean {
  const words = new RegExp(String.raw`(?<!\p{L})${letters[0]}\p{Ll}+[ -]${letters[1]}\p{Ll}+`, "iu");
  const [following] = /^ \(([^()]{1,60})\)/u.exec(after(context)) ?? [];
  const preceding = /^\)/u.test(after(context)) ? /([^()]{1,60}) \($/u.exec(before(context))?.[1] : undefined;
  return words.test(following ?? preceding ?? "");
}

/** Decides by the words around it whether an ambiguous word is spelled. */
function sometimes(word: string, context: MatchContext): boolean {
  const previous = wordBefore(context)?.toLowerCase() ?? "";
  if (shouted(context)) return isSpelledAmongCapitals(word, previous, context);
  if (word === "WHO")
    return (
      /^(?:the|by|at)$/u.test(previous) ||
      /^\s?(?:said|says|has|declared|announced|recommends?|warned|reported|reports|estimates|estimated|guidelines?|chief|director|officials?)\b/u.test(
        after(context),
      )
    );
  if (word === "IT") return !/^(?:do|did|is|about|with|got|get|this)$/u.test(previous);
  if (word === "AM" || word === "PM")
    return (
      /\d\s?$/u.test(before(context)) ||
      /^\s?(?:radio|station|band|peak|shift|commute)/u.test(after(context)) ||
      previous === "the"
    );
  if (word === "AD") return /\d\s?$/u.test(before(context)) || /^\s?\d/u.test(after(context));
  if (word === "LA" || word === "LED") return true;
  if (word === "ME" || word === "OR" || word === "IN" || word === "HI") return false;
  if (word === "ACT" || word === "SAT")
    return (
      /^(?:the|an?|your|my|her|his|and|or)$/u.test(previous) || /^\s?(?:scores?|test|exam|prep)/u.test(after(context))
    );
  return wordAfter(context) !== undefined || previous !== "";
}

/** Decides the same among other words in capitals, by the nouns that usually follow. */
function isSpelledAmongCapitals(word: string, previous: string, context: MatchContext): boolean {
  const next = wordAfter(context)?.toUpperCase() ?? "";
  if (NOUNS_AFTER.get(word)?.has(next) === true) return true;
  if (word === "US" && isListed(context)) return true;
  if (word === "US") return opens(context) && next !== "" && !/^(?:AND|OR)$/u.test(next);
  return word === "US" || word === "IT" ? /^(?:the|an|our|your|my|their|his)$/u.test(previous) : false;
}

/** Returns whether an initialism is beside the match in a list: "AI, US, FBI", "UK and US". */
function isListed(context: MatchContext): boolean {
  const beside = [
    /(\p{Lu}{2,5})(?:, (?:and |or )?| (?:and|or) |\/)$/u.exec(before(context))?.[1],
    /^(?:, (?:and |or )?| (?:and|or) |\/)(\p{Lu}{2,5})(?!\p{L})/u.exec(after(context))?.[1],
  ];
  return beside.some((word) => word !== undefined && (isInitialism(word) || !/[AEIOUY]/u.test(word)));
}

/** Returns whether a stroke parts the match from letters that are not a word: "AM/FM", "EST/EDT". */
function isBesideStroke(context: MatchContext): boolean {
  const beside =
    /(?<!\p{L})(\p{Lu}{2,4})\/$/u.exec(before(context)) ?? /^\/(\p{Lu}{2,4})(?!\p{L})/u.exec(after(context));
  return (
    beside?.[1] !== undefined && (!/[AEIOUY]/u.test(beside[1]) || (isInitialism(beside[1]) && !isWordToo(beside[1])))
  );
}

const SHOUTS = /^(?:S+H+|H+M+|P+S+T+|T+S+K+|B+R+|P+F+T+|G+R+R*|Z+|MR|MRS|DR|ST|NTH|CWM|X+)$/u;

const SOMETIMES = words("WHO IT US AM PM AD ACT SAT ME OR IN HI LA LED");

/** Nouns that show that the word in capitals before them is an initialism, among other words in capitals. */
const NOUNS_AFTER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "IT",
    words(
      "DEPARTMENT SUPPORT STAFF TEAM SECURITY SERVICES INFRASTRUCTURE MANAGER SPECIALIST CONSULTANT CONSULTING INDUSTRY PROFESSIONAL PROFESSIONALS PROJECT PROJECTS SECTOR SYSTEMS SKILLS JOBS COMPANY SOLUTIONS ADMIN ADMINISTRATOR BUDGET POLICY DIRECTOR OPERATIONS OUTAGE OUTAGES FAILURE FAILURES GLITCH GLITCHES WORKERS PROS EXPERT EXPERTS FIRM FIRMS GIANT SPENDING UPGRADE",
    ),
  ],
  [
    "US",
    words(
      "ARMY NAVY MARINES TROOPS FORCES PRESIDENT CONGRESS SENATE SENATOR GOVERNMENT ECONOMY DOLLAR DOLLARS STOCKS MARKETS TREASURY OPEN EDITION CITIZENS CITIZEN BORDER EMBASSY AMBASSADOR MILITARY ELECTION ELECTIONS SANCTIONS TARIFFS HISTORY LAW CONSTITUTION CENSUS POSTAL PATENT AID TOUR",
    ),
  ],
  ["ACT", words("SCORE SCORES TEST TESTS EXAM PREP")],
  ["SAT", words("SCORE SCORES TEST TESTS EXAM PREP")],
  ["LA", words("TIMES LAKERS CLIPPERS DODGERS KINGS GALAXY RAMS COUNTY POLICE RIOTS FITNESS WEEKLY")],
  [
    "LED",
    words(
      "LIGHT LIGHTS LIGHTING LAMP LAMPS BULB BULBS DISPLAY DISPLAYS SCREEN SCREENS STRIP STRIPS PANEL PANELS TV TVS INDICATOR INDICATORS STATUS",
    ),
  ],
  ["WHO", words("CHIEF DIRECTOR REPORT GUIDELINES OFFICIALS DECLARES WARNS URGES APPROVES")],
]);

/** Words in capitals that are not spelled although they look like it. */
const AS_WORDS = words("HMM SHH PSST TSK BRR GRR PFFT NTH MR MRS DR ST ZZZ CRISPR SZA GAAP QUIC QNX");

/** Special readings, and words that a dictionary may lack. */
const SAID = table(`
  IEEE = i triple e; NAACP = n double a c p; NCAA = n c double a; AAA = triple a; JSON = jason; YAML = yaml; TOML = toml; XAML = zammel; MPEG = m peg; MPEGs = m pegs; JPEGs = jpegs; JPGs = j p gs
  CD-ROM = c d rom; CD-ROMs = c d roms; DVD-ROM = d v d rom; EPROM = e prom; EEPROM = e e prom; DRAM = d ram; SRAM = s ram; SDRAM = s d ram; VRAM = v ram
  IKEA = ikea; LEGO = lego; SWAT = swat; SCUBA = scuba; LASER = laser; RADAR = radar; SONAR = sonar; CAPTCHA = captcha; CAPTCHAs = captchas; NAFTA = nafta; OSHA = osha; FEMA = fema; DARPA = darpa; HIPAA = hippa; USAID = u s aid; USAAF = u s a a f; UMASS = u mass; OAUTH = o auth
  WiFi, Wi-Fi, WI-FI, WIFI, Wifi, wifi, wi-fi = wi fi; HiFi, Hi-Fi, hi-fi = hi fi; SciFi, Sci-Fi, sci-fi = sci fi; Lo-Fi, lo-fi = lo fi
  OK = okay; SaaS = sass; PaaS = pass; IaaS = i as; MySQL = my s q l; NoSQL = no s q l; PostgreSQL = postgres q l; SQLite = s q lite; GitHub = git hub; YouTube = youtube; LinkedIn = linked in
  macOS = mac o s; iOS = i o s; iPadOS = i pad o s; tvOS = t v o s; watchOS = watch o s; LaTeX = lay tech; TeX = tech; VoIP = voip; LLaMA = llama
  aka = a k a; href = h ref; opengl = open g l; tshirt = t shirt; tshirts = t shirts; kpop = k pop; csgo = c s go; wwii = world war two; wwi = world war one; ok = okay; COBOL = cobol; FORTRAN = fortran; UNIX = unix; AJAX = ajax; REST = rest; CRUD = crud; RESTful = restful; WAV = wav; WAVs = wavs; NUMA = numa; NVIDIA = nvidia; ASUS = asus; ADIDAS = adidas
  FASB = fazbee; SIMD = sim d; FLAC = flack; NVMe = n v m e; SpaceX = space x; eSIM = e sim; eSIMs = e sims; BaaS = bass; FaaS = fass; CMOS = cmos; GloVe = glove
  OLED = oled; AMOLED = amoled; QLED = q led; NAS = nass; GAN = gan; VLAN = v lan; WLAN = w lan; WAF = waf; WEP = wep; IMAP = i map; RISC = risk
  SARS-CoV = sars cove; MERS-CoV = mers cove; DTaP = d tap; Tdap = t dap; LiDAR, LIDAR = lidar; PCIe = p c i e; SQLi = s q l i; GmbH = g m b h
  AfD = a f d; AfDB = a f d b; ViT = v i t; t-SNE = t snee; HE-AAC = h e a a c; PiS = peace; GeV = g e v; TeV = t e v; MeV = m e v; keV = k e v; MoM = month over month
  WHATWG = what w g; ESXi = e s x i; eSATA = e sata; iSCSI = i scuzzy; JSONL, jsonl = jason l; KiB = k i b; MiB = m i b; GiB = g i b; TiB = t i b; IIoT = i i o t; IMDb = i m d b; YoY = year over year; QoQ = quarter over quarter; NAT = nat
  VIN = vin; MENSA = mensa; BAFTA = bafta; OPEC = opec; ASEAN = asean; FAANG = fang; NeurIPS = neurips; NAFTA's = nafta's; DEFCON = defcon; COVID = covid; GIFs = gifs; PINs = pins; SIMs = sims; RAMs = rams; LANs = lans; WYSIWYG = wizzy wig
`);

/** The same readings for names of mixed case that are written in capitals: "MYSQL". "LATEX" is a word. */
const SAID_IN_CAPITALS: ReadonlyMap<string, string> = new Map(
  [...SAID]
    .filter(([word]) => /^(?=.*\p{Ll}.*)\p{L}{5,}$/u.test(word) && /\p{Ll}\p{Lu}/u.test(word) && word !== "LaTeX")
    .map(([word, said]) => [word.toUpperCase(), said]),
);

const MIXED: ReadonlyMap<string, Verbalisation> = new Map<string, Verbalisation>([
  ...["PhD", "LLM", "MSc", "BSc", "MEd", "DPhil", "pH"].map((word): [string, Verbalisation] => [
    word,
    [{ text: word, as: "letters" }],
  ]),
  ["MHz", "megahertz"],
  ["mAh", "milliamp hours"],
  ["dB", "decibels"],
  ["eBay", withLetters("e bay")],
]);
