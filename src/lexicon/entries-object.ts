import { z } from "../platform/schema.js";
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

const SCHEMA = z.strictObject({
  words: z.record(z.string(), z.string()).default({}),
  patterns: z.array(z.strictObject({ match: z.string(), say: z.string() })).default([]),
});

/**
 * Reads the entries of a lexicon from a value of any kind.
 *
 * @param refuseAt returns the function that rejects the entry with a written form; `undefined` rejects the whole lexicon
 */
export function readEntries(
  value: unknown,
  name: string,
  refuseAt: (written: string | undefined) => Refuse,
): ParsedLexicon {
  const parsed = SCHEMA.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map(String) ?? [];
    const where = path.length === 0 ? "" : ` at ${path.join(".")}`;
    const form = '{"words": {…}, "patterns": [{"match": …, "say": …}]}';
    return refuseAt(path.at(-1))(`a lexicon must be ${form};${where} ${issue?.message ?? ""}`);
  }
  const { words, patterns } = parsed.data;
  return {
    name,
    words: Object.entries(words).map(([written, said]) => readWord(written, said, refuseAt(written))),
    patterns: patterns.map(({ match, say }) => {
      const refuse = refuseAt(match);
      return { ...readPattern(match, say, refuse), refuse };
    }),
  };
}
