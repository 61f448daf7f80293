import { explainMarkedText } from "#dist/frontend/explain.js";
import { parseMarkup } from "#dist/frontend/parse-markup.js";
import { Dictionary } from "#dist/languages/english/dictionary/dictionary.js";
import { EnglishDictionary } from "#dist/languages/english/dictionary/english-dictionary.js";
import { featuresOf } from "#dist/languages/english/homographs/learned/features.js";
import type { LearnedSense } from "#dist/languages/english/homographs/learned/model-file.js";
import { hashOf } from "#dist/languages/english/homographs/learned/slots.js";
import { WordContext } from "#dist/languages/english/homographs/word-context.js";
import { openTagger } from "#dist/languages/english/tagging/tagger.js";
import { taggerInput } from "#dist/languages/english/tagging/tagger-input.js";
import { packageData } from "#dist/platform/package-data.js";
import { senseOf } from "./corrections.js";
import type { Sentence } from "./tables.js";

/** A homograph in its sentence, as the classifier sees it. */
export interface Example {
  readonly sentence: Sentence;
  /** The sense, which may correct that of the data. */
  readonly sense: string;
  /** The hash of each feature. */
  readonly features: Uint32Array;
  /** The tagger's vector of the word. */
  readonly vector: Float32Array;
}

/**
 * Reads sentences with the front end and returns their examples. A sentence is left out if the front end does not read
 * the homograph as one word, or if its sense is not in the table.
 */
export async function makeExamples(
  sentences: readonly Sentence[],
  senses: ReadonlyMap<string, readonly LearnedSense[]>,
): Promise<readonly Example[]> {
  const find = openFinder();
  const examples: Example[] = [];
  for (const sentence of sentences) {
    const place = await find(sentence);
    if (place === undefined) continue;
    const sense = senseOf(sentence, place);
    if (!senses.get(sentence.word)?.some((one) => one.sense === sense)) continue;
    const features = Uint32Array.from(featuresOf(place), hashOf);
    examples.push({ sentence, sense, features, vector: place.vector.slice() });
  }
  return examples;
}

/** Returns a function that finds the homograph among the tokens that the tagger sees. */
function openFinder(): (sentence: Sentence) => Promise<WordContext | undefined> {
  const tagger = openTagger(packageData.read("en.tagger.bin"));
  const dictionary = new EnglishDictionary(new Dictionary(packageData.read("en-us.lexicon.br")), { british: false });
  return async ({ word, text, start }) => {
    let found: WordContext | undefined;
    const script = await parseMarkup(text, "plain");
    await explainMarkedText(
      script,
      async (segments) =>
        segments.map((tokens) => {
          const { text: joined, givens } = taggerInput(tokens, dictionary);
          const at = tokens.findIndex((token) => token.source.start <= start && token.source.end > start);
          const token = tokens[at];
          if (token?.kind === "word") {
            const offset = (givens[at]?.start ?? 0) + start - token.source.start;
            const tagged = tagger(joined);
            const index = tagged.findIndex((one) => one.start <= offset && one.start + one.text.length > offset);
            if (tagged[index]?.text.toLowerCase() === word) found = new WordContext(tagged, index);
          }
          return { phonemes: "", words: [], unspoken: [] };
        }),
      { languageOf: () => "en-us" },
    );
    return found;
  };
}
