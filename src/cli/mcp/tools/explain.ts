import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { ZodType } from "zod";
import { z } from "../../../platform/schema.js";
import { explanationTable } from "../../explanation-table.js";
import type { ServerParts } from "../server-parts.js";
import { READING_ARGUMENTS, type ReadingArguments } from "../speech-arguments.js";
import { type ToolCall, textResult } from "../tool-call.js";

/** Checks {@link ReadingArguments}. */
export const EXPLAIN_INPUT: ZodType<ReadingArguments> = z.strictObject(READING_ARGUMENTS);

/** Explains how a text is read, as a table. Needs no model. */
export async function explainTool(
  { text, language, markup }: ReadingArguments,
  { signal }: ToolCall,
  { engine, frontEnd, defaults }: ServerParts,
): Promise<CallToolResult> {
  const voices = await engine.voices();
  const ofVoice = voices.find(({ id }) => id === defaults.voice)?.language;
  const explanation = await frontEnd.explain(text, {
    language: language ?? defaults.language ?? ofVoice,
    markup,
    lexicons: defaults.lexicons,
    voices,
    signal,
  });
  return textResult(explanationTable(explanation));
}
