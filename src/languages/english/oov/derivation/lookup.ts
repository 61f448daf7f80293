export type { EnglishDialect } from "../../dialect.js";

/** Phonemes of a word that the dictionary has. */
export type Lookup = (word: string) => string | undefined;
