const MOST_WORDS = 6;
const MOST_CHARACTERS = 48;

/** Returns a name for a file of a text: its first words, without markup and without characters that a system forbids. */
export function fileName(text: string, ending: string): string {
  const words = text
    .replaceAll(/<[^>]*>|\[[a-z]+:[^\]]*\]|\]\([^)]*\)/gu, " ")
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu);
  let name = "";
  for (const word of words?.slice(0, MOST_WORDS) ?? []) {
    const longer = name === "" ? word : `${name} ${word}`;
    if (longer.length > MOST_CHARACTERS) break;
    name = longer;
  }
  name = name.replaceAll(/\.+(?=\s|$)/gu, "").trim();
  return `${name === "" ? "speech" : name}.${ending}`;
}
