import type { ZodType } from "zod";
import { z } from "../../platform/schema.js";
import { nullIsAbsent } from "../http/null-is-absent.js";
import { type VoiceSettings, voiceSettingsSchema } from "./body.js";
import { DEFAULT_OUTPUT_FORMAT } from "./output-format.js";

/** The query of a connection for text that arrives. */
export interface InputQuery {
  readonly output_format: string;
  readonly language_code?: string | undefined;
  /** Time without a message after which the connection is closed. @unit seconds */
  readonly inactivity_timeout: number;
  /** Whether times count from the start of the context. Otherwise they count from the message before. */
  readonly sync_alignment: boolean;
  /** Whether each message is a whole phrase, so that the next one begins a word. */
  readonly auto_mode: boolean;
}

/** The kind of a connection. */
export interface InputKind {
  readonly voice: string;
  readonly query: InputQuery;
  /** Whether it has several contexts. Otherwise it has one text, which an empty message ends. */
  readonly isMulti: boolean;
}

const MOST_INACTIVE_SECONDS = 180;
const flag = z
  .string()
  .default("false")
  .transform((value) => value.toLowerCase() === "true");

/** The schema of {@link InputQuery}. */
export const inputQuerySchema: ZodType<InputQuery> = z.object({
  output_format: z.string().default(DEFAULT_OUTPUT_FORMAT),
  language_code: z.string().optional(),
  inactivity_timeout: z.coerce.number().min(1).max(MOST_INACTIVE_SECONDS).default(20),
  sync_alignment: flag,
  auto_mode: flag,
});

/** A message of a client. It may do several things: open a context, add text, flush, and close. */
export interface InputMessage {
  readonly text?: string | undefined;
  readonly context_id?: string | undefined;
  readonly voice_settings?: VoiceSettings | undefined;
  readonly flush?: boolean | undefined;
  readonly close_context?: boolean | undefined;
  readonly close_socket?: boolean | undefined;
  readonly xi_api_key?: string | undefined;
  readonly "xi-api-key"?: string | undefined;
  readonly authorization?: string | undefined;
}

/** The schema of an {@link InputMessage}. Settings of their models have no effect. */
export const inputMessageSchema: ZodType<InputMessage> = nullIsAbsent(
  z.object({
    text: z.string().optional(),
    context_id: z.string().max(128).optional(),
    voice_settings: voiceSettingsSchema.optional(),
    flush: z.boolean().optional(),
    close_context: z.boolean().optional(),
    close_socket: z.boolean().optional(),
    xi_api_key: z.string().optional(),
    "xi-api-key": z.string().optional(),
    authorization: z.string().optional(),
  }),
);

/** Returns the key in a message. */
export function keyOfMessage(message: InputMessage): string | undefined {
  const { xi_api_key: key, "xi-api-key": other, authorization } = message;
  return key ?? other ?? authorization?.replace(/^Bearer\s+/u, "");
}
