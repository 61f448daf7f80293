import type { HomographReading } from "./reading.js";
import { type WordContext, words } from "./word-context.js";

// Labels and headings, such as "Job title" and "Mobile: 555-0123", have hardly any words from which a classifier could
// learn. There the usual sense is read, unless a word shows the rare one. `undefined` leaves the word to the classifier.

/** Returns the reading of "Job" at the head of a label: "Job title", but "Job 3:15" and "the Book of Job". */
export function sayJob(place: WordContext): HomographReading | undefined {
  const isVerse = NUMBER.test(place.wordAt(1)) && NUMBER.test(place.wordAt(2));
  if (!place.capital || isVerse || has(OF_BIBLE, place)) return undefined;
  return place.first || startsCapital(place, 1) ? JOB : undefined;
}

const OF_BIBLE =
  /^(?:bible|biblical|god|lord|satan|psalms?|book|testament|suffer\p{L}*|patience|prophet|genesis|scriptures?|chapter|verse|said|answered)$/u;

const NUMBER = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty)$/u;

const JOB: HomographReading = { us: "ʤˈɑb", gb: "ʤˈɒb" };

/** Returns the reading of "mobile", which is a city only with a capital: "in Mobile, Alabama", but "Mobile app". */
export function sayMobile(place: WordContext): HomographReading | undefined {
  if (has(OF_ART, place)) return undefined;
  if (!place.capital) return MOBILE;
  const after = place.wordAt(1) === "," ? place.wordAt(2) : place.wordAt(1);
  if (/^(?:al|ala|alabama|bay|county)$/u.test(after)) return undefined;
  return place.first || startsCapital(place, 1) ? MOBILE : undefined;
}

const OF_ART = /^(?:hung|hangs?|hanging|crib|calder|sculptures?|cot|nursery|ceiling)$/u;

const MOBILE: HomographReading = { us: "mˈObᵊl", gb: "mˈQbIl" };

/** Returns the reading of "mate", which is a drink only beside words for one: "yerba mate", but "Cheers mate!". */
export function sayMate(place: WordContext): HomographReading | undefined {
  return has(OF_DRINKS, place) ? undefined : { us: "mˈAt", gb: "mˈAt" };
}

const OF_DRINKS =
  /^(?:yerba|tea|teas|gourds?|drinks?|drank|drunk|drinking|sip\p{L}*|cups?|brew\p{L}*|caffeine|beverages?|leaf|leaves|bombilla|infusion)$/u;

/** Returns the reading of "moped", which alone is a vehicle. */
export function sayMoped(place: WordContext): HomographReading | undefined {
  return isAlone(place) ? { tag: "NN" } : undefined;
}

/** Returns the reading of "invalid", which alone, before a thing and after "is" is not a sick person. */
export function sayInvalid(place: WordContext): HomographReading | undefined {
  const ofThing = /^(?:NN|VBG|JJ)/u.test(place.tagAt(1)) && !OF_INVALIDS.test(place.wordAt(1));
  const judged = /^(?:is|are|was|were|be|been|being|as|or|and|not|deemed|declared|considered|ruled|found)$/u;
  return isAlone(place) || ofThing || judged.test(place.wordAt(place.governor)) ? { tag: "JJ" } : undefined;
}

/** Persons and things that are sick, or for the sick: "her invalid mother", "an invalid chair". */
const OF_INVALIDS =
  /^(?:chairs?|carriages?|wife|husband|mother|father|sisters?|brothers?|sons?|daughters?|aunts?|uncles?|cousins?|parents?|lad(?:y|ies)|girls?|boys?|m[ae]n|wom[ae]n|child(?:ren)?|gentlem[ae]n|widows?|soldiers?|officers?|veterans?|pensioners?|friends?|guests?|patients?|person|people|couch|sofa|bed|diet|life|state|home|room|habits?)$/u;

