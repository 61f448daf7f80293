import { messageOf } from "../core/message-of.js";
import { refuse } from "./entries.js";
import { readEntries } from "./entries-object.js";
import { lineAt } from "./lines.js";
import type { ParsedLexicon } from "./parsed-lexicon.js";

/**
 * Parses a lexicon in JSON:
 * `{ "words": { "SQL": "sequel" }, "patterns": [{ "match": "v(\\d+)", "say": "version $1" }] }`
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export function readJsonLexicon(text: string, name: string): ParsedLexicon {
  return readEntries(parseJson(text, name), name, (written) => (reason) => refuse(name, lineOf(text, written), reason));
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = messageOf(cause);
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
