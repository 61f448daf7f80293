import type { SourceRange } from "../../../src/core/range.js";
import type { Phonemizer } from "../../../src/phonemes/phonemizer.js";
import type { Pronunciation, SaidWord } from "../../../src/phonemes/pronunciation.js";
import type { Token } from "../../../src/text/tokens.js";

/** A front end without eSpeak. Each Latin letter and digit is its own phoneme; other letters have no sound. */
export function openLetterPhonemizer(): Phonemizer {
  return {
    async phonemize(segments, _language, { signal } = {}) {
      signal?.throwIfAborted();
      return segments.map(spell);
    },
    async [Symbol.asyncDispose]() {},
  };
}

function spell(tokens: readonly Token[]): Pronunciation {
  let phonemes = "";
  const words: SaidWord[] = [];
  const unspoken: SourceRange[] = [];
  for (const token of tokens) {
    const sound = token.kind === "mark" ? token.mark : token.text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    if (sound === "") {
      if (/\p{L}/u.test(token.kind === "word" ? token.text : "")) unspoken.push(token.source);
      continue;
    }
    if (token.spaced && phonemes !== "") phonemes += " ";
    const start = phonemes.length;
    phonemes += sound;
    if (token.kind === "word") {
      const { text, source, class: kind, rule } = token;
      words.push({ text, source, class: kind, rule, from: "lexicon", phonemes: { start, end: phonemes.length } });
    }
  }
  return { phonemes: words.length === 0 ? "" : phonemes, words, unspoken };
}
