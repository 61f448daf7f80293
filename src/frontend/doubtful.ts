import { createLineIndex } from "../markup/line-index.js";
import type { ExplainedRange, ExplainedWord } from "./explained-word.js";

/** A word, or a range without sound, that an author should check. Each distinct word is listed once. */
export interface DoubtfulWord {
  /** The first range with this word in the text. */
  readonly source: ExplainedRange;
  /** Line of the range in the text, from 1. */
  readonly line: number;
  /** Column of the range in its line, from 1. @unit UTF-16 code units */
  readonly column: number;
  /** How often the word occurs in this pronunciation. */
  readonly count: number;
  /**
   * - `unspoken`: nothing is said
   * - `new word`: no dictionary has the word
   * - `homograph`: the word has several pronunciations, and the sentence shows none of them clearly
   * - `letters`: the word is spelled, and may be an acronym that is read as a word
   */
  readonly reason: "unspoken" | "new word" | "homograph" | "letters";
  /** The word as spoken; empty for a range without sound. */
  readonly text: string;
  /** Its phonemes, in Kokoro's symbols. */
  readonly phonemes: string;
  /** The lowest confidence of the occurrences, from 0 to 1; 0 for a range without sound. */
  readonly confidence: number;
  /**
   * A text to correct: a line of a lexicon (TSV) with the present phonemes or, for a homograph, inline markup for its
   * place.
   */
  readonly suggestion: string;
}

/** Words of this confidence or more are not doubtful. */
export const SURE = 0.9;

/** Finds the words of a text that the front end is least sure of, most doubtful first. */
export function findDoubtful(
  text: string,
  words: readonly ExplainedWord[],
  unspoken: readonly ExplainedRange[],
): readonly DoubtfulWord[] {
  const placeOf = createLineIndex(text);
  const found = new Map<string, DoubtfulWord>();
  for (const doubt of [...unspoken.map(ofSilence), ...words.flatMap(ofWord)]) {
    const key = `${doubt.reason}\t${doubt.suggestion}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...doubt, ...placeOf(doubt.source.start), count: 1 });
    else {
      found.set(key, { ...known, count: known.count + 1, confidence: Math.min(known.confidence, doubt.confidence) });
    }
  }
  return [...found.values()].sort(
    (one, other) =>
      one.confidence - other.confidence || other.count - one.count || one.source.start - other.source.start,
  );
}

type Doubt = Omit<DoubtfulWord, "line" | "column" | "count">;

function ofSilence(source: ExplainedRange): Doubt {
  const suggestion = `${source.text}\t…`;
  return { source, reason: "unspoken", text: "", phonemes: "", confidence: 0, suggestion };
}

function ofWord(word: ExplainedWord): readonly Doubt[] {
  const { source, text, phonemes, confidence } = word;
  if (confidence === null || confidence >= SURE || phonemes === "") return [];
  if (word.from === "homograph") {
    return [{ source, reason: "homograph", text, phonemes, confidence, suggestion: `[${source.text}](/${phonemes}/)` }];
  }
  const reason = /^\S(?: \S)+$/u.test(text) ? "letters" : "new word";
  const { written, saying } = lexiconEntry(source.text, phonemes);
  return [{ source, reason, text, phonemes, confidence, suggestion: `${written}\t${saying}` }];
}

/** Returns the entry of a lexicon for a word. It holds for a possessive too, so it has the word without the ending. */
export function lexiconEntry(written: string, phonemes: string): { readonly written: string; readonly saying: string } {
  const base = /^(.+)['’]s$/iu.exec(written)?.[1];
  if (base === undefined) return { written, saying: `/${phonemes}/` };
  return { written: base, saying: `/${phonemes.replace(/(?:[ᵻɪ]z|[sz])$/u, "")}/` };
}
