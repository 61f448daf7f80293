import { after, before, type MatchContext } from "../../../../text/rule.js";
import { countsPlural, describes, isFunctionWord, isPlural, nextWord, previousWord } from "./number-context.js";

/** Words before a year, but rarely before another number of four digits. */
const BEFORE_YEAR =
  /^(?:in|since|by|until|till|til|of|from|after|before|during|through|thru|throughout|circa|ca|c|year|years|early|late|mid|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december|class|season|election|b|d|r|fl|born|died|est|established|founded|copyright|©|ad|again|fy)$/u;

/** Words before a number that is a count. */
const BEFORE_COUNT =
  /^(?:over|nearly|almost|than|only|exactly|some|approximately|roughly|under|up|least|most|another|all|first|last|next|page|pages|plus|minus|times|equals|is|was|are|were|has|have|had|at|every|each|number|score|scored|to|level|item|lot|row|line|channel|unit|model|section|chapter|question|figure|table|bus|train|platform|gate)$/u;

/** Words before a year that never come before a count. */
const ONLY_BEFORE_YEAR =
  /^(?:years?|fy|circa|ca|©|copyright|january|february|april|june|july|august|september|october|november|december)$/u;

/** Plural nouns that a year dates: "a return to 2003 levels". */
const DATED_PLURAL =
  /^(?:levels|models|sales|figures|earnings|results|standards|prices|rates|estimates|revenues|profits|taxes|rules|guidelines|plans|lyrics|charts|rankings|standings)$/u;

/** Returns whether a number is a year of the last hundred years or so, and not a round number. */
function isOfOurTime(digits: string): boolean {
  return Number(digits) > 1900 && Number(digits) < 2040 && !digits.endsWith("00");
}

const AFTER_YEAR =
  /^(?:season|election|elections|census|olympics|olympic|world|cup|championship|championships|final|finals|edition|film|movie|album|novel|book|song|game|games|campaign|war|revolution|act|law|treaty|earthquake|report|study|survey|budget|constitution|model|vintage|crisis|recession|pandemic|flu|debut|remake|version|draft|primary|convention|uprising|referendum|attack|attacks|was|saw|marked|brought|becomes|became|and|he|she|they|by)$/u;

/**
 * Returns whether a number from 1000 to 2099 is a year. It is one unless the words around it show that it is a count.
 */