/** Returns the reading of "Jesus" beside words of faith: "Jesus Christ", "Baby Jesus". "Jesus Garcia" is Spanish. */
export function sayJesus(place: WordContext): HomographReading | undefined {
  const beside = BEFORE_JESUS.test(place.wordAt(-1)) || isAlone(place) || has(OF_FAITH, place);
  const ofFaith = AFTER_JESUS.test(place.wordAt(1)) || (beside && !startsCapital(place, 1));
  return ofFaith ? { us: "ʤˈizəs", gb: "ʤˈiːzəs" } : undefined;
}

const AFTER_JESUS = /^(?:christ|h|himself|lord|saves?|loves?|freaks?|prayer|movement|people|camp|college|of|wept)$/u;
const BEFORE_JESUS = /^(?:o|oh|ah|lord|sweet|dear|baby|infant|child|holy|gentle|blessed|for|to|in|risen|love)$/u;
const OF_FAITH =
  /^(?:christ|christian\p{L}*|god|lord|gospels?|bible|disciples?|apostles?|pray\p{L}*|cross|crucifi\p{L}*|heaven|sins?|manger|nazareth|galilee|bethlehem|jerusalem|church|parables?|saviou?r|messiah|resurrect\p{L}*|baptiz\p{L}*)$/u;

/** Returns the reading of a verb on a button: "Click Close", `tap "Export"`, "the Record button". */
export function sayControl(place: WordContext): HomographReading | undefined {
  if (!place.capital || !CONTROLS.has(place.word)) return undefined;
  const next = MARK.test(place.wordAt(1)) ? 2 : 1;
  if (BUTTON.test(place.wordAt(next))) return { tag: "VB" };
  // "Select Record Type", "hit Record highs"
  if (startsCapital(place, next) || /^(?:NN|JJ)/u.test(place.tagAt(next))) return undefined;
  let offset = -1;
  while (MARK.test(place.wordAt(offset)) || /^(?:on|the)$/u.test(place.wordAt(offset))) offset -= 1;
  return TO_PRESS.test(place.wordAt(offset)) ? { tag: "VB" } : undefined;
}

