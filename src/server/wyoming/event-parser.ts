import type { ZodType } from "zod";
import { checkSchema } from "../../platform/check-schema.js";
import { z } from "../../platform/schema.js";
import { RequestError } from "../speech/request-error.js";
import type { WyomingEvent } from "./event.js";

/** Limits of the events that a client sends. The server buffers no more than this. */
export interface EventLimits {
  /** @unit bytes of the first line @default 65_536, as in the `wyoming` package */
  readonly headerBytes?: number | undefined;
  /** @unit bytes of the data after the first line */
  readonly dataBytes: number;
}

/** Parses the bytes of a connection. */
export interface EventParser {
  /** Whether an event has begun whose bytes are not complete. */
  readonly isInsideEvent: boolean;
  /**
   * Yields the events that are complete with these bytes. The payload of an event is skipped: no event that the server
   * understands has one.
   *
   * @throws {RequestError} 400 for bytes that are not an event. The parser is of no further use.
   */
  push(bytes: Buffer): Generator<WyomingEvent, void, void>;
}

const HEADER_BYTES = 64 * 1024;
const NEWLINE = 10;

const dataSchema = z.record(z.string(), z.unknown());
const headerSchema = z.looseObject({
  type: z.string(),
  data: dataSchema.nullish(),
  data_length: z.int().min(0).nullish(),
  payload_length: z.int().min(0).nullish(),
});

/** Creates a parser for one connection. */
export function createEventParser({ headerBytes = HEADER_BYTES, dataBytes }: EventLimits): EventParser {
  const unread = createByteQueue();
  let header: EventHeader | undefined;
  let skipped = 0;

  /** Returns the next event, or `undefined` if its bytes are not complete. */
  const next = (): WyomingEvent | undefined => {
    skipped -= unread.skip(skipped);
    if (skipped > 0) return undefined;
    header ??= readHeader(unread, headerBytes, dataBytes);
    if (header === undefined || unread.length < header.dataLength) return undefined;
    const { type, data, dataLength, payloadLength } = header;
    const own = dataLength > 0 ? parseJson(dataSchema, unread.take(dataLength), "data") : {};
    skipped = payloadLength;
    header = undefined;
    return { type, data: { ...data, ...own } };
  };
  return {
    get isInsideEvent() {
      return unread.length > 0 || header !== undefined || skipped > 0;
    },
    *push(bytes) {
      unread.push(bytes);
      for (let event = next(); event !== undefined; event = next()) yield event;
    },
  };
}

interface EventHeader {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** @unit bytes */
  readonly dataLength: number;
  /** @unit bytes */
  readonly payloadLength: number;
}

function readHeader(unread: ByteQueue, headerBytes: number, dataBytes: number): EventHeader | undefined {
  const end = unread.indexOf(NEWLINE);
  if ((end ?? unread.length) > headerBytes) throw invalid(`its first line must have at most ${headerBytes} bytes`);
  if (end === undefined) return undefined;
  const { type, data, data_length, payload_length } = parseJson(headerSchema, unread.take(end + 1), "first line");
  const dataLength = data_length ?? 0;
  if (dataLength > dataBytes) throw invalid(`data_length must be at most ${dataBytes}, got ${dataLength}`);
  return { type, data: data ?? {}, dataLength, payloadLength: payload_length ?? 0 };
}

function parseJson<Value>(schema: ZodType<Value>, bytes: Buffer, what: string): Value {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    throw invalid(`its ${what} must be JSON`);
  }
  const { value: found, mistake } = checkSchema(schema, value, `its ${what}`);
  if (mistake === undefined) return found;
  throw invalid(mistake.message);
}

/** Returns an error about bytes that are not an event. */
export function invalid(rule: string): RequestError {
  const failure = { status: 400, type: "invalid_request_error", code: "invalid_event" } as const;
  return new RequestError(`send events of the Wyoming protocol; got one that is invalid: ${rule}`, failure);
}

/** Bytes that have arrived and that nobody has read yet. */
interface ByteQueue {
  readonly length: number;
  push(bytes: Buffer): void;
  /** Returns the position of a byte. It searches each byte once. */
  indexOf(byte: number): number | undefined;
  /** Returns and removes the first bytes, of which there must be enough. */
  take(count: number): Buffer;
  /** Removes up to `count` bytes. Returns how many it has removed. */
  skip(count: number): number;
}

function createByteQueue(): ByteQueue {
  let parts: Buffer[] = [];
  let length = 0;
  /** Number of parts that have been searched, and their length. */
  let searched = { parts: 0, length: 0 };
  const take = (count: number): Buffer => {
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    parts = count < length ? [whole.subarray(count)] : [];
    length -= count;
    searched = { parts: 0, length: 0 };
    return whole.subarray(0, count);
  };
  return {
    get length() {
      return length;
    },
    push(bytes) {
      parts.push(bytes);
      length += bytes.length;
    },
    indexOf(byte) {
      for (const part of parts.slice(searched.parts)) {
        const at = part.indexOf(byte);
        if (at >= 0) return searched.length + at;
        searched = { parts: searched.parts + 1, length: searched.length + part.length };
      }
      return undefined;
    },
    take,
    skip: (count) => (count === 0 ? 0 : take(Math.min(count, length)).length),
  };
}
