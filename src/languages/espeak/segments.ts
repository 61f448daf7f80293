import type { SourceRange } from "../../core/range.js";
import { isAudible, isMissedMark } from "../../text/audible.js";
import type { PunctuationToken, Token, WordToken } from "../../text/tokens.js";
import { isSign, speakable } from "./speakable.js";

/** A part of a passage: a run of words, a mark, a word with given phonemes, or a token without sound. */
export type EspeakSegment =
  | Run
  | PunctuationToken
  | { readonly kind: "given"; readonly word: WordToken; readonly phonemes: string }
  | { readonly kind: "silent"; readonly source: SourceRange };

/** Words between two marks, which eSpeak reads together. */
export interface Run {
  readonly kind: "run";
  /** The words; their texts are reduced to the characters that eSpeak can say. */
  readonly words: readonly WordToken[];
  /** The line of text for eSpeak. */
  readonly line: string;
}

/**
 * Longest run of words. One `Word` may stand for a whole run, and must stay well below the length of an utterance.
 * @unit characters
 */
const LONGEST_RUN = 120;

/**
 * Cuts a passage at its marks. eSpeak receives words only, and numbers as they are written.
 *
 * @param letters letters that the voice can say
 * @param mute signs that eSpeak has no word for
 */
export function espeakSegments(
  tokens: readonly Token[],
  letters: RegExp,
  mute: ReadonlySet<string> = new Set(),
): EspeakSegment[] {
  const out: EspeakSegment[] = [];
  let words: WordToken[] = [];
  let line = "";
  let gap = false; // A space before a token without sound is kept for the next token.
  const flush = (): void => {
    if (words.length > 0) out.push({ kind: "run", words, line });
    words = [];
    line = "";
  };
  for (const [index, token] of tokens.entries()) {
    const spaced: boolean = token.spaced || gap;
    const text = token.kind === "word" ? speakable(token.text, letters) : "";
    gap = spaced;
    if (token.kind === "mark" ? token.mark === "" : token.phonemes === undefined && (text === "" || mute.has(text))) {
      if (OPENING.test(token.kind === "mark" ? token.written : "")) flush();
      if (isMissed(token, tokens[index - 1], tokens[index + 1])) out.push({ kind: "silent", source: token.source });
      continue;
    }
    gap = false;
    if (token.kind === "mark") {
      flush();
      out.push({ ...token, spaced: /[(“]/u.test(token.mark) ? spaced : token.spaced });
    } else if (token.phonemes !== undefined) {
      flush();
      out.push({ kind: "given", word: { ...token, spaced }, phonemes: token.phonemes });
    } else {
      if (line.length + text.length >= LONGEST_RUN) flush();
      line += `${line === "" || touches(words.at(-1), token) ? "" : " "}${text}`;
      words.push({ ...token, text, spaced });
    }
  }
  flush();
  return out;
}

/** Tests whether a listener expects to hear a token that has no sound. Nobody expects to hear the slash of "y/o". */
function isMissed(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.kind === "mark") return isMissedMark(token.written);
  if (token.text !== "/") return isAudible(token.text) || isSign(token.text);
  return !(isLetters(before) && isLetters(after) && !token.spaced && after?.spaced === false);
}

function isLetters(token: Token | undefined): boolean {
  return token?.kind === "word" && /^[\p{L}\p{M}]+$/u.test(token.text);
}

/** Marks that begin a question or an exclamation. They have no sound, but they end a run. */
const OPENING = /[¿¡]/u;

/** Tests whether two tokens are written without anything between them: "50" and "%". */
function touches(before: WordToken | undefined, word: WordToken): boolean {
  return !word.spaced && before?.source.end === word.source.start;
}