export function isYear(digits: string, context: MatchContext): boolean {
  const previous = previousWord(context);
  const next = nextWord(context);
  if (/[-‑–—/]$/u.test(before(context)) && /\d.$/u.test(before(context))) return true;
  // the pre-1988 values
  if (/(?<!\p{L})(?:pre|post|mid|early|late)[-‑–]$/iu.test(before(context))) return true;
  if (new RegExp(`^-${MEASURE.source.slice(1)}`, "u").test(after(context))) return false;
  // 1920 x 1080
  if (/^ ?[x×] ?\d/u.test(after(context))) return false;
  if (ONLY_BEFORE_YEAR.test(previous)) return true;
  if (previous === "of" && countsPlural(context) && !AFTER_YEAR.test(next)) return false;
  if (BEFORE_YEAR.test(previous))
    return (
      !countsPlural(context) || AFTER_YEAR.test(next) || (/^(?:in|since|from)$/u.test(previous) && isOfOurTime(digits))
    );
  // from 1801 to 1809
  if (/\b(?:1\d|20)\d\d (?:to|and|until|through|or) $/u.test(before(context)) && !countsPlural(context)) return true;
  if (
    previous === "between" &&
    /^ and (?:1\d|20)\d\d(?!\d)(?! (?:people|men|women|children|\p{Ll}+s)\b)/u.test(after(context))
  )
    return true;
  if (/^(?:about|around)$/u.test(previous)) return isAboutAYear(digits, context);
  if (DETERMINER.test(previous)) return namesAnEvent(digits, context);
  if (countsPlural(context) && !AFTER_YEAR.test(next)) return DATED_PLURAL.test(next) && isOfOurTime(digits);
  if (BEFORE_COUNT.test(previous) && !/[("“]$/u.test(before(context)))
    return (
      Number(digits) >= 1900 &&
      /^(?:last|next|to|is|was|at|than|first)$/u.test(previous) &&
      !/^[ ]\p{Ll}+/u.test(after(context))
    );
  if (/^(?:[ ]?[=+×*<>]|[ ]-[ ]\d)/u.test(after(context)) || /[=+×*<>]\s?$/u.test(before(context))) return false;
  return Number(digits) >= 1100 || describes(context) || datesName(digits, context);
}

/** Returns whether a number stands alone in brackets after a name: "the Battle of Hastings (1066)". 1,024 and 1,000 are counts. */
function datesName(digits: string, context: MatchContext): boolean {
  return (
    digits !== "1000" &&
    digits !== "1024" &&
    /\p{Lu}\p{Ll}[\p{L}'’-]* \($/u.test(before(context)) &&
    after(context).startsWith(")")
  );
}

/** Words before "about" that come before a date: "built about 1640". */
const DATED =
  /\b(?:in|from|until|till|since|by|before|after|built|born|died|painted|written|made|dated?|dates|dating|founded|began|started|printed|composed|erected|invented|introduced) (?:about|around) $/iu;

/** Returns whether a number after "about" is a year: "about 1850 it changed", but not "about 1500 came". */
function isAboutAYear(digits: string, context: MatchContext): boolean {
  const next = nextWord(context);
  if (countsPlural(context) || next === "of") return false;
  if (DATED.test(before(context))) return true;
  const isRound = digits.endsWith("00");
  if (isRound) return Number(digits) >= 1900 && !/^[ ]\p{Ll}+/u.test(after(context));
  return (
    !/^[ ]\p{Ll}/u.test(after(context)) || (isFunctionWord(next) && !/^(?:came|went|were|are|have|had)$/u.test(next))
  );
}

const DETERMINER = /^(?:the|an?|this|that|his|her|its|their|our|my|your|\p{L}+['’]s)$/u;

/** Units and other nouns that a number measures: "a 1500 word essay". */
const MEASURE =
  /^(?:words?|pages?|miles?|met(?:er|re)s?|yards?|feet|foot|kilomet(?:er|re)s?|dollars?|pounds?|euros?|points?|seats?|seater|calories?|watts?|volts?|pixels?|years?|days?|hours?|minutes?|seconds?|people|persons?|man|pieces?|beds?|members?|degrees?|gallons?|acres?|barrels?|tons?|tonnes?|characters?|horsepower|percent|strong|capacity|freestyle|baud|room|horse)(?![\p{L}])/u;

/** Plural nouns that a number counts rather than dates. */
const COUNTED =
  /^(?:people|men|women|children|soldiers|troops|workers|students|pupils|members|passengers|voters|inhabitants|residents|employees|copies|items|votes|victims|prisoners|refugees|guests|visitors|spectators|followers|subscribers|seats|square|cubic)$/u;

/** Plural nouns of events, which a year dates even if it is round. */
const EVENTS =
  /^(?:games|elections|olympics|championships|riots|protests|talks|floods|attacks|revolutions|negotiations|playoffs|finals|wars|awards|census|strikes|bombings|reforms)$/u;

/**
 * Returns whether a number after a determiner dates the noun after it ("the 1973 oil crisis", "his 1932 letters") and does
 * not count it ("the 1500 soldiers").
 */
function namesAnEvent(digits: string, context: MatchContext): boolean {
  const [, first = "", second = ""] =
    /^[ \u00a0](\p{L}[\p{L}'’-]*)(?:[ \u00a0](\p{Ll}[\p{L}'’-]*))?/u.exec(after(context)) ?? [];
  if (MEASURE.test(first) || COUNTED.test(first)) return false;
  if (first === "" || /^\p{Lu}/u.test(first)) return Number(digits) >= 1100 || first !== "";
  const head = [first, isFunctionWord(first) ? "" : second].find((noun) => isPlural(noun));
  if (head === undefined) return !digits.endsWith("000") || Number(digits) === 2000;
  if (EVENTS.test(head) || AFTER_YEAR.test(head)) return true;
  if (COUNTED.test(head)) return false;
  return !digits.endsWith("0") || /^an?$/u.test(previousWord(context));
}

/** Returns whether two numbers in parentheses are the years of a life or a reign. */
export function isLife(from: string, to: string, context: MatchContext): boolean {
  const [start, end] = [Number(from), Number(to)];
  const inParentheses = /(?<name>\p{Lu}[\p{L}.'’]*,? )?\((?:(?:c|ca|r|b|fl)\. ?|(?:reigned|ruled|lived|born) )?$/u.exec(
    before(context),
  );
  if (inParentheses === null || end <= start || end - start > LONGEST_LIFE || end > 2100) return false;
  const isRound = from.endsWith("0") && to.endsWith("0");
  return start >= 1000 || ((inParentheses.groups?.["name"] !== undefined || end >= 1000) && !isRound);
}

/** @unit years */
const LONGEST_LIFE = 110;
