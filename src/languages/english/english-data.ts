import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import type { EnglishDialect } from "./dialect.js";
import { Dictionary } from "./dictionary/dictionary.js";
import { EnglishDictionary } from "./dictionary/english-dictionary.js";
import { openFallback } from "./oov/fallback.js";
import { type Names, parseNames } from "./oov/names.js";
import { EnglishPronouncer } from "./pronounce/english-pronouncer.js";
import { openTagger } from "./tagging/tagger.js";

/** The package's own data, which `npm run build` makes in a clone. */
const DATA = new URL("../../../data/", import.meta.url);

/**
 * A reader with the tagger of the package, and its dictionaries, of which each is loaded when it is first needed. It
 * takes a tenth of a second, and 100 MB of memory.
 *
 * @throws {Error} where the data is not there.
 */
export function openEnglishReader(): EnglishPronouncer {
  const lexicons = new Map<EnglishDialect, EnglishDictionary>();
  const lexicon = (language: EnglishDialect): EnglishDictionary => {
    const open = lexicons.get(language);
    if (open !== undefined) return open;
    const dictionary = new Dictionary(readData(`${language}.lexicon.br`));
    const opened = new EnglishDictionary(dictionary, { british: language === "en-gb" });
    lexicons.set(language, opened);
    return opened;
  };
  const parsed = new Map<EnglishDialect, Names>();
  const names = (language: EnglishDialect): Names => {
    const known = parsed.get(language) ?? parseNames(readFileSync(pathOf("names.tsv"), "utf8"), language);
    parsed.set(language, known);
    return known;
  };
  const fallback = openFallback(pathOf("letter-to-sound.bin"), lexicon, names);
  return new EnglishPronouncer({ tagger: openTagger(readData("en.tagger.bin")), lexicon, names, fallback });
}

function readData(name: string): Buffer {
  const path = pathOf(name);
  try {
    const content = readFileSync(path);
    return name.endsWith(".br") ? brotliDecompressSync(content) : content;
  } catch (cause) {
    const message = `${path} cannot be read; install voxweave anew, or run \`npm run build\` in a clone of it`;
    throw new Error(message, { cause });
  }
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, DATA));
}
