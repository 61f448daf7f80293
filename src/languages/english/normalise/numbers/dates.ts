import type { Rule } from "../../../../text/rule.js";
import { NAMED_DATE_RULES } from "./named-dates.js";
import { NUMERIC_DATE_RULES } from "./numeric-dates.js";

/** Rules for dates, with the name of a month or in numbers, and for abbreviations of months and weekdays. */
export const DATE_RULES: readonly Rule[] = [...NAMED_DATE_RULES, ...NUMERIC_DATE_RULES];
