import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { ZodType } from "zod";
import { z } from "../../../platform/schema.js";
import { voicesFor } from "../../voices-for.js";
import type { ServerParts } from "../server-parts.js";
import { jsonResult } from "../tool-call.js";

/** Arguments of the tool `list_voices`. */
export interface ListVoicesArguments {
  readonly language?: string | undefined;
}

/** Checks {@link ListVoicesArguments}. */
export const LIST_VOICES_INPUT: ZodType<ListVoicesArguments> = z.strictObject({
  language: z
    .string()
    .optional()
    .describe("Only voices of this language: en for all English voices, en-gb for the British ones. Default: all."),
});

/** Lists the voices of the engine. Needs no model. */
export async function listVoicesTool(
  { language }: ListVoicesArguments,
  { engine, defaults }: ServerParts,
): Promise<CallToolResult> {
  const voices = await voicesFor(engine, language);
  return jsonResult({
    defaultVoice: defaults.voice ?? (await engine.defaultVoice()),
    voices: voices.map(({ id, name, locale, gender, grade }) => ({
      id,
      name,
      language: locale,
      gender,
      ...(grade !== undefined && { grade }),
    })),
  });
}
