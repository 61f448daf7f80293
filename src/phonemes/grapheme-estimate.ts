import { isAudible } from "../text/audible.js";
import type { Token } from "../text/tokens.js";
import type { Pronunciation, SaidWord } from "./pronunciation.js";

/** A symbol that the front end would leave out: the engine may know its name, and is given it. */
const SYMBOL = { class: "symbol", rule: "as written" };

/**
 * Stands in for a front end where the engine reads text by itself: each word "sounds" as its letters, so that a text is
 * cut into utterances of a sensible length, and each word still has its place in the source.
 *
 * An ideograph or a kana says about as much as three letters.
 */
export function estimateFromGraphemes(tokens: readonly Token[]): Pronunciation {
  let phonemes = "";
  const words: SaidWord[] = [];
  for (const token of tokens) {
    const written = token.kind === "word" ? token.text : token.mark === "" ? token.written : "";
    const audible = isAudible(written);
    if (token.kind === "word" && !audible) continue;
    if (token.spaced && phonemes !== "") phonemes += " ";
    const start = phonemes.length;
    if (token.kind === "mark" && !audible) phonemes += token.mark;
    else {
      phonemes += written.replaceAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu, "$&··");
      const { class: kind, rule } = token.kind === "word" ? token : SYMBOL;
      words.push({
        text: written,
        source: token.source,
        class: kind,
        rule,
        from: "engine",
        phonemes: { start, end: phonemes.length },
      });
    }
  }
  return { phonemes: words.length === 0 ? "" : phonemes, words, unspoken: [] };
}
