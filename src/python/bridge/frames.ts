/**
 * Encodes and decodes the frames that Node and a Python worker exchange: a header of 12 bytes and a payload.
 * `docs/python-bridge.md` describes the layout.
 */

export type FrameKind = "json" | "pcm";

export interface Frame {
  readonly kind: FrameKind;
  /** Number of the question that the frame belongs to. */
  readonly id: number;
  /** Starts at offset 0 of its own `ArrayBuffer`, so that PCM can be read in place. */
  readonly payload: Buffer<ArrayBuffer>;
}

export const HEADER_BYTES = 12;
const MAGIC = 0x5756; // "VW", little-endian
const VERSION = 1;
/** Largest JSON payload. @unit bytes */
export const MAX_JSON_BYTES: number = 8 << 20;
const KINDS: readonly { readonly kind: FrameKind; readonly code: number; readonly maxBytes: number }[] = [
  { kind: "json", code: 1, maxBytes: MAX_JSON_BYTES },
  { kind: "pcm", code: 2, maxBytes: 64 << 20 },
];

/** Malformed frame. The decoder does not resynchronise: one bad frame ends the stream. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

/** Encodes a JSON message as a frame. @throws {RangeError} if the message is larger than a frame may be. */
export function encodeMessage(id: number, json: string): Buffer {
  const payload = Buffer.from(json);
  const { code, maxBytes } = KINDS[0] as (typeof KINDS)[number];
  if (payload.length > maxBytes)
    throw new RangeError(`the message has ${payload.length} bytes; the limit is ${maxBytes}`);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16LE(MAGIC, 0);
  header[2] = VERSION;
  header[3] = code;
  header.writeUInt32LE(id, 4);
  header.writeUInt32LE(payload.length, 8);
  return Buffer.concat([header, payload]);
}

export interface FrameDecoder {
  /**
   * Yields the frames that `chunk` completes. Frames before a malformed one still arrive, so the result does not depend
   * on how the stream is split into chunks. @throws {FrameError}
   */
  push(chunk: Buffer): Generator<Frame, void, void>;
  /** Reports the end of the stream. @throws {FrameError} if the stream ended inside a frame. */
  end(): void;
}

/** Creates a decoder for one stream of frames. */
export function createFrameDecoder(): FrameDecoder {
  const header = Buffer.alloc(HEADER_BYTES);
  let headerBytes = 0;
  let current: Frame | undefined;
  let payloadBytes = 0;

  return {
    *push(chunk) {
      for (let at = 0; at < chunk.length; ) {
        if (current === undefined) {
          const copied = chunk.copy(header, headerBytes, at);
          headerBytes += copied;
          at += copied;
          if (headerBytes < HEADER_BYTES) break;
          current = readHeader(header);
          payloadBytes = 0;
        }
        const copied = chunk.copy(current.payload, payloadBytes, at);
        payloadBytes += copied;
        at += copied;
        if (payloadBytes < current.payload.length) break;
        const whole = current;
        current = undefined;
        headerBytes = 0;
        yield whole;
      }
    },
    end() {
      if (headerBytes > 0) throw new FrameError("the stream ended inside a frame");
    },
  };
}

function readHeader(header: Buffer): Frame {
  if (header.readUInt16LE(0) !== MAGIC) {
    throw new FrameError(`a frame cannot begin with ${JSON.stringify(header.toString("latin1"))}`);
  }
  if (header[2] !== VERSION) throw new FrameError(`a frame has version ${header[2]}; expected ${VERSION}`);
  const entry = KINDS.find(({ code }) => code === header[3]);
  if (entry === undefined) throw new FrameError(`a frame has the unknown kind ${header[3]}`);
  const bytes = header.readUInt32LE(8);
  if (bytes > entry.maxBytes)
    throw new FrameError(`a ${entry.kind} frame has ${bytes} bytes; the limit is ${entry.maxBytes}`);
  return { kind: entry.kind, id: header.readUInt32LE(4), payload: Buffer.from(new ArrayBuffer(bytes)) };
}
