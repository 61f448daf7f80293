import { VoxError } from "../core/errors.js";
import { foreignKind } from "./file-kinds.js";
import { shellQuote } from "./shell-quote.js";
import { findEncoding } from "./text-encoding.js";

/** Name of standard input in messages. */
export const STANDARD_INPUT = "standard input";

/**
 * Decodes text in UTF-8, or in UTF-16 with a byte order mark. Other bytes would be spoken as junk, so it throws an error that
 * names the command to convert them.
 *
 * @param name path of the file, or {@link STANDARD_INPUT}
 * @throws {VoxError} `VOX_FILE_UNREADABLE`.
 */
export function decodeText(bytes: Buffer, name: string): string {
  const file = name === STANDARD_INPUT ? "FILE" : shellQuote(name);
  const kind = foreignKind(bytes);
  if (kind !== undefined) throw unreadable(name, `it is ${kind.name}, not text; ${kind.advice(file)}`);
  const encoding = findEncoding(bytes);
  switch (encoding.type) {
    case "readable":
      return decode(bytes, encoding.label, name);
    case "convertible":
      throw unreadable(
        name,
        `it is not UTF-8 text but probably ${encoding.name}; convert it first: ` +
          `iconv -f ${encoding.iconv} -t utf-8 ${file} > out.txt`,
      );
    case "damaged":
      throw unreadable(
        name,
        `it is UTF-8 text, but damaged at byte ${encoding.offset}; correct it there, or remove the damaged bytes: ` +
          `iconv -c -f utf-8 -t utf-8 ${file} > out.txt`,
      );
    case "unknown":
      throw unreadable(
        name,
        `it is not UTF-8 text; if it is text in another encoding, such as shift_jis, convert it first: ` +
          `iconv -f shift_jis -t utf-8 ${file} > out.txt`,
      );
    case "binary":
      throw unreadable(name, "it is not text; save it as text in the program that created it");
    default:
      return encoding satisfies never;
  }
}

function decode(bytes: Buffer, label: string, name: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(name, `it begins like ${label.toUpperCase()} text, but is damaged; save it again`, cause);
  }
}

/**
 * Returns the error for a text that cannot be read.
 *
 * @param path path of the file, or {@link STANDARD_INPUT}
 */
export function unreadable(path: string, reason: string, cause?: unknown): VoxError<"VOX_FILE_UNREADABLE"> {
  return new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${reason}`, { path }, { cause });
}
