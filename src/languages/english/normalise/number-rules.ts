import type { Rule, Verbalisation, VerbalisedPart } from "../../../text/rule.js";
import { startingWith } from "../../../text/rule-index.js";
import { ARITHMETIC_RULES } from "./numbers/arithmetic.js";
import { CARDINAL_RULES } from "./numbers/cardinals.js";
import { COORDINATE_RULES } from "./numbers/coordinates.js";
import { DATE_RULES } from "./numbers/dates.js";
import { DIGIT_ROW_RULES } from "./numbers/digit-rows.js";
import { FRACTION_RULES } from "./numbers/fractions.js";
import { GAME_RULES } from "./numbers/games.js";
import { IDENTIFIER_RULES } from "./numbers/identifiers.js";
import { MONEY_RULES } from "./numbers/money.js";
import { OLD_MONEY_RULES } from "./numbers/old-money.js";
import { ORDINAL_RULES } from "./numbers/ordinals.js";
import { PERCENT_RULES } from "./numbers/percent.js";
import { RANGE_RULES } from "./numbers/ranges.js";
import { RATE_RULES } from "./numbers/rates.js";
import { TELEPHONE_RULES } from "./numbers/telephones.js";
import { TIME_RULES } from "./numbers/times.js";
import { UNIT_RULES } from "./numbers/units.js";
import { VERSE_RULES } from "./numbers/verses.js";
import { YEAR_RULES } from "./numbers/years.js";

/** The first character of a number: a digit, a fraction, a point, a sign. */
const NUMBER = /[\d.½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒+±~≈−–-]/u;

/** The rules for digits in English. A narrow rule stands before a broad one. */
export const NUMERIC_RULES: readonly Rule[] = [
  ...startingWith(/\d/u, DATE_RULES),
  ...startingWith(/[\d+(eE*#]/u, TELEPHONE_RULES),
  ...startingWith(/[\d#№]/u, DIGIT_ROW_RULES),
  ...startingWith(NUMBER, COORDINATE_RULES),
  ...GAME_RULES,
  ...startingWith(/\d/u, VERSE_RULES),
  ...startingWith(/[\d#]/u, IDENTIFIER_RULES),
  ...startingWith(/[£\d]/u, OLD_MONEY_RULES),
  ...startingWith(/[\dGU]/u, TIME_RULES),
  ...startingWith(/[\p{Sc}\dA-Zkzл.+~/−–-]/u, MONEY_RULES),
  ...startingWith(NUMBER, PERCENT_RULES),
  ...RATE_RULES,
  ...startingWith(NUMBER, UNIT_RULES),
  ...startingWith(/\d/u, ORDINAL_RULES),
  ...startingWith(NUMBER, FRACTION_RULES),
  ...startingWith(/[\d'’‘AC]/u, YEAR_RULES),
  ...startingWith(/[\dAa.~≈−-]/u, RANGE_RULES),
  ...startingWith(/[\d.]/u, ARITHMETIC_RULES),
  ...startingWith(NUMBER, CARDINAL_RULES),
].map(withWeakPoint);

/** Removes the stress of "point" between digits, as in the training data of the voice model. */
function withWeakPoint(rule: Rule): Rule {
  return {
    ...rule,
    read: (match, context) => {
      const reading = rule.read(match, context);
      return reading === undefined ? undefined : weakenPoint(reading);
    },
  };
}

function weakenPoint(reading: Verbalisation): Verbalisation {
  const parts = typeof reading === "string" ? [{ text: reading }] : reading;
  if (!parts.some(({ text }) => / point(?: |$)/u.test(text))) return reading;
  return parts.flatMap((part) => (part.as === undefined ? splitAtPoint(part) : part));
}

function splitAtPoint({ mark, ...part }: VerbalisedPart): VerbalisedPart[] {
  const pieces = part.text.split(/(?<= )point(?= |$)/u);
  const parts = pieces.flatMap((text, index): VerbalisedPart[] =>
    index === 0
      ? [{ ...part, text }]
      : [
          { ...part, text: "point", stress: -2 },
          { ...part, text },
        ],
  );
  return mark === undefined
    ? parts
    : parts.map((each, index) => (index === parts.length - 1 ? { ...each, mark } : each));
}
