import { describe } from "../core/checks.js";
import { OptionTypeError } from "../core/option-errors.js";

/**
 * A mark between the parts of a text: what came before it is spoken at once, although its sentence may not be complete. The
 * text after it begins a sentence.
 */
export const FLUSH: unique symbol = Symbol.for("voxweave.flush");

/** A part of a text that arrives: some of its characters, some bytes of its UTF-8, or {@link FLUSH}. */
export type TextPart = string | Uint8Array | typeof FLUSH;

/** A stream of parts, such as the web's `ReadableStream`. */
export interface TextPartStream {
  /** Returns a reader, which locks the stream. */
  getReader(): TextPartReader;
}

/** A reader of a {@link TextPartStream}. */
export interface TextPartReader {
  /** Returns the next part. */
  read(): Promise<{ readonly done: boolean; readonly value?: TextPart | undefined }>;
  /** Tells the producer that no more parts are read. */
  cancel(reason?: unknown): Promise<void>;
  /** Unlocks the stream. */
  releaseLock(): void;
}

/** Parts of a text that arrive: an iterable, a stream of Node, or a web stream. */
export type ArrivingInput = AsyncIterable<TextPart> | Iterable<TextPart> | TextPartStream;

/** A text to speak: all of it, or its parts as they arrive. */
export type TextInput = string | ArrivingInput;

/**
 * Checks the kind of a text. Its parts are checked as they arrive.
 *
 * @throws {TypeError}
 */
export function checkTextInput(path: string, value: unknown): TextInput {
  if (typeof value === "string") return value;
  const { locked } = Object(value) as { locked?: unknown };
  if (locked === true)
    throw new OptionTypeError(path, `must be a stream that nobody reads, got a locked ReadableStream`);
  if (isArriving(value)) return value;
  throw new OptionTypeError(
    path,
    `must be a string, an iterable of strings or a stream of text, got ${describe(value)}`,
  );
}

function isArriving(value: unknown): value is ArrivingInput {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return false;
  return Symbol.asyncIterator in value || Symbol.iterator in value || "getReader" in value;
}

/** Reads the parts of a text one by one, decoded. */
export interface PartSource {
  /**
   * Returns the next part; `undefined` at the end.
   *
   * @throws {TypeError} if the producer yields something else. @throws the error of the producer.
   */
  next(): Promise<string | typeof FLUSH | undefined>;
  /** Tells the producer that no more parts are read. Does not wait for a part that is on its way. */
  close(): void;
}

/** Opens the parts of a text for reading. */
export function openParts(input: ArrivingInput): PartSource {
  const decoder = new TextDecoder();
  let hasEnded = false;
  const { next, close } = "getReader" in input ? partsOfStream(input.getReader()) : partsOfIterable(input);
  return {
    async next() {
      if (hasEnded) return undefined;
      const { done, value } = await next();
      hasEnded = done === true;
      if (done) return decoder.decode() || undefined; // Half a character at the end becomes U+FFFD.
      if (typeof value === "string" || value === FLUSH) return value;
      if (value instanceof Uint8Array) return decoder.decode(value, { stream: true });
      throw new OptionTypeError("text", `must yield strings, bytes of UTF-8 or FLUSH, got ${describe(value)}`);
    },
    close: () => {
      // The producer's failure to stop changes nothing for the caller.
      close().catch(() => {});
    },
  };
}

interface RawParts {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  close(): Promise<unknown>;
}

function partsOfIterable(input: AsyncIterable<TextPart> | Iterable<TextPart>): RawParts {
  const iterator = Symbol.asyncIterator in input ? input[Symbol.asyncIterator]() : input[Symbol.iterator]();
  return {
    next: async () => iterator.next(),
    async close() {
      // `return` of a generator waits until its `next` is done. A stream of Node that waits for data is destroyed instead.
      if ("destroy" in input && typeof input.destroy === "function") input.destroy();
      await iterator.return?.();
    },
  };
}

function partsOfStream(reader: TextPartReader): RawParts {
  return {
    async next() {
      const part = await reader.read();
      if (part.done) reader.releaseLock();
      return part;
    },
    close: () => reader.cancel().finally(() => reader.releaseLock()),
  };
}
