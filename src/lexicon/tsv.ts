import { type Refuse, readPattern, readWord, refuse } from "./entries.js";
import type { LexiconWord } from "./lexicon.js";
import type { ParsedLexicon, ParsedPattern } from "./parsed-lexicon.js";

/** `SQL<TAB>sequel`, one a line; `/v(\d+)/<TAB>version $1` is a pattern, a line that begins with `#` a comment. */
export function readTsvLexicon(text: string, name: string): ParsedLexicon {
  const words: LexiconWord[] = [];
  const patterns: ParsedPattern[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const fail: Refuse = (reason) => refuse(name, index + 1, reason);
    const [written = "", said = fail("a line is a word, a tab, and how it is said"), ...more] = line
      .trimEnd()
      .split("\t");
    if (more.length > 0) fail("a line has two columns, and one tab between them");
    const match = /^\/(.+)\/$/su.exec(written.trim())?.[1];
    if (match === undefined) words.push(readWord(written, said, fail));
    else patterns.push({ ...readPattern(match, said, fail), refuse: fail });
  }
  return { name, words, patterns };
}
