/**
 * Words as they are spoken: lower case, no digits or symbols, letters that are named one by one apart.
 *
 * @param words with `as` where their letters are named
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

/** "CDs" → C D s; "CEO's" → C E O's. */
function letters(text: string): string {
  return (text.match(/[\s\S](?:['’]\p{L}*)?/gu) ?? []).join(" ");
}
