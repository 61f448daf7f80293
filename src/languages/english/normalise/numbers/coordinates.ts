import type { Rule } from "../../../../text/rule.js";
import { END, NO_GROUPS, NUMBER, numberWords, quantity, sticky } from "../../number-words/amount.js";

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
];

function of(amount: string, unit: string, locale: string): string {
  return `${numberWords(String(Number(amount)), locale)} ${Number(amount) === 1 ? unit : `${unit}s`}`;
}
