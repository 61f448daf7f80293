import { type Refuse, readPattern, readWord } from "./entries.js";
import type { ParsedLexicon } from "./parsed-lexicon.js";

/** The entries of a lexicon as an object: the content of a JSON file. */
export interface LexiconEntries {
  /** Words, each with its phonemes between slashes or another spelling: `{ "SQL": "sequel", "data": "/ˈdeɪtə/" }`. @default none */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Regular expressions. @default none */
  readonly patterns?: readonly LexiconPatternEntry[] | undefined;
}

/** An entry for a pattern: `{ match: "v(\\d+)", say: "version $1" }`. */
export interface LexiconPatternEntry {
  /** A regular expression of JavaScript, without slashes. It gets the flag `u`. */
  readonly match: string;
  /** Phonemes between slashes or another spelling. `$1`, `$<name>` and `$&` insert matched text. */
  readonly say: string;
}

const FORM = '{"words": {…}, "patterns": [{"match": …, "say": …}]}';

/** Returns the function that rejects the entry with a written form; `undefined` rejects the whole lexicon. */
type RefuseAt = (written: string | undefined) => Refuse;

/** Reads the entries of a lexicon from a value of any kind. Not with a schema library, which would be most of the script of a page. */
export function readEntries(value: unknown, name: string, refuseAt: RefuseAt): ParsedLexicon {
  const lexicon = readObject(value, [], ["words", "patterns"], refuseAt);
  const words = Object.entries(readObject(lexicon["words"] ?? {}, ["words"], undefined, refuseAt));
  const patterns = lexicon["patterns"] ?? [];
  if (!Array.isArray(patterns)) return misshapen(["patterns"], "must be an array", refuseAt);
  return {
    name,
    words: words.map(([written, said]) =>
      readWord(written, readString(said, ["words", written], refuseAt), refuseAt(written)),
    ),
    patterns: patterns.map((entry: unknown, index) => {
      const path = ["patterns", String(index)];
      const { match, say } = readObject(entry, path, ["match", "say"], refuseAt);
      const expression = readString(match, [...path, "match"], refuseAt);
      const refuse = refuseAt(expression);
      return { ...readPattern(expression, readString(say, [...path, "say"], refuseAt), refuse), refuse };
    }),
  };
}

/** @param names names of its fields, if it has no others */
function readObject(
  value: unknown,
  path: readonly string[],
  names: readonly string[] | undefined,
  refuseAt: RefuseAt,
): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return misshapen(path, "must be an object", refuseAt);
  const unknown = Object.keys(value).find((key) => names?.includes(key) === false);
  if (unknown !== undefined) return misshapen(path, `has an unknown field "${unknown}"`, refuseAt);
  return value as Readonly<Record<string, unknown>>;
}

function readString(value: unknown, path: readonly string[], refuseAt: RefuseAt): string {
  return typeof value === "string" ? value : misshapen(path, "must be a string", refuseAt);
}

function misshapen(path: readonly string[], reason: string, refuseAt: RefuseAt): never {
  return refuseAt(path.at(-1))(`a lexicon must be ${FORM}; ${path.length === 0 ? "it" : path.join(".")} ${reason}`);
}
