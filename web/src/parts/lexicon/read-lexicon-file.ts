import { readJsonLexicon } from "../../../../src/lexicon/json.js";
import type { Saying } from "../../../../src/lexicon/lexicon.js";
import { readTsvLexicon } from "../../../../src/lexicon/tsv.js";
import { SourceError, toSourceError } from "../../source/source-error.js";
import type { LexiconWords } from "../../state/lexicon.js";

/** The content of a lexicon file, as far as the page uses it. */
export interface ReadLexicon {
  readonly words: LexiconWords;
  /** Number of patterns, which the page leaves out: only a server's own lexicon has them. */
  readonly patterns: number;
}

/** Reads a lexicon file of VoxWeave: JSON or TSV. @throws {SourceError} with the line and the reason */
export function readLexiconFile(name: string, content: string): ReadLexicon {
  const ending = /\.(json|tsv)$/iu.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) {
    throw new SourceError(`“${name}” is no lexicon. Choose a .json or .tsv file.`, "lexicon_invalid", "player");
  }
  const text = content.replace(/^\uFEFF/u, "");
  try {
    const { words, patterns } = ending === "json" ? readJsonLexicon(text, name) : readTsvLexicon(text, name);
    return {
      words: Object.fromEntries(words.map(({ written, saying }) => [written, toText(saying)])),
      patterns: patterns.length,
    };
  } catch (error) {
    throw toSourceError(error);
  }
}

function toText(saying: Saying): string {
  return saying.kind === "phonemes" ? `/${saying.phonemes}/` : saying.alias;
}
