import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { Dictionary } from "../../../../src/languages/english/dictionary/dictionary.js";
import { EnglishDictionary } from "../../../../src/languages/english/dictionary/english-dictionary.js";
import {
  type HomographClassifier,
  openHomographClassifier,
} from "../../../../src/languages/english/homographs/learned/classifier.js";
import { EnglishPronouncer } from "../../../../src/languages/english/pronounce/english-pronouncer.js";
import { openTagger, type TaggedToken, type Tagger } from "../../../../src/languages/english/tagging/tagger.js";

/**
 * Opens the tagger of the package. It caches the tokens of each text, since tagging takes most of the time of a test.
 */
export function openTestTagger(): Tagger {
  const tag = openTagger(readData("en.tagger.bin"));
  const known = new Map<string, TaggedToken[]>();
  return (text) => {
    const tokens = known.get(text) ?? tag(text);
    known.set(text, tokens);
    return tokens;
  };
}

/** Opens a reader with the dictionaries of the package and without a fallback: words that they lack are silent. */
export function openTestReader(tagger: Tagger = openTestTagger()): EnglishPronouncer {
  const american = openTestLexicon("en-us");
  const british = openTestLexicon("en-gb");
  return new EnglishPronouncer({
    tagger,
    lexicon: (language) => (language === "en-gb" ? british : american),
    homographs: openTestHomographs(),
  });
}

/** Opens the classifier of homographs. */
export function openTestHomographs(): HomographClassifier {
  return openHomographClassifier(readData("homographs.br"));
}

/** Opens the dictionary of a dialect, which pronounces words. */
export function openTestLexicon(language: "en-us" | "en-gb"): EnglishDictionary {
  return new EnglishDictionary(openTestDictionary(language), { british: language === "en-gb" });
}

/** Opens the entries of a dialect's dictionary. */
export function openTestDictionary(language: "en-us" | "en-gb"): Dictionary {
  return new Dictionary(readData(`${language}.lexicon.br`));
}

function readData(name: string): Buffer {
  const content = readFileSync(new URL(`../../../../data/${name}`, import.meta.url));
  return name.endsWith(".br") ? brotliDecompressSync(content) : content;
}
