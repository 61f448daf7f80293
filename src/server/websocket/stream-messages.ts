import type { ZodType } from "zod";
import { findAudioFormat } from "../../formats/registry.js";
import { checkSinkOptions } from "../../formats/sink-options.js";
import { z } from "../../platform/schema.js";
import { nullIsAbsent } from "../http/null-is-absent.js";
import { formatSchema, type StreamedFormat, speakingShape } from "../http/schemas.js";
import { SAMPLE_RATE, type SpeakingFields } from "../speech/speaking-fields.js";

/** Settings of a session, for the contexts that are opened afterwards. */
export interface Session extends SpeakingFields {
  readonly response_format: StreamedFormat;
  readonly bitrate?: number | undefined;
  /** Whether the client gets the times of the words. */
  readonly timestamps: boolean;
  /** How sound is sent: in base64 within the message, or as a binary message after it. */
  readonly audio: "base64" | "binary";
}

/** The settings of a session in which nothing was set. */
export const DEFAULT_SESSION: Session = { response_format: "pcm", timestamps: false, audio: "base64" };

/** A message of a client. Without `context_id`, it belongs to the context without a name. */
export type ClientMessage =
  | {
      readonly type: "session.update";
      readonly api_key?: string | undefined;
      readonly session?: Partial<Session> | undefined;
    }
  | { readonly type: "input_text.append"; readonly context_id?: string | undefined; readonly text: string }
  | {
      readonly type: "input_text.flush" | "input_text.end" | "input_text.cancel";
      readonly context_id?: string | undefined;
    };

const contextId = z.string().min(1).max(128).optional();

/** The schema of a {@link ClientMessage}. */
export const clientMessageSchema: ZodType<ClientMessage> = nullIsAbsent(
  z.discriminatedUnion("type", [
    z.object({
      type: z.literal("session.update"),
      api_key: z.string().optional(),
      session: nullIsAbsent(
        z.object({
          ...speakingShape,
          response_format: formatSchema.exactOptional(),
          bitrate: z.number().int().optional(),
          timestamps: z.boolean().exactOptional(),
          audio: z.enum(["base64", "binary"]).exactOptional(),
        }),
      ).optional(),
    }),
    z.object({ type: z.literal("input_text.append"), context_id: contextId, text: z.string() }),
    z.object({
      type: z.enum(["input_text.flush", "input_text.end", "input_text.cancel"]),
      context_id: contextId,
    }),
  ]),
);

/**
 * Returns the settings as a client reads them, with the sample rate of the sound, and how much later than in the times of the
 * words it is after decoding.
 *
 * @throws {RangeError} for a bitrate that the format lacks.
 */
export function describeSession(session: Session): object {
  const format = findAudioFormat(session.response_format);
  const { sampleRate } = checkSinkOptions(format, { sampleRate: SAMPLE_RATE, bitrate: session.bitrate });
  const { samples, removed } = format.delay(sampleRate, true);
  return { ...session, sample_rate: sampleRate, delay_seconds: removed ? 0 : samples / sampleRate };
}
