import { after, before, type MatchContext } from "../../../../text/rule.js";
import { countsPlural, nextWord, previousWord } from "./number-context.js";

/** The meaning of "m" directly after a number. */
export type MeaningOfM = "meters" | "millions" | "minutes";

/**
 * Returns what "m" directly after a number means: "5m people" and "sold for 5m" are millions, "bake for 5m" and "8h and
 * 15m" are minutes, and all others are meters.
 */
export function meaningOfM(amount: string, context: MatchContext): MeaningOfM {
  if (RACED.test(nextWord(context))) return "meters";
  if (countsPlural(context)) return "millions";
  if (nextWord(context) === "ago") return Number(amount) <= 120 ? "minutes" : "millions";
  if (LEFT_OVER.test(after(context))) return Number(amount) < 100 ? "minutes" : "meters";
  if (nextWord(context) === "of") return "meters";
  if (PRICE.test(before(context))) return "millions";
  if (AFTER_THOUSANDS.test(before(context)) && !LENGTH.test(context.sentence)) return "millions";
  if (/\./u.test(amount) && /\b(?:pop\.|population|inhabitants|subscribers|followers)/u.test(context.sentence))
    return "millions";
  return /^\d{1,3}$/u.test(amount) && isDuration(Number(amount), context) ? "minutes" : "meters";
}

/** Races over a distance: "110m hurdles". */
const RACED =
  /^(?:hurdles|sprints?|dash|races?|relays?|freestyle|backstroke|breaststroke|butterfly|runners?|swimmers?|sprinters?|steps|laps?)$/u;

/** Words after the time that a book or task still takes: "56m remaining", "a 5m read". */
const LEFT_OVER =
  /^ (?:remaining|(?:left|read|listen|watch)(?=\s*(?:$|[.,;:!?)·|•-]|in this\b|in chapter\b)))(?!\p{L})/u;

/** Thousands just before the number: "1k, 2m", "10k or 5m". */
const AFTER_THOUSANDS = /(?<![\p{L}\d.])\d{1,3}[kK](?:,|,? or|,? and| to) $/u;

/** A verb or noun of trade before a price, and the words between them. */
const PRICE =
  /\b(?:sold|sell|sells|bought|buy|buys|paid|pays|pay|worth|valued|raised|earned|invested|fined|donated|fee|budget|revenue|profit|turnover|takeover)\b[^.;!?\d]{0,40}$/iu;

function isDuration(amount: number, context: MatchContext): boolean {
  if (LENGTH.test(context.sentence)) return false;
  if (SHOWS.test(nextWord(context))) return true;
  if (
    BESIDE_TIME.test(before(context)) ||
    /^(?:,| and|,? then| or)? \d{1,3} ?(?:h|s|hrs?|secs?)\b/u.test(after(context))
  )
    return true;
  // Nobody waits for hundreds of minutes: "for 400m" is a distance.
  if (/^(?:for|every|after|within|takes?|took|lasts?|lasted|wait|sleep)$/u.test(previousWord(context)))
    return amount <= 90;
  return TIMED.test(context.sentence);
}

/** Words of a text about distances. */
const LENGTH =
  /\b(?:met(?:er|re)s?|[kc]m|ft|feet|long|wide|deep|tall|high|thick|distance|lengths?|height|depth|width|radius|altitude|away|swim\w*|swam|sprint\w*|dash|freestyle|relay|hurdles|races?|ropes?|cables?|pipes?|hoses?|fences?|walls?|pool|climb\w*|div(?:e|ed|ing)|dropp?\w*|fell|turn|left|right|straight|walk\w*|jump\w*|ran(?! for\b)|above|below|uphill|downhill)\b/iu;

/** Nouns after the length of a thing that takes time: "a 90m movie". */
const SHOWS =
  /^(?:movies?|films?|videos?|episodes?|calls?|meetings?|timeouts?|breaks?|naps?|timers?|intervals?|delays?|sessions?|lessons?)$/u;

/** Another length of time just before the number: "8h and", "30s, then press it for". */
const BESIDE_TIME = /\b\d{1,3} ?(?:h|s|hrs?|secs?)\b[^.;!?\d]{0,24}$/u;

/** Words of a text about the time that something takes. */
const TIMED =
  /\b(?:time-?out|ttl|interval|up-?time|duration|timer|bak(?:e|ed|ing)|boil\w*|simmer\w*|cook(?:ed|ing)?|meeting|delay\w*|retr(?:y|ies)|expires?|expiry|elapsed|eta|run-?time|cool-?down|back-?off)\b/iu;
