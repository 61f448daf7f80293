import {
  after,
  before,
  type MatchContext,
  type Rule,
  type Verbalisation,
  wordAfter,
  wordBefore,
} from "../../../../text/rule.js";
import { shouted, table, withLetters, words } from "./word-context.js";

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
        { text: `${second}${suffix}`, as: "letters", from, to: written.length },
      ];
    },
  },
  {
    class: "acronym",
    name: "said its own way",
    pattern: /(\p{L}[\p{L}.-]{0,13}\p{L})(['’]s)?(?![\p{L}\p{N}])/uy,
    read: ([, word = "", owner = ""]) => {
      const said = SAID.get(word);
      return said === undefined ? undefined : owner === "" ? withLetters(said) : `${said}${owner}`;
    },
  },
  {
    class: "acronym",
    name: "spelled",
    pattern: /(\p{Lu}{2,8})(s|['’]s|['’](?!\p{L}))?(?![\p{L}\p{N}])/uy,
    read: ([, word = "", suffix = ""], context) => {
      if (!isSpelled(word, suffix, context)) return undefined;
      return [{ text: `${word}${suffix.length > 1 || suffix === "s" ? suffix : ""}`, as: "letters" }];
    },
  },
  {
    class: "acronym",
    name: "spelled in lower case",
    pattern: /([a-z]{2,5})(?![\p{L}\p{N}'’])/uy,
    read: ([, word = ""]) => (isSpelledInLowerCase(word) ? [{ text: word, as: "letters" }] : undefined),
  },
  {
    class: "acronym",
    name: "of mixed case",
    pattern: /([a-zA-Z]{2,5})(?![\p{L}\p{N}])/uy,
    read: ([, word = ""]) => MIXED.get(word),
  },
  {
    class: "acronym",
    name: "of syllables",
    // Beginnings of several words that form syllables, as in MoMA and ReLU.
    pattern: /(?:[BCDFGHJ-NP-TV-Z][aeiou]){1,2}[BCDFGHJ-NP-TV-Z][AEIOU](?![\p{L}\p{N}])/uy,
    read: ([word]) => word.toLowerCase(),
  },
];

function isSpelled(word: string, suffix: string, context: MatchContext): boolean {
  if (AS_WORDS.has(word)) return false;
  if (suffix === "s" && /^\p{Lu}{2,}$/u.test(word) && !SPELLED.has(word) && /[AEIOU]/u.test(word)) return false;
  if (SOMETIMES.has(word)) return sometimes(word, context);
  if (SPELLED.has(word)) return true;
  return !/[AEIOUYÀ-ÖØ-ÞĀ-Ž]/u.test(word) && /^[A-Z]+$/u.test(word) && !(shouted(context) && SHOUTS.test(word));
}

/** Decides by the words around it whether an ambiguous word is spelled. */
function sometimes(word: string, context: MatchContext): boolean {
  if (shouted(context)) return false;
  const previous = wordBefore(context)?.toLowerCase() ?? "";
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
  if (word === "ME" || word === "OR" || word === "IN" || word === "HI") return false;
  if (word === "ACT" || word === "SAT")
    return (
      /^(?:the|an?|your|my|her|his|and|or)$/u.test(previous) || /^\s?(?:scores?|test|exam|prep)/u.test(after(context))
    );
  return wordAfter(context) !== undefined || previous !== "";
}

const SHOUTS = /^(?:S+H+|H+M+|P+S+T+|T+S+K+|B+R+|P+F+T+|G+R+R*|Z+|MR|MRS|DR|ST|NTH|X+)$/u;

const SOMETIMES = words("WHO IT US AM PM AD ACT SAT ME OR IN HI");

/** Acronyms that are spelled although they have vowels. */
const SPELLED = words(`
  NY NYC LA NYPD LAPD NYSE CPA CPAS ISBN EOE UCI UCSD UCSF IUPUI USMC USPS USCIS EMEA APAC ASPCA
  AA AARP AAS ABA ABC ABS AC ACLU ACM ACS ADA ADHD ADP ADSL AFC AFL AFP AGM AI AIG AKA AMA AMC AMD AMS ANC ANU AOB
  AOL AP APA API APR APU APY AR ASAP AST ASU AT ATF ATM ATP ATV AU AV AWD AWS AXA BA BCE BMI BSE BYOB CE CEO CFO
  CIA CIO CLI CMO COO CPI CPO CPU CTO DEA DIY DNA DOD DOE DOI DOJ ECB ECG EDM EDT EEA EEC EEG EFA EFL EFTA EIN EKG
  ELA EMI EMS EMT EMU ENT EOD EOF EOL EP EPA EPO EPS EPUB EQ ER ESL ESP ESPN EST ETA ETC ETD ETF ETH EU EULA EV FAA
  FAQ FBI FDA FYI GAO GE GED GPA GPU GRE GUID HBO HIV IAEA IBM IBS ICC ICJ ICU ID IDE IDF IDK IDL IDS IE IEC IEP
  IETF IIT ILO IMAP IMF IMHO IMO ING INTJ IO IOC IOU IP IPA IPO IPS IPX IQ IR IRA IRC IRS ISBN ISO ISP ISSN ITU ITV
  IUD IV IVF KPI LED LGBTQIA LPGA LSE MA MBA MIT MRI NBA NCAA NGO NIH NPU NRA NSA NYU OAP OCD OCR OECD OEM OLED OMB
  OMG OOO ORM OS OST OSU OTP OVA PAYE PGA PLO PO POS POV QA RAF RNA ROI SEO STI SUV TBA TPU TSA UAE UAR UBC UBS
  UCAS UCL UCLA UDP UFC UFO UHF UI UK UML UN UNC UPC UPI UPS URI URL URLS US USA USAF USB USC USDA USMC USPS USPTO
  USS USSR USTA UTC UTF UTI UUID UUP UV UVA UVF UX VIP WTA
`);

/** Words in capitals that are not spelled although they look like it. */
const AS_WORDS = words("HMM SHH PSST TSK BRR GRR PFFT NTH MR MRS DR ST ZZZ CRISPR");

/** Special readings, and words that a dictionary may lack. */
const SAID = table(`
  IEEE = i triple e; NAACP = n double a c p; NCAA = n c double a; AAA = triple a; JSON = jason; YAML = yaml; TOML = toml; MPEG = m peg; MPEGs = m pegs; JPEGs = jpegs; JPGs = j p gs
  CD-ROM = c d rom; CD-ROMs = c d roms; DVD-ROM = d v d rom; MS-DOS = m s dos; EPROM = e prom; EEPROM = e e prom; DRAM = d ram; SRAM = s ram; SDRAM = s d ram; VRAM = v ram
  IKEA = ikea; LEGO = lego; SWAT = swat; SCUBA = scuba; LASER = laser; RADAR = radar; SONAR = sonar; CAPTCHA = captcha; CAPTCHAs = captchas; NAFTA = nafta; OSHA = osha; FEMA = fema; DARPA = darpa; HIPAA = hippa; USAID = u s aid; USAAF = u s a a f; UMASS = u mass; OAUTH = o auth
  WiFi, Wi-Fi, WIFI, Wifi, wifi, wi-fi = wi fi; HiFi, Hi-Fi, hi-fi = hi fi; SciFi, Sci-Fi, sci-fi = sci fi; Lo-Fi, lo-fi = lo fi
  OK = okay; SaaS = sass; PaaS = pass; IaaS = i as; MySQL = my s q l; NoSQL = no s q l; PostgreSQL = postgres q l; SQLite = s q lite; GitHub = git hub; YouTube = you tube; LinkedIn = linked in
  macOS = mac o s; iOS = i o s; iPadOS = i pad o s; tvOS = t v o s; watchOS = watch o s; LaTeX = lay tech; TeX = tech; VoIP = voip; IoT = i o t; LLaMA = llama
  aka = a k a; ok = okay; COBOL = cobol; FORTRAN = fortran; UNIX = unix; AJAX = ajax; REST = rest; CRUD = crud; NUMA = numa; NVIDIA = nvidia; ASUS = asus; ADIDAS = adidas
  VIN = vin; MENSA = mensa; BAFTA = bafta; OPEC = opec; ASEAN = asean; NAFTA's = nafta's; DEFCON = defcon; COVID = covid; GIFs = gifs; PINs = pins; SIMs = sims; RAMs = rams; LANs = lans; WYSIWYG = wizzy wig
`);

const IN_LOWER_CASE = words(
  "tv tvs pc dvd cd usb html css php xml http https ftp ssh gps pdf pdfs url urls faq diy asap fyi omg idk sms mp ceo cfo cto ui ux dna rna adhd",
);

/** Returns whether a word is spelled even in lower case: "tv". */
export function isSpelledInLowerCase(word: string): boolean {
  return IN_LOWER_CASE.has(word);
}

const MIXED: ReadonlyMap<string, Verbalisation> = new Map<string, Verbalisation>([
  ...["PhD", "PhDs", "LLM", "LLMs", "MSc", "BSc", "MEd", "DPhil", "pH", "mRNA", "tRNA", "cDNA"].map(
    (word): [string, Verbalisation] => [word, [{ text: word, as: "letters" }]],
  ),
  ["MHz", "megahertz"],
  ["dB", "decibels"],
  ["eBay", withLetters("e bay")],
]);

/** Returns whether a word in capitals is spelled in any context. */
export function isSpelledAlways(word: string): boolean {
  const capitals = word.toUpperCase();
  return /^\p{Lu}/u.test(word) && word === capitals && SPELLED.has(capitals) && !SOMETIMES.has(capitals);
}
