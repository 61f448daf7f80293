import { VoxError } from "../core/errors.js";
import { foreignKind, HEAD_BYTES, isKindOpen } from "./file-kinds.js";
import { encodingOfInvalid, encodingOfStart, type ReadableLabel } from "./text-encoding.js";
import { foreignFile, unreadableEncoding } from "./unreadable-text.js";

/** Text that has been decoded, and the reason why nothing after it can be. */
export interface Decoded {
  readonly text: string;
  readonly failure?: VoxError<"VOX_FILE_UNREADABLE">;
}

/**
 * Decodes the next bytes of a text, as far as they are whole characters.
 *
 * @param hasEnded whether no bytes follow
 */
export type DecodeNext = (bytes: Uint8Array, hasEnded: boolean) => Decoded;

/**
 * Decodes text in UTF-8, or in UTF-16 with a byte order mark. Other bytes would be spoken as junk, so it throws an error that
 * names the command to convert them.
 *
 * @param name path of the file, or `STANDARD_INPUT`
 * @throws {VoxError} `VOX_FILE_UNREADABLE`.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const { text, failure } = createTextDecoder(name)(bytes, true);
  if (failure !== undefined) throw failure;
  return text;
}

/**
 * Decodes a text that arrives, as {@link decodeText} does. The first bytes show whether it is text; until they are there, the
 * decoder returns no characters. It decodes nothing after a failure.
 *
 * @param name path of the file, or `STANDARD_INPUT`
 */
export function createTextDecoder(name: string): DecodeNext {
  let head = Buffer.alloc(0);
  let held: Uint8Array[] = [];
  let label: ReturnType<typeof labelOf> | undefined;
  let decodedBytes = 0;
  /** The end of the decoded text, which shows what an invalid byte after it may be. */
  let recent = "";
  return (arrived, hasEnded) => {
    held.push(arrived);
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, arrived.subarray(0, HEAD_BYTES)]);
    if (label === undefined && !hasEnded && isOpen(head)) return { text: "" };
    const bytes = Buffer.concat(held);
    label ??= labelOf(bytes, name);
    if (label instanceof VoxError) return { text: "", failure: label };
    const { text, isDamaged } = decodeWhole(label, bytes, hasEnded);
    const written = decodedBytes === 0 ? text.replace(/^\uFEFF/u, "") : text;
    const length = Buffer.byteLength(text, label === "utf-8" ? "utf8" : "utf16le");
    decodedBytes += length;
    if (isDamaged) {
      const sample = Buffer.concat([Buffer.from(recent), bytes]);
      const encoding = label === "utf-8" ? encodingOfInvalid(sample, decodedBytes) : { type: "broken" as const, label };
      const isText = encoding.type === "damaged" || encoding.type === "broken";
      return { text: isText ? written : "", failure: unreadableEncoding(encoding, name) };
    }
    held = [bytes.subarray(length)];
    recent = (recent + text).slice(-RECENT);
    return { text: written };
  };
}

/** Returns the encoding of a text from its start, or the error for something else. */
function labelOf(bytes: Buffer, name: string): ReadableLabel | VoxError<"VOX_FILE_UNREADABLE"> {
  const kind = foreignKind(bytes);
  if (kind !== undefined) return foreignFile(kind, name);
  const encoding = encodingOfStart(bytes);
  return encoding.type === "readable" ? encoding.label : unreadableEncoding(encoding, name);
}

/** Number of characters that show the encoding of a text. */
const RECENT = 4_096;

/** Longest start of a text that may be needed to see a word and the space after it. @unit bytes */
const LONG_WORD = 64;

/** Returns whether more bytes may show that a text is something else. */
function isOpen(head: Buffer): boolean {
  if (head.length < 4 || isKindOpen(head)) return true;
  if (foreignKind(head) !== undefined) return false;
  const start = encodingOfStart(head);
  if (start.type === "readable" && start.label !== "utf-8") return false;
  // In UTF-16 without a mark, the first space has a zero byte. More bytes show which encoding it is.
  if (head.includes(0) || decode("utf-8", head, false) === undefined) return head.length < HEAD_BYTES;
  return head.length < LONG_WORD && !/\s[\s\S]/u.test(head.toString("latin1"));
}

/** Decodes the whole characters at the start of some bytes, up to the first damaged one. */
function decodeWhole(
  label: ReadableLabel,
  bytes: Buffer,
  hasEnded: boolean,
): { readonly text: string; readonly isDamaged: boolean } {
  const text = decode(label, bytes, hasEnded);
  if (text !== undefined) return { text, isDamaged: false };
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decode(label, bytes.subarray(0, middle), false) === undefined) bad = middle;
    else good = middle;
  }
  return { text: decode(label, bytes.subarray(0, good), false) ?? "", isDamaged: true };
}

/** Returns `undefined` if a byte is damaged. */
function decode(label: ReadableLabel, bytes: Buffer, hasEnded: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !hasEnded });
  } catch {
    return undefined;
  }
}
