export type { EnglishDialect } from "../../dialect.js";

/** Returns the phonemes of a word, or `undefined` if the dictionary lacks it. */
export type Lookup = (word: string) => string | undefined;
