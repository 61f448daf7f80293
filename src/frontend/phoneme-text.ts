import { VoxError } from "../core/errors.js";
import { type PortableMarkedText, plainMarkedText } from "../markup/marked-text.js";
import { fromIpa } from "../phonemes/ipa.js";
import type { SaidWord } from "../phonemes/pronunciation.js";
import { phonemeId } from "../phonemes/vocabulary.js";
import type { PronouncedSegment } from "./pronounced-segment.js";

/**
 * Checks a text of phonemes in Kokoro's symbols, such as `Explanation.phonemes`.
 *
 * @throws {VoxError} `VOX_PHONEME_UNKNOWN`, with the place of the symbol.
 */
export function parsePhonemes(source: string): PortableMarkedText {
  let index = 0;
  for (const symbol of source) {
    if (!/\s/u.test(symbol) && [...decomposed(symbol)].some((part) => phonemeId(part) === undefined)) {
      throw unknownPhoneme(symbol, index);
    }
    index += symbol.length;
  }
  return plainMarkedText(source);
}

/** Yields the sentences of a text of phonemes. A line break ends a paragraph. The segments tile the text. */
export async function* phonemeSegments({ text }: Pick<PortableMarkedText, "text">): AsyncGenerator<PronouncedSegment> {
  for (const line of text.matchAll(/[^\r\n]*(?:[\r\n]+|$)/gu)) {
    const sentences = [...line[0].matchAll(SENTENCE)].filter(({ 0: sentence }) => sentence !== "");
    for (const [index, { 0: sentence, index: at }] of sentences.entries()) {
      const start = line.index + at;
      yield {
        ...readSentence(sentence, start),
        source: { start, end: start + sentence.length },
        unspoken: [],
        endsSentence: true,
        ...(index === sentences.length - 1 && { paragraphEnd: "paragraph" }),
        prosody: {},
        problems: [],
      };
    }
  }
}

/** A sentence with the white space after it. */
const SENTENCE = /[\s\S]*?(?:[.!?…]+[)”"]*\s+|$)/gu;

/** A gap, marks, or the phonemes of a word. */
const PART = /(?<gap>\s+)|(?<marks>[;:,.!?—…"()“”]+)|[^\s;:,.!?—…"()“”]+/gu;

function readSentence(sentence: string, start: number): Pick<PronouncedSegment, "phonemes" | "words"> {
  const words: SaidWord[] = [];
  let phonemes = "";
  const trimmed = sentence.trim();
  const first = start + sentence.indexOf(trimmed);
  for (const { 0: part, index, groups } of trimmed.matchAll(PART)) {
    if (groups?.["gap"] !== undefined) phonemes += " ";
    else if (groups?.["marks"] !== undefined) phonemes += part;
    else {
      const from = phonemes.length;
      phonemes += decomposed(part);
      words.push({
        text: part,
        source: { start: first + index, end: first + index + part.length },
        phonemes: { start: from, end: phonemes.length },
        class: "phonemes",
        rule: "as written",
        from: "user",
      });
    }
  }
  return { phonemes: words.length === 0 ? "" : phonemes, words };
}

/** Returns phonemes as the vocabulary has them: accents apart from their letters. Programs that paste text may join them. */
function decomposed(phonemes: string): string {
  return phonemes.normalize("NFD").replaceAll("c\u0327", "ç");
}

function unknownPhoneme(symbol: string, index: number): VoxError<"VOX_PHONEME_UNKNOWN"> {
  const { phonemes: near } = fromIpa(symbol);
  const hint = near === "" || near === symbol ? "replace or remove it." : `did you mean "${near}"?`;
  return new VoxError(
    "VOX_PHONEME_UNKNOWN",
    `character ${index} is "${symbol}", which is not one of Kokoro's symbols; ${hint} "voxweave explain" shows the phonemes of a text`,
    { symbol, index },
  );
}
