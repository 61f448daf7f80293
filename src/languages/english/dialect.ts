/** The two dialects that VoxWeave reads by its own dictionaries. */
export type EnglishDialect = "en-us" | "en-gb";
