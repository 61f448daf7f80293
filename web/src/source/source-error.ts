import { plainCode, wordsForPeople } from "./words-for-people.js";

/** Where the page shows an error: beside the text, the voice, the connection, or the player. */
export type ErrorPlace = "text" | "voice" | "source" | "player";

/** A failure of a source, with a message for people. */
export class SourceError extends Error {
  override readonly name: string = "SourceError";
  /** The reason for programs, such as `"voice_unknown"` or `"VOX_VOICE_UNKNOWN"`. */
  readonly code: string;
  readonly place: ErrorPlace;

  constructor(message: string, code: string, place: ErrorPlace, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.place = place;
  }
}

/** Codes of errors that a voice causes, as the server and the library name them. */
const VOICE_CODES = ["voice_unknown", "language_unsupported"];
const TEXT_CODES = ["markup_invalid", "text_unspoken", "ctp_body_too_large"];

/** Returns where the page shows an error with this code. */
export function placeOf(code: string, fallback: ErrorPlace): ErrorPlace {
  if (VOICE_CODES.includes(plainCode(code))) return "voice";
  return TEXT_CODES.includes(plainCode(code)) ? "text" : fallback;
}

/** Returns any thrown value as a {@link SourceError}. */
export function toSourceError(thrown: unknown, place: ErrorPlace = "player"): SourceError {
  if (thrown instanceof SourceError) return thrown;
  const { code = "failed", message = String(thrown) } = Object(thrown) as { code?: unknown; message?: string };
  const name = typeof code === "string" ? code : "failed";
  return new SourceError(wordsForPeople({ code: name, message }), name, placeOf(name, place), { cause: thrown });
}
