import type { SourceRange } from "../core/range.js";
import { isAudible } from "../text/audible.js";
import type { Token } from "../text/tokens.js";
import type { Pronunciation, SaidWord } from "./pronunciation.js";

/**
 * Stands in for a front end where the engine reads text by itself: each word "sounds" as its letters, so that a text is
 * cut into utterances of a sensible length, and each word still has its place in the source.
 *
 * An ideograph or a kana says about as much as three letters.
 */
export function spellOut(tokens: readonly Token[]): Pronunciation {
  let phonemes = "";
  const words: SaidWord[] = [];
  const unspoken: SourceRange[] = [];
  for (const token of tokens) {
    if (token.kind === "word" && !/[\p{L}\p{N}]/u.test(token.text)) {
      if (isAudible(token.text)) unspoken.push(token.source);
      continue;
    }
    if (token.spaced && phonemes !== "") phonemes += " ";
    const start = phonemes.length;
    if (token.kind === "mark") phonemes += token.mark;
    else {
      phonemes += token.text.replaceAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu, "$&··");
      const { text, source, class: kind, rule } = token;
      words.push({ text, source, class: kind, rule, from: "engine", phonemes: { start, end: phonemes.length } });
    }
  }
  return { phonemes: words.length === 0 ? "" : phonemes, words, unspoken };
}
