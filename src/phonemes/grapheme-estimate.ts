import { isAudible } from "../text/audible.js";
import type { Token } from "../text/tokens.js";
import type { Pronunciation, SaidWord } from "./pronunciation.js";

/** Class and rule of a symbol that the rules leave out: the engine receives it, since it may know its name. */
const SYMBOL = { class: "symbol", rule: "as written" };

/**
 * Replaces the phonemizer for an engine that reads text itself. The letters of each word stand in for its phonemes, so
 * that utterances get a sensible length and each word keeps its range in the source.
 *
 * An ideograph or a kana counts as three letters, since it takes about as long to say.
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
