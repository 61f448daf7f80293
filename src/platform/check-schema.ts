import type { ZodError, ZodType } from "zod";
import { describe } from "../core/checks.js";

/** The first mistake in a value. */
export interface ValueMistake {
  /** Path of the field at fault, such as `"voice.id"`; `undefined` for the value itself. */
  readonly path: string | undefined;
  /** The field and the rule: `"speed must be 0.25 to 4"`. */
  readonly rule: string;
  /** The field, the rule and the value: `"speed must be 0.25 to 4, got 9"`. */
  readonly message: string;
}

/** A value that fits its schema, or the mistake in it. */
export type CheckedValue<Value> =
  | { readonly value: Value; readonly mistake?: undefined }
  | { readonly value?: undefined; readonly mistake: ValueMistake };

type Issue = ZodError["issues"][number];
/** An issue that has no message yet. */
type RawIssue = Parameters<NonNullable<NonNullable<Parameters<ZodType["safeParse"]>[1]>["error"]>>[0];

/**
 * Checks a value with a schema. A mistake is worded as `core/checks.ts` does, and not as the schema library does.
 *
 * @param name of the value, for a message about the whole of it
 */
export function checkSchema<Value>(schema: ZodType<Value>, value: unknown, name: string): CheckedValue<Value> {
  const { data, error } = schema.safeParse(value, { error: ruleOf });
  if (error === undefined) return { value: data };
  return { mistake: mistakeOf(error.issues[0], value, name) };
}

function mistakeOf(issue: Issue | undefined, value: unknown, name: string): ValueMistake {
  if (issue === undefined) return { path: undefined, rule: `${name} is wrong`, message: `${name} is wrong` };
  // The path of a wrong key ends with the key.
  const keys = issue.code === "invalid_key" ? issue.path.slice(0, -1) : issue.path;
  const path = keys.join(".") || undefined;
  const where = path ?? name;
  const found = keys.reduce<unknown>(
    (parent, key) => (parent as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  if (found === undefined) {
    const missing = `${where} is missing; it ${issue.message}`;
    return { path, rule: missing, message: missing };
  }
  const rule = `${where} ${issue.message}`;
  return { path, rule, message: `${rule}${gotOf(issue, found)}` };
}

function gotOf({ code, path }: Issue, found: unknown): string {
  if (code === "unrecognized_keys") return "";
  if (code === "invalid_key") return `, got ${describe(path.at(-1))}`;
  if (found === "") return ', got ""';
  const isSize = code === "too_big" || code === "too_small";
  if (isSize && typeof found === "string") return `, got ${found.length} characters`;
  // The rule about a whole object says more than its type does.
  return code === "custom" && typeof found === "object" ? "" : `, got ${describe(found)}`;
}

/** Returns the rule that a value breaks: `"must be a number"`. A schema with words of its own is not asked. */
function ruleOf(issue: RawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case "too_big":
      return `must ${bound("at most", issue.maximum, issue.origin)}`;
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return "must not be empty";
      return `must ${bound("at least", issue.minimum, issue.origin)}`;
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "invalid_union":
      return Array.isArray(issue.options) ? oneOf(issue.options.map(String)) : "is wrong";
    case "unrecognized_keys":
      return `must not have ${issue.keys.map((key) => describe(key)).join(", ")}`;
    case "invalid_key":
      return `must have keys each of which ${issue.issues[0]?.message ?? "fits"}`;
    default:
      return "is wrong";
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "an array",
};

const SIZES: Readonly<Record<string, string>> = { string: "characters", array: "entries" };

function bound(which: string, limit: number | bigint, origin: string): string {
  const unit = SIZES[origin];
  return unit === undefined ? `be ${which} ${limit}` : `have ${which} ${limit} ${unit}`;
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 1 ? `must be ${choices[0]}` : `must be one of ${choices.join(", ")}`;
}
