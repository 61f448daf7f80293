import type { FastifyReply } from "fastify";
import { joinEncoded } from "../../formats/encode-sound.js";
import type { OpenSpeech, SpeechEvent } from "../speech/open-speech.js";
import type { ReplyHeaders } from "./open-api.js";

/** Headers of replies about a text. */
export const COVERAGE_HEADERS: ReplyHeaders = {
  "x-voxweave-ignored": "Names of the fields of the body that have no effect.",
  "x-voxweave-model": "The model that spoke, if the server does not have the one that was asked for.",
  "x-voxweave-unspoken":
    "Ranges of the text without sound, as JSON. In a stream of sound it is a trailer, and in one of events a field.",
};

/** Names the fields of a body that have no effect. */
export function nameIgnoredFields(reply: FastifyReply, body: object, known: readonly string[]): void {
  const ignored = Object.entries(body)
    .filter(([name, value]) => !known.includes(name) && value !== null && value !== undefined)
    .map(([name]) => name);
  if (ignored.length > 0) reply.header("x-voxweave-ignored", ignored.join(", ").replaceAll(/[^\x20-\x7e]/gu, "?"));
}

/** A speech that has ended. */
export interface WholeSpeech {
  /** Empty if nobody asked to keep it. */
  readonly bytes: Buffer;
  readonly done: Extract<SpeechEvent, { type: "done" }>;
}

/**
 * Waits for a speech to end.
 *
 * @param keepsSound whether to keep its bytes
 * @param onEvent called with each event
 * @throws {RequestError}
 */
export async function collectSpeech(
  speech: OpenSpeech,
  keepsSound: boolean,
  onEvent?: (event: SpeechEvent) => void,
): Promise<WholeSpeech> {
  const parts: Uint8Array[] = [];
  for await (const event of speech) {
    onEvent?.(event);
    if (event.type === "audio" && keepsSound) parts.push(event.bytes);
    if (event.type !== "done") continue;
    const whole = keepsSound ? joinEncoded(parts, event.patches) : new Uint8Array(0);
    return { bytes: Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength), done: event };
  }
  throw new TypeError("a speech must end with an event");
}
