import type { output, ZodType } from "zod";
import { z } from "../../platform/schema.js";

/**
 * Returns a schema for which `null` means that a field of an object is absent, as clients in Python send it for what they leave
 * unset. It does so in the object itself and not in objects within it. A field that must be there must not be `null`.
 */
export function nullIsAbsent<Schema extends ZodType>(schema: Schema): ZodType<output<Schema>> {
  return z.preprocess(withoutNulls, schema);
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

/** A schema in the document of the API. */
export interface JsonSchema {
  readonly type?: string;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
}

/** Has the document of the API say that each field that may be absent may be `null`, which {@link nullIsAbsent} makes true. */
export function allowNull({ anyOf = [], properties = {}, required = [] }: JsonSchema): void {
  for (const option of anyOf) allowNull(option);
  for (const [name, field] of Object.entries(properties)) {
    allowNull(field);
    if (!required.includes(name)) properties[name] = orNull(field);
  }
}

/** Returns the schema of the same values and `null`. The description and the default stay outside, where people look for them. */
function orNull({ description, default: value, ...type }: JsonSchema): JsonSchema {
  return {
    ...(description !== undefined && { description }),
    ...(value !== undefined && { default: value }),
    anyOf: [...(type.anyOf ?? [type]), { type: "null" }],
  };
}
