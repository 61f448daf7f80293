/** An English dialect for which VoxWeave has its own dictionaries. */
export type EnglishDialect = "en-us" | "en-gb";
