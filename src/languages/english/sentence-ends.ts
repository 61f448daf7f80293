import type { SentenceEnds } from "../../text/text-language.js";
import { BOOK_OF, COUNTED_BOOKS } from "./normalise/bible-books.js";
import { MONTH, SHORT_MONTH } from "./normalise/numbers/calendar.js";

/**
 * Returns whether the full stop at the end of `written` ends the sentence. If not, it belongs to an abbreviation inside
 * the sentence.
 *
 * @param written the text up to and including the full stop, without closing marks
 * @param next the text from the next letter, digit or symbol on; not empty, and not in lower case
 */
function fullStopEnds(written: string, next: string): boolean {
  // 1 in. = 2.54 cm
  if (/^[=≈×<>](?!\S)/u.test(next)) return false;
  // (feat. J. Doe), Rev. Rul. 2004-86, 12 Fl. Oz., the Rt. Hon.
  if (/(?<!\p{L})(?:feat|Rul|Reg|Proc)$|\d\sF[Ll]$/u.test(written) && /^[\p{Lu}\d§]/u.test(next)) return false;
  if (OF_HONOUR.test(`${written.slice(-6)}. ${next}`)) return false;
  // Adj. EBITDA, rev. $4.8B
  if (/(?<!\p{L})[aA]dj$/u.test(written) && /^(?:EBITDA?|EPS|Net|Operating|FCF)\b/u.test(next)) return false;
  if (/(?<!\p{L})(?:rev|div)$/u.test(written) && /^[$£€]/u.test(next)) return false;
  // Pres. & CEO
  if (/^&(?!\S)/u.test(next)) return false;
  // 10-yr. Treasury, 6-ft. Couch
  if (/\d-(?:yr|mo|wk|ft|in|lb|oz|gal|mi|hr|min|sec)$/u.test(written)) return startsSentence(next);
  // Alcaraz d. Djokovic 6-4
  if (/\p{L}\sd$/u.test(written) && /^\p{Lu}\S+(?: \p{Lu}\S+)? \d-\d/u.test(next)) return false;
  // N.D. Cal. Mar. 1, 2022
  if (
    /(?<!\p{L})(?:Cal|Ill|Tex|Mass|Cir|Ct|App)$/u.test(written) &&
    /^(?:(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.|(?:19|20)\d\d\))/u.test(next)
  )
    return false;
  // £3 10s. 6d., Samuel xvii. 4
  if (/(?:^|\s)\d{1,3}[sd]$|\s[ivxlc]{2,8}$/u.test(written) && /^\d/u.test(next)) return false;
  // lat. 40°
  if (/(?:^|\s)(?:lat|long)$/u.test(written) && /^\d[\d.]*°/u.test(next)) return false;
  // A label: "Q. Why? A. Because."
  if (/^["“‘'([]*[A-HJ-Z]$/u.test(written)) return false;
  // Fed. R. Civ. P. 12, F. Supp. 2d
  if (
    /(?<!\p{L})(?:Fed|R|Civ|Crim|App|Evid|Bankr|F|P|Supp|Cal)$/u.test(written) &&
    /^(?:(?:R|P|Civ|Crim|App|Evid|Bankr|Supp)\.|\dd\b)/u.test(next)
  )
    return false;
  if (/(?<!\p{L})(?:Civ|Crim|App)\. P$|(?<!\p{L})Fed\. R\. Evid$/u.test(written)) return !/^\d/u.test(next);
  // 8th c. BC
  if (/\d(?:st|nd|rd|th)[\s-]?c$/u.test(written)) return startsSentence(next) && !/^[ABC]\.[CDE]\./u.test(next);
  // d. Jan. 3, 1962
  if (/(?:^|[\s(])[bd]$/u.test(written) && DAY_OF_MONTH.test(next)) return false;
  // 5. Nov 2020
  if (/(?:^|[\s(])\d{1,2}$/u.test(written) && SHORT_MONTH_AND_YEAR.test(next)) return false;
  // INT. KITCHEN, Pub. L. No. 117
  if (/(?:^|[\s])(?:INT|EXT)$/u.test(written) && /^\p{Lu}{2}/u.test(next)) return false;
  if (/(?<!\p{L})Pub$/u.test(written) && /^L\./u.test(next)) return false;
  // Rom. 8:28, 2 Pet. 1
  if (BOOK_OF.has(/\p{Lu}\p{Ll}{1,5}$/u.exec(written)?.[0] ?? "") && /^\d{1,3}:\d/u.test(next)) return false;
  if (COUNTED_BOOK.test(written)) return !/^\d/u.test(next);
  // N°. 12
  if (/(?<!\p{L})N[°º]$/u.test(written)) return !/^\d/u.test(next);
  const [, before = "", word] = LAST_WORD.exec(written.slice(-LONGEST)) ?? [];
  if (word === undefined) return true;
  const key = word.toLowerCase();
  const starter = startsSentence(next);
  const digit = /^[\d$£€#]/u.test(next);
  // patients with MS
  if (word === "MS" && !/^\p{Lu}{2}/u.test(next)) return true;
  if (NEVER.has(key)) return word === "CA";
  if (/^[A-Z]$/u.test(word)) return initialEnds(before, word, next, starter);
  // Dr. Who
  if (key === "dr" && /^Who(?:[,.;:!?'’]|\s(?:is|was|and|episodes?|fans?|series|on|in|from|has)\b)/u.test(next))
    return false;
  const small = /^\p{Ll}/u.test(word);
  if (small && COMMON_WORDS.has(key)) return !digit;
  if (BEFORE_NAME.has(key))
    return (starter && (small || (DUAL.has(key) && /^[\p{Lu}\d]/u.test(before)))) || !/^[\p{Lu}\d]/u.test(next);
  if (BEFORE_NUMBER.has(key)) {
    if (/^A\s+\p{Ll}/u.test(next) && (key === "no" || (small && (key !== "fig" || A_FRUIT.test(before))))) return true;
    return !/^(?:[\d#$£€]|[IVXLC]+\b|[A-Z]\d{0,4}\b)/u.test(next) || /^I(?:\s|['’]\p{Ll})/u.test(next);
  }
  if (HALF_DAY.test(key)) return !digit && !AFTER_TIME.test(next) && !ONLY_TIME.test(written);
  if (word.includes(".")) return starter;
  // in orbit around the Sun
  if (word === "Sun" && /^the\s/iu.test(before)) return true;
  if (CALENDAR.has(key)) return /^\p{Lu}/u.test(word) ? starter : ALSO_WORDS.has(key) || !digit;
  // "iron ore." is not Oregon.
  if (STATES.has(key)) return /^\p{Ll}/u.test(word) || starter;
  // 5 mi. NW of town
  if (/\d\s+$/u.test(before) && /^(?:[NS]?[NS][EW]|[EW][NS][EW])(?!\S)/u.test(next)) return false;
  if (ENDS_BEFORE_CAPITAL.has(key) && (key === "etc" || /\d\s+$/u.test(before))) return !digit;
  if (MAY_END.has(key)) return starter;
  return true;
}

/** "the Rt. Hon.", "my hon. Friend" */
const OF_HONOUR = /(?<!\p{L})(?:Rt\. (?:[Hh]on|Rev)|hon\. (?:Members?|Friends?|Gentlem[ae]n|Lad(?:y|ies)))(?!\p{L})/u;

const SHORT_MONTH_AND_YEAR = new RegExp(String.raw`^${SHORT_MONTH}\.? \d{4}(?!\d)`, "u");

const COUNTED_BOOK = new RegExp(String.raw`(?:^|\s)[123]\s(?:${COUNTED_BOOKS})$`, "u");

const DAY_OF_MONTH = new RegExp(String.raw`^${MONTH}\.? \d`, "u");

/** Longer than any abbreviation with the word before it. @unit characters */
const LONGEST = 60;

const LAST_WORD = /((?:[\p{L}\p{N}'’.,&-]{1,30}\s+)?)["'“‘([{]*(?<![\p{L}\p{N}.'’-])((?:\p{L}{1,2}\.)*\p{L}+)\.?$/u;

/**
 * Returns false for an initial ("John F. Kennedy") and true for a letter that ends a sentence ("Plan B. It worked.").
 */
function initialEnds(before: string, word: string, next: string, starter: boolean): boolean {
  if (
    /^(?:plan|vitamin|hepatitis|grade|type|section|part|appendix|exhibit|group|class|war|figure|point|option|team|side|size|letter|model|a|an)\s+$/iu.test(
      before,
    )
  ) {
    return starter || word === "I" || !/^\p{Lu}\./u.test(next);
  }
  // My name is M. A. R. I. A. and
  if (/^\p{Lu}\.\s+$/u.test(before) && /^\p{Lu}\.(?!\p{L})/u.test(next)) return false;
  if (word === "I") return starter;
  return starter && !/^(?:A|I|An)\b/u.test(next) && /^(?:\p{Ll}|\d|$)/u.test(before);
}

/** Returns whether a text begins with a word that often begins a sentence and is rarely part of a name. */
export function startsSentence(next: string): boolean {
  const word = /^\p{L}+(?:['’]\p{L}+)?/u.exec(next)?.[0];
  if (word === undefined) return /^[\p{Extended_Pictographic}]/u.test(next) && !/^\d/u.test(next);
  return STARTERS.has(word.replace(/['’].*/u, "")) && /^\p{Lu}/u.test(word);
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

const STARTERS = set(`
  I He She It We You They This That These Those There Here The A An My His Her Its Our Your Their One
  And But Or So Yet Nor For If When While After Before Because Since Although Though Unless Until As At By In On Of To
  From With Without Into Over Under During Then Thus Hence Therefore However Moreover Meanwhile Later Now Today
  Yesterday Tomorrow Once Soon Still Also Even Just Only Perhaps Maybe Yes No Not Nothing Nobody Nowhere None Never Always Often
  Sometimes Some Somebody Someone Something Many Most Much Few Several All Both Each Every Everyone Everything Everybody
  Another Other Others Any Anyone Anything Such What Which Who Whom Whose Why How Where Whether
  Is Are Was Were Do Does Did Has Have Had Can Could Will Would Shall Should May Might Must Let Please
  Don Doesn Didn Isn Wasn Won Can Couldn Wouldn Call Come Go See Look Take Tell Ask Turn Try Use Well Oh Ah Thank Thanks
  Millions Billions Thousands Hundreds Dozens More Being
  Nevertheless Instead Finally First Second Next Last Again Like Unlike Despite Whatever Whoever
`);

/** Abbreviations before a name or a number. */
const BEFORE_NAME = set(`
  adm atty brig capt cdr cmdr col cpl dr fr ft pt gen gov hon lieut lt maj messrs mlle mme mr mrs ms mt mx pfc pres prof
  pvt wm chas jas jos thos robt benj saml edw alex dkt dep arr agg exc purch adv bef aft abt def rep reps rev revd sen sens sgt sra srta ssgt st ste supt treas
`);

/** Abbreviations of {@link BEFORE_NAME} that also end an address: "He lives on Elm Dr. She does not." */
const DUAL = set("dr st ste ft mt pt");

/** Abbreviations that in lower case are far more often a word: "a sales rep. Mary laughed", "too long. Critics hated it". */
const COMMON_WORDS = set("rep reps brig hon pop temp long max");

/** The word before "fig" if it is a fruit: "She ate a fig. A bird sang." */
const A_FRUIT = /^(?:an?|the|this|that|one|each|every|another|last|ripe|dried|fresh|his|her|my|their)\s/iu;

/** Abbreviations that never end a sentence. */
const NEVER = set("e.g i.e a.k.a cf viz v vs approx ca incl esp resp cor thess deut isa ezek phil heb");

/** Abbreviations before a number. Before anything else they are words, or the end of a word. */
const BEFORE_NUMBER = set(
  "no nos exp diag rs vit wk vv exh dkt grp ep eps lv lvl fn fns thm lect sc p pp pg prop ps ch chap sec sect fig figs vol vols art arts para eq eqs ver bk app apt rm fl ext tel ph mk op yr yrs aet rt rte hwy c b d r",
);

const HALF_DAY = /^[ap]\.m$/u;

/** A sentence that has only said when: "At 10 a.m. I saw her." */
const ONLY_TIME =
  /^[^\p{L}]*(?:(?:And|But|So|Then) )?(?:[Aa]t|[Bb]y|[Bb]efore|[Aa]fter|[Uu]ntil|[Aa]round|[Aa]bout|[Ss]ince|[Ff]rom)(?: (?:about|around|exactly|only|just))? \d{1,2}(?:[:.]\d\d)? ?[ap]\.m$/iu;

/** A day, a month or a time zone, which continues a time: "5 p.m. Monday". */
const AFTER_TIME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|[ECMP][SD]?T|GMT|UTC|BST|CET|Eastern|Central|Mountain|Pacific|Greenwich|Local)\b/u;

const CALENDAR = set("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun");

/** Words in lower case that are spelled like a {@link CALENDAR} abbreviation. */
const ALSO_WORDS = set("mar mon wed sat sun");

/** Abbreviations that occur both at the end of a sentence and inside it. */
const MAY_END = set(`
  etc al inc ltd co corp llc plc bros jr sr esq ave av blvd rd ln ct pl hwy pkwy sq ter cir bldg dept univ assn
  est min max avg misc temp precip ed eds trans pop lat elev oz lb lbs mi km cm mm kg hr hrs sec mph govt gov't intl natl n.y d.c
`);

/** Abbreviations of states. In lower case they are other words. */
const STATES = set(`
  calif mass penn conn ariz ark colo fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore tenn tex va vt
  wash wis wyo ala del
`);

/** Units after a number, and "etc.", which a name rarely follows: a capital begins a sentence. */
const ENDS_BEFORE_CAPITAL = set("etc oz lb lbs mi km cm mm kg hr hrs sec min mins tsp tbsp mph in");

/** Returns whether `next` names the speaker of the quotation before it: '"Stop!" John said.' */
function saidBy(next: string): boolean {
  return SAID_BY.test(next);
}

const SAID_BY =
  /^(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?\p{Lu}[\p{L}'’-]*\s+(?:\p{Lu}[\p{L}'’-]*\s+)?(?:said|says|asked|asks|cried|cries|shouted|yelled|whispered|replied|answered|exclaimed|called|screamed|muttered|murmured|added|demanded|wondered|began|continued|repeated|interrupted|insisted|protested|gasped|snapped|sighed|stammered|growled|roared|begged|pleaded|thought)\b/u;

/** Returns whether a sentence ends although its mark has no space after it: "It rained.The road". Code has none of these words. */
function endsWithoutSpace(before: string, next: string): boolean {
  return /(?:^|\s)["“‘'(]*(?:[\p{L}'’-]*\p{Ll}{2}|\d[\d,]*)[)"”’]*$/u.test(before) && STARTS_UNSPACED.test(next);
}

const STARTS_UNSPACED =
  /^(?:The|This|That|These|Those|There|It|He|She|We|They|You|I|In|On|At|If|But|And|So|When|While|After|Before|Because|However|Today|Yesterday|Tomorrow|Now|Then|My|His|Her|Our|Your|Their|What|Why|How|Who|Mr\.|Mrs\.|Ms\.|Dr\.)(?:\s|$)/u;

/** Returns whether more words can turn `next` into a text that names the speaker. */
function mayBecomeSaidBy(next: string): boolean {
  return MAY_BECOME_SAID_BY.test(next);
}

/** The beginning of a text that {@link SAID_BY} matches. */
const MAY_BECOME_SAID_BY = /^(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?(?:\p{Lu}[\p{L}'’-]*\s+){0,2}[\p{L}'’-]*$/u;

/** How English sentences end. */
export const ENGLISH_SENTENCE_ENDS: SentenceEnds = { fullStopEnds, endsWithoutSpace, saidBy, mayBecomeSaidBy };
