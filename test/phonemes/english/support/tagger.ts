import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { openTagger, type Tagger } from "../../../../src/phonemes/english/tagger/tagger.js";

/** The tagger with the data of the package. */
export function openTestTagger(): Tagger {
  return openTagger(brotliDecompressSync(readFileSync(new URL("../../../../data/en.tagger.br", import.meta.url))));
}
