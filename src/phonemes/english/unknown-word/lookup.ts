/** The dialects of the dictionaries. */
export type EnglishDialect = "en-us" | "en-gb";

/** Phonemes of a word that the dictionary has. */
export type Lookup = (word: string) => string | undefined;
