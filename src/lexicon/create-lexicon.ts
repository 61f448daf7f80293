import { checkObject, checkString } from "../core/checks.js";
import type { CallOptions } from "../core/engine.js";
import { checkPatterns } from "./check-patterns.js";
import { refuse } from "./entries.js";
import type { LexiconEntries } from "./entries-object.js";
import type { Lexicon } from "./lexicon.js";

/** A lexicon as an object. */
export interface LexiconSource extends LexiconEntries {
  /** Name of the lexicon in errors. @default "(unnamed)" */
  readonly name?: string | undefined;
}

/**
 * Creates a lexicon from an object, with the entries and the rules of a JSON file:
 * `await createLexicon({ words: { SQL: "sequel" }, patterns: [{ match: "v(\\d+)", say: "version $1" }] })`
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`, with the entry and the reason.
 * @throws {TypeError} if the source is not an object.
 */
export async function createLexicon(source: LexiconSource, options: CallOptions = {}): Promise<Lexicon> {
  checkObject("source", source);
  const { name = "(unnamed)", ...entries } = source;
  checkString("source.name", name);
  const { readEntries } = await import("./entries-object.js");
  const parsed = readEntries(entries, name, () => (reason) => refuse(name, undefined, reason));
  return checkPatterns(parsed, options);
}