/** Words on buttons that are verbs there, and elsewhere nouns or adjectives of another sound too. */
const CONTROLS: ReadonlySet<string> = words(
  "close record resume import export insert duplicate separate increase decrease rewind extract convert compress reject transfer present animate use",
);
const MARK = /^["“”'‘’`*]+$/u;
const TO_PRESS =
  /^(?:click(?:s|ed|ing)?|tap(?:s|ped|ping)?|press(?:es|ed|ing)?|hit|select(?:s|ed|ing)?|choos(?:es?|ing)|chose)$/u;
const BUTTON = /^(?:buttons?|icons?|keys?)$/u;

/** Returns the reading of "close" on a button: "Close window". "Close friends" are near. */
export function sayClose(place: WordContext): HomographReading | undefined {
  return place.first && countWords(place) <= 4 && TO_CLOSE.test(place.wordAt(1)) ? { tag: "VB" } : undefined;
}

const TO_CLOSE =
  /^(?:windows?|tabs?|apps?|menus?|dialogs?|files?|accounts?|doors?|all|the|this|your|my|it|buttons?|modals?|popups?|panels?|projects?|sessions?|cases?|tickets?|issues?|sales?|position|positions)$/u;

/** Returns the reading of "resume": a document in "Upload resume" and "Resume tips", and a verb in "Resume game". */
export function sayResume(place: WordContext): HomographReading | undefined {
  if (countWords(place) > 4) return undefined;
  if (TO_UPLOAD.test(place.wordAt(-1))) return { us: "ɹˈɛzəmˌA", gb: "ɹˈɛzjʊmˌA" };
  return place.first && /^(?:NN|DT)/u.test(place.tagAt(1)) && !OF_RESUME.test(place.wordAt(1))
    ? { tag: "VB" }
    : undefined;
}

const OF_RESUME =
  /^(?:builders?|templates?|tips?|writing|writers?|examples?|samples?|formats?|reviews?|objectives?|summary|skills?|headlines?|services?|gaps?|pdf|file|upload)$/u;

const TO_UPLOAD = /^(?:upload|submit|attach|send|view|update|edit|create|build|download|print|share|your|my)$/u;

/** Returns the reading of "insert" in an instruction: "Insert coin". */
export function sayInsert(place: WordContext): HomographReading | undefined {
  return place.first && countWords(place) > 1 && /^(?:NN|DT|PRP|CD)/u.test(place.tagAt(1)) ? { tag: "VB" } : undefined;
}

/** Returns the reading of "bow" in an order ("Bow your head", "Bow down") and of a courtesy ("He thanked us with a bow"). */
export function sayBow(place: WordContext): HomographReading | undefined {
  if (place.wordAt(1) === "of" && [2, 3, 4].some((offset) => VESSEL.test(place.wordAt(offset)))) return { tag: "VB" };
  const order = place.first && /^(?:your|down|before|low|deeply|to)$/u.test(place.wordAt(1));
  return order || isCourtesy(place) ? { tag: "VB" } : undefined;
}

const VESSEL =
  /^(?:boat|ship|canoe|kayak|raft|vessel|ferry|yacht|frigate|destroyer|tanker|barge|dinghy|submarine|galley|schooner|tug)s?$/u;

function isCourtesy(place: WordContext): boolean {
  const article = place.tagAt(-1).startsWith("JJ") ? -2 : -1;
  if (place.wordAt(article) !== "a" || place.wordAt(article - 1) !== "with" || has(OF_STRINGS, place)) return false;
  // "With a bow, he withdrew."
  return has(COURTEOUS, place) || (place.wordAt(article - 2) === "" && place.wordAt(1) === ",");
}

/** Words of a text about a bow with a string, or one of ribbon. */
const OF_STRINGS =
  /^(?:arrows?|archers?|quivers?|sho[ot]t?s?|shooting|hunt\p{L}*|armed|swords?|spears?|violin\p{L}*|cell\p{L}*|violas?|fiddl\p{L}*|strings?|play\p{L}*|gifts?|present|box|boxes|ribbons?|hair|dress|dresses|hats?|bonnets?|tie[ds]?|wrap\p{L}*|parcels?|packages?|wreaths?|decorat\p{L}*)$/u;

/** Verbs of greeting, speaking and leaving. */
const COURTEOUS =
  /^(?:greet(?:s|ed)?|thank(?:s|ed)?|welcom(?:e[ds]?|ing)|left|leaves?|enter(?:s|ed)|with(?:draws?|drew)|retir(?:es|ed)|depart(?:s|ed)|part(?:s|ed)|answer(?:s|ed)|repl(?:ies|ied)|sa(?:ys|id)|return(?:s|ed)|dismiss(?:es|ed)|acknowledg(?:es|ed)|salut(?:es|ed)|introduc(?:es|ed)|receiv(?:es|ed)|accept(?:s|ed)|agree[ds]|assent(?:s|ed)|respond(?:s|ed)|conclud(?:es|ed)|handed|offered|invited|begged)$/u;

/** Returns the reading of "reading" at the head of a short text: "Reading books", but "Reading, Pennsylvania" is a town. */
export function sayReading(place: WordContext): HomographReading | undefined {
  return place.first &&
    countWords(place) <= 4 &&
    !startsCapital(place, 1) &&
    /^(?:NNS?|DT|PRP\$)$/u.test(place.tagAt(1))
    ? { us: "ɹˈidɪŋ", gb: "ɹˈiːdɪŋ" }
    : undefined;
}

/** Returns the number of words of the sentence. */
export function countWords({ tokens }: WordContext): number {
  return tokens.filter(({ text }) => /\p{L}/u.test(text)).length;
}

/** Returns whether the sentence has no other word. */
export function isAlone(place: WordContext): boolean {
  return place.tokens.every(({ text }, index) => index === place.index || !/\p{L}/u.test(text));
}

function has(pattern: RegExp, { tokens }: WordContext): boolean {
  return tokens.some(({ text }) => pattern.test(text.toLowerCase()));
}

function startsCapital({ tokens, index }: WordContext, offset: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(tokens[index + offset]?.text ?? "");
}
