import { type Refuse, readPattern, readWord, refuse } from "./entries.js";
import type { LexiconWord } from "./lexicon.js";
import type { ParsedLexicon, ParsedPattern } from "./parsed-lexicon.js";

/**
 * Parses a lexicon with one entry on each line: `SQL<TAB>sequel` for a word, `/v(\d+)/<TAB>version $1` for a pattern. A
 * line that begins with `#` is a comment.
 *
 * @throws {VoxError} `VOX_LEXICON_INVALID`
 */
export function readTsvLexicon(text: string, name: string): ParsedLexicon {
  const words: LexiconWord[] = [];
  const patterns: ParsedPattern[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const fail: Refuse = (reason) => refuse(name, index + 1, reason);
    const [written = "", said = fail("a line must have a word, a tab and the pronunciation"), ...more] = line
      .trimEnd()
      .split("\t");
    if (more.length > 0) fail("a line must have two columns with one tab between them");
    const match = /^\/(.+)\/$/su.exec(written.trim())?.[1];
    if (match === undefined) words.push(readWord(written, said, fail));
    else patterns.push({ ...readPattern(match, said, fail), refuse: fail });
  }
  return { name, words, patterns };
}
