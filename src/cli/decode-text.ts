import { VoxError } from "../core/errors.js";
import { foreignKind } from "./file-kinds.js";
import { shellQuote } from "./shell-quote.js";
import { findEncoding } from "./text-encoding.js";

/** Name of what is read from standard input. */
export const STANDARD_INPUT = "standard input";

/**
 * The text that bytes hold: UTF-8, or UTF-16 with a byte order mark. Anything else would be spoken as junk, so it is
 * refused with the command that converts it.
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
        `it is UTF-8 text, but damaged at byte ${encoding.offset}; mend it there, or drop what is damaged: ` +
          `iconv -c -f utf-8 -t utf-8 ${file} > out.txt`,
      );
    case "unknown":
      throw unreadable(
        name,
        `it is not UTF-8 text; if it is text in another encoding, such as shift_jis, convert it first: ` +
          `iconv -f shift_jis -t utf-8 ${file} > out.txt`,
      );
    case "binary":
      throw unreadable(name, "it is not text; save it as text with the program that made it");
    default:
      return encoding satisfies never;
  }
}

function decode(bytes: Buffer, label: string, name: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(name, `it begins as ${label.toUpperCase()} text does, but is damaged; save it again`, cause);
  }
}

/** @param path of the file, or {@link STANDARD_INPUT} */
export function unreadable(path: string, reason: string, cause?: unknown): VoxError<"VOX_FILE_UNREADABLE"> {
  return new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${reason}`, { path }, { cause });
}
