import { VoxError } from "../core/errors.js";
import { explainReadFailure } from "../platform/node/files/read-failure.js";
import type { ForeignKind } from "./file-kinds.js";
import { shellQuote } from "./shell-quote.js";
import type { UnreadableEncoding } from "./text-encoding.js";

/** Name of standard input in messages. */
export const STANDARD_INPUT = "standard input";

/**
 * Returns the error for a text that cannot be read.
 *
 * @param path path of the file, or {@link STANDARD_INPUT}
 */
export function unreadable(path: string, reason: string, cause?: unknown): VoxError<"VOX_FILE_UNREADABLE"> {
  return new VoxError("VOX_FILE_UNREADABLE", `cannot read ${path}: ${reason}`, { path }, { cause });
}

/** Returns the error for a file, from the failure to read it or to parse it. */
export function unreadableFile(path: string, cause: unknown): VoxError<"VOX_FILE_UNREADABLE"> {
  return unreadable(path, explainReadFailure(cause), cause);
}

/** Returns the error for a file that is not a text, with what to do. */
export function foreignFile(kind: ForeignKind, path: string): VoxError<"VOX_FILE_UNREADABLE"> {
  return unreadable(path, `it is ${kind.name}, not text; ${kind.advice(fileArgument(path))}`);
}

/** Returns the error for bytes that cannot be decoded, with the command that converts them. */
export function unreadableEncoding(encoding: UnreadableEncoding, path: string): VoxError<"VOX_FILE_UNREADABLE"> {
  const file = fileArgument(path);
  switch (encoding.type) {
    case "convertible":
      return unreadable(
        path,
        `it is not UTF-8 text but probably ${encoding.name}; convert it first: ` +
          `iconv -f ${encoding.iconv} -t utf-8 ${file} > out.txt`,
      );
    case "damaged":
      return unreadable(
        path,
        `it is UTF-8 text, but damaged at byte ${encoding.offset}; correct it there, or remove the damaged bytes: ` +
          `iconv -c -f utf-8 -t utf-8 ${file} > out.txt`,
      );
    case "broken":
      return unreadable(path, `it begins like ${encoding.label.toUpperCase()} text, but is damaged; save it again`);
    case "unknown":
      return unreadable(
        path,
        `it is not UTF-8 text; if it is text in another encoding, such as shift_jis, convert it first: ` +
          `iconv -f shift_jis -t utf-8 ${file} > out.txt`,
      );
    case "binary":
      return unreadable(path, "it is not text; save it as text in the program that created it");
    default:
      return encoding satisfies never;
  }
}

function fileArgument(path: string): string {
  return path === STANDARD_INPUT ? "FILE" : shellQuote(path);
}
