import { z } from "../platform/schema.js";
import { type Refuse, readPattern, readWord, refuse } from "./entries.js";
import { lineAt } from "./lines.js";
import type { ParsedLexicon } from "./parsed-lexicon.js";

const SCHEMA = z.strictObject({
  words: z.record(z.string(), z.string()).default({}),
  patterns: z.array(z.strictObject({ match: z.string(), say: z.string() })).default([]),
});

/**
 * Parses a lexicon in JSON:
 * `{ "words": { "SQL": "sequel" }, "patterns": [{ "match": "v(\\d+)", "say": "version $1" }] }`
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export function readJsonLexicon(text: string, name: string): ParsedLexicon {
  const parsed = SCHEMA.safeParse(parseJson(text, name));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path.map(String) ?? [];
    const where = path.length === 0 ? "" : ` at ${path.join(".")}`;
    const form = '{"words": {…}, "patterns": [{"match": …, "say": …}]}';
    const reason = `a JSON lexicon must be ${form};${where} ${issue?.message ?? ""}`;
    return refuse(name, lineOf(text, path.at(-1)), reason);
  }
  const { words, patterns } = parsed.data;
  const failAt =
    (key: string): Refuse =>
    (reason) =>
      refuse(name, lineOf(text, key), reason);
  return {
    name,
    words: Object.entries(words).map(([written, said]) => readWord(written, said, failAt(written))),
    patterns: patterns.map(({ match, say }) => {
      const refuse = failAt(match);
      return { ...readPattern(match, say, refuse), refuse };
    }),
  };
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = /position (\d+)/.exec(message)?.[1];
    const at =
      position !== undefined ? Number(position) : /end of JSON/.test(message) ? text.trimEnd().length : undefined;
    const line = at === undefined ? undefined : lineAt(text, at);
    return refuse(name, line, `the file is not valid JSON: ${message}`, cause);
  }
}

/** Returns the line of a string in the JSON; `undefined` if the file writes the string with other escapes. */
function lineOf(text: string, written: string | undefined): number | undefined {
  const position = written === undefined ? -1 : text.indexOf(JSON.stringify(written));
  return position < 0 ? undefined : lineAt(text, position);
}
