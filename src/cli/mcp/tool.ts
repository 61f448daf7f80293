import type { CallToolResult, Tool as ToolDefinition } from "@modelcontextprotocol/sdk/types.js";
import type { ZodType } from "zod";
import { ToolSchema } from "#mcp-sdk";
import { checkSchema } from "../../platform/check-schema.js";
import { z } from "../../platform/schema.js";
import { nullIsAbsent } from "../../server/http/null-is-absent.js";
import { errorResult, type ToolCall } from "./tool-call.js";

/** A tool that a client can call. */
export interface Tool {
  /** Its name, texts and arguments, as clients list them. */
  readonly definition: ToolDefinition;
  /** Checks the arguments, then runs the tool. A wrong argument is a result that names it, the rule and the value. */
  call(args: unknown, call: ToolCall): Promise<CallToolResult>;
}

/** Definition of a tool, with its work. */
export interface ToolOptions<Arguments> extends Omit<ToolDefinition, "inputSchema" | "outputSchema"> {
  /** Checks the arguments: an object. */
  readonly input: ZodType<Arguments>;
  readonly run: (args: Arguments, call: ToolCall) => Promise<CallToolResult>;
}

/** Defines a tool. */
export function defineTool<Arguments>({ input, run, ...facts }: ToolOptions<Arguments>): Tool {
  const checked = nullIsAbsent(input); // Some clients have their model name each argument.
  const schema = z.toJSONSchema(input, { target: "draft-7", io: "input" });
  return {
    definition: { ...facts, inputSchema: ToolSchema.shape.inputSchema.parse(schema) },
    async call(args, call) {
      const { value, mistake } = checkSchema(checked, args, "the arguments");
      return mistake === undefined ? run(value, call) : errorResult(mistake.message);
    },
  };
}
