import { checkOptions, checkString, describe } from "../core/checks.js";
import { OptionRangeError, OptionTypeError } from "../core/option-errors.js";

/** Facts about a sound that are written into its file. */
export interface AudioTags {
  /** @default none */
  readonly title?: string | undefined;
  /** The author, or the narrator. @default none */
  readonly artist?: string | undefined;
  /** @default none */
  readonly album?: string | undefined;
  /** A year, a month or a day: `"2027"`, `"2027-03"`, `"2027-03-31"`. @default none */
  readonly date?: string | undefined;
  /** @default none */
  readonly comment?: string | undefined;
}

/** A picture that is written into the file of a sound. */
export interface CoverImage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: "image/jpeg" | "image/png";
}

/** Names of all tags, in the order in which they are written. */
export const TAG_NAMES: readonly (keyof AudioTags)[] = ["title", "artist", "album", "date", "comment"];

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
/** Maximum size of a cover: FLAC has a size of 24 bits for a whole block. @unit bytes */
const MOST_COVER_BYTES = 16_000_000;

/** @throws {TypeError | RangeError} if `tags` are not valid. Returns those that are not empty. */
export function checkTags(tags: AudioTags): AudioTags {
  checkOptions("tags", tags, TAG_NAMES);
  const checked: { -readonly [Name in keyof AudioTags]: AudioTags[Name] } = {};
  for (const name of TAG_NAMES) {
    const value = tags[name];
    if (value === undefined || checkString(`tags.${name}`, value) === "") continue;
    if (value.includes("\0")) throw new OptionRangeError(`tags.${name}`, `must not contain the character U+0000`);
    if (name === "date" && !DATE.test(value)) {
      throw new OptionRangeError(
        "tags.date",
        `must be a year, a month or a day such as 2027-03-31, got ${describe(value)}`,
      );
    }
    checked[name] = value.toWellFormed();
  }
  return checked;
}

/**
 * Checks that a cover is the content of a JPEG or PNG file. Returns it with its media type.
 *
 * @param name name of the cover in an error
 * @throws {TypeError | RangeError}
 */
export function checkCover(cover: Uint8Array, name = "cover"): CoverImage {
  if (!(cover instanceof Uint8Array)) {
    throw new OptionTypeError(name, `must be a Uint8Array with a JPEG or PNG image, got ${describe(cover)}`);
  }
  if (cover.length > MOST_COVER_BYTES) {
    throw new OptionRangeError(name, `must have at most ${MOST_COVER_BYTES} bytes, got ${cover.length}`);
  }
  const bytes = new Uint8Array(cover);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { bytes, mediaType: "image/jpeg" };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { bytes, mediaType: "image/png" };
  throw new OptionRangeError(name, `must be a JPEG or PNG image; its first bytes are those of neither`);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
