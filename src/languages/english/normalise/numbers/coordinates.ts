import { after, before, type MatchContext, type Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, NUMBER, numberWords, quantity, sticky } from "../../number-words/amount.js";
import { inPairs, spellDigits } from "../../number-words/words.js";

const COMPASS: Record<string, string> = {
  N: "north",
  S: "south",
  E: "east",
  W: "west",
  NE: "northeast",
  NW: "northwest",
  SE: "southeast",
  SW: "southwest",
};

/** Rules for geographic coordinates: 40.7128° N; 40°42′46″ N. */
export const COORDINATE_RULES: readonly Rule[] = [
  {
    class: "coordinate",
    name: "degrees, minutes and seconds",
    pattern: sticky(
      String.raw`(?<degrees>\d{1,3})[°º˚] ?(?<minutes>\d{1,2}(?:\.\d{1,6})?)['’′] ?(?:(?<seconds>\d{1,2}(?:\.\d{1,6})?)(?:"|''|[”″]) ?)?(?<side>[NSEW]{1,2})?${END}`,
    ),
    read: ({ groups: { degrees = "", minutes = "", seconds, side = "" } = NO_GROUPS }, { locale }) => {
      const words = [of(degrees, "degree", locale), of(minutes, "minute", locale)];
      if (seconds !== undefined) words.push(of(seconds, "second", locale));
      return [...words, COMPASS[side] ?? ""].join(" ");
    },
  },
  {
    class: "coordinate",
    name: "degrees",
    pattern: sticky(`(?<degrees>[-−]?${NUMBER}) ?[°º˚] ?(?<side>[NSEW]{1,2})${END}`),
    read: ({ groups: { degrees = "", side = "" } = NO_GROUPS }, { locale }) => {
      const name = COMPASS[side];
      const { words, one } = quantity(degrees, locale);
      return name === undefined ? undefined : `${words} ${one ? "degree" : "degrees"} ${name}`;
    },
  },
  {
    class: "coordinate",
    name: "course by the compass",
    // steer 340ºM, 290°T
    pattern: sticky(String.raw`(?<degrees>[0-3]?\d{1,2})[°º˚] ?(?<kind>[MT])${END}`),
    read: ({ groups: { degrees = "", kind } = NO_GROUPS }, { locale }) =>
      `${/^0/u.test(degrees) ? spellDigits(degrees) : inPairs(degrees, locale)} degrees ${kind === "M" ? "magnetic" : "true"}`,
  },
  {
    class: "coordinate",
    name: "degrees without their sign",
    // near 28.6N 70.2W, north of 25N, 10 04S 121 38W
    pattern: sticky(
      String.raw`(?<degrees>\d{1,3}(?:\.\d{1,6})?)(?:[ -](?<minutes>[0-5]\d(?:\.\d{1,4})?))?(?<side>[NSEW])${END}`,
    ),
    read: ({ groups: { degrees = "", minutes, side = "" } = NO_GROUPS }, context) => {
      if (Number(degrees) > (/[NS]/u.test(side) ? 90 : 180) || !isPosition(side, context)) return undefined;
      const first = quantity(degrees, context.locale).words;
      if (minutes === undefined) return `${first} ${COMPASS[side]}`;
      return `${first} degrees ${of(minutes, "minute", context.locale)} ${COMPASS[side]}`;
    },
  },
];

/** Returns whether a number with a letter is half of a pair, "28.6N 70.2W", or a line that something is beyond: "north of 25N". */
function isPosition(side: string, context: MatchContext): boolean {
  const pair = /[NS]/u.test(side)
    ? /^,? ?\d{1,3}(?:\.\d{1,6}|[ -][0-5]\d(?:\.\d{1,4})?)?[EW](?![\p{L}\p{N}])/u.test(after(context))
    : /(?<![\p{L}\p{N}])\d{1,2}(?:\.\d{1,6}|[ -][0-5]\d(?:\.\d{1,4})?)?[NS],? ?$/u.test(before(context));
  // from 29N to 31N; watts are more frequent than the west of a range
  const until = /^ to \d{1,3}([NSE])(?![\p{L}\p{N}])/u.exec(after(context))?.[1];
  return pair || until === side || LINE_BEFORE.test(before(context));
}

/** Text before a parallel or meridian: "north of 25N", "29N to 31N". */
const LINE_BEFORE = /(?:\b(?:north|south|east|west|[NSEW]) of|\b\d{1,3}[NSE] to) $/u;

function of(amount: string, unit: string, locale: string): string {
  return `${numberWords(String(Number(amount)), locale)} ${Number(amount) === 1 ? unit : `${unit}s`}`;
}
