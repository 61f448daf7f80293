import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { openSpool, type Spool } from "../../platform/node/files/spool.js";
import type { OpenSpeech, SpeechEvent } from "../speech/open-speech.js";

/** Part of a sound that is kept in memory; a longer one is in a temporary file. 87 seconds of WAV. @unit bytes */
const MEMORY_BYTES = 4 * 1024 * 1024;
/** Time without any progress after which a client that does not read its reply is gone. @unit ms */
const STALLED_MS = 60_000;

/** Opens the place for a sound that a reply has whole. It is freed when the request ends, in whatever way. */
export function openReplySound({ raw }: FastifyReply): Spool {
  const sound = openSpool({ folder: tmpdir(), memoryBytes: MEMORY_BYTES });
  const free = (): void => void sound[Symbol.asyncDispose]();
  if (raw.destroyed) free();
  else raw.once("close", free);
  return sound;
}

/**
 * Waits for a speech to end.
 *
 * @param sound gets the bytes of the sound; `undefined`: nobody needs them
 * @param onEvent called with each event
 * @returns the last event
 * @throws {RequestError}
 */
export async function collectSpeech(
  speech: OpenSpeech,
  sound: Spool | undefined,
  onEvent?: (event: SpeechEvent) => void,
): Promise<Extract<SpeechEvent, { type: "done" }>> {
  let done: Extract<SpeechEvent, { type: "done" }> | undefined;
  // Not left at the last event: a speech that is left counts as one whose client has gone.
  for await (const event of speech) {
    onEvent?.(event);
    if (sound !== undefined) await keep(event, sound).catch((error: unknown) => Promise.reject(speech.fail(error)));
    if (event.type === "done") done = event;
  }
  if (done === undefined) throw new TypeError("a speech must end with an event");
  return done;
}

async function keep(event: SpeechEvent, sound: Spool): Promise<void> {
  if (event.type === "audio") await sound.append(event.bytes);
  if (event.type !== "done") return;
  for (const { position, bytes } of event.patches) await sound.replace(position, bytes);
}

/** Sends a sound as the body of a reply. */
export function sendSound(reply: FastifyReply, type: string, sound: Spool): FastifyReply {
  return sendParts(reply, { type, length: sound.length, parts: sound.read() });
}

/**
 * Sends a JSON object with a sound in base64 as its first field.
 *
 * @param name of that field
 * @param rest the other fields; there is at least one
 */
export function sendWithSound(reply: FastifyReply, name: string, sound: Spool, rest: object): FastifyReply {
  const head = `{${JSON.stringify(name)}:"`;
  const tail = `",${JSON.stringify(rest).slice(1)}`;
  async function* parts(): AsyncGenerator<string, void, void> {
    yield head;
    yield* toBase64(sound.read());
    yield tail;
  }
  const length = Buffer.byteLength(head) + base64Length(sound.length) + Buffer.byteLength(tail);
  return sendParts(reply, { type: "application/json; charset=utf-8", length, parts: parts() });
}

/** The body of a reply that is sent in parts, at the pace of the client. */
export interface PartedBody {
  readonly type: string;
  /** @unit bytes */
  readonly length: number;
  readonly parts: AsyncIterable<Uint8Array | string>;
  /** Time without progress after which the client is gone. @unit ms @default 60_000 */
  readonly stalledMs?: number;
}

/** Sends a body in parts. */
export function sendParts(
  reply: FastifyReply,
  { type, length, parts, stalledMs = STALLED_MS }: PartedBody,
): FastifyReply {
  reply.raw.setTimeout(stalledMs, () => reply.raw.destroy());
  return reply
    .type(type)
    .header("content-length", length)
    .send(Readable.from(parts, { objectMode: false }));
}

/** Encodes bytes that come in parts. Three bytes are four characters, so that one or two bytes wait for the next part. */
async function* toBase64(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const part of parts) {
    const bytes = Buffer.concat([rest, part]);
    const end = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(end);
    yield bytes.toString("base64", 0, end);
  }
  yield Buffer.from(rest).toString("base64");
}

function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}
