import type { FastifySchemaCompiler } from "fastify";
import type { ZodType } from "zod";
import { checkSchema } from "../../platform/check-schema.js";
import { invalidValue } from "../speech/request-error.js";

const PARTS: Readonly<Record<string, string>> = { body: "the body", querystring: "the query", params: "the path" };

/** Checks a part of a request with its schema. The error names the first field at fault, the rule and the value. */
export const checkRequest: FastifySchemaCompiler<ZodType> = ({ schema, httpPart = "" }) => {
  const name = PARTS[httpPart] ?? "the request";
  return (data: unknown) => {
    const { value, mistake } = checkSchema(schema, data, name);
    return mistake === undefined ? { value } : { error: invalidValue(mistake.message, mistake.path) };
  };
};
