/**
 * Returns words as they are spoken: in lower case, without symbols, with spaces between letters that are named one by one.
 *
 * @param words words; `as` marks those whose letters are named
 */
export function spokenWords(words: readonly { readonly text: string; readonly as?: "letters" }[]): string {
  return words
    .map(({ text, as }) => (as === "letters" ? letters(text) : text))
    .join(" ")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[^\p{L}\p{M}\p{N}']+/gu, " ")
    .replaceAll(/(?<![\p{L}\p{N}])'(?![\p{L}])|(?<=\s|^)'(?=\s|$)/gu, "")
    .trim();
}

/** Puts spaces between the letters of a word: "CDs" → C D s; "CEO's" → C E O's. */
function letters(text: string): string {
  return (text.match(/[\s\S](?:['’]\p{L}*)?/gu) ?? []).join(" ");
}
