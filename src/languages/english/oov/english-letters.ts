/**
 * Returns a word with letters of other languages in the letters with which English spells their sounds: "Kovačević" is
 * Kovachevich, "Erdoğan" is Erdoan, "Doucouré" is Doucouray. Removes all other accents.
 *
 * The network has learned no accents, so that it would read "ć" as in "music".
 */
export function inEnglishLetters(word: string): string {
  const capitals = word === word.toUpperCase();
  const spelled = word
    .normalize("NFC")
    .replaceAll(/ç(?=[aou])/gu, "s")
    .replace(/(?<=\p{L}{2})ée?(?=['’]s$|$)/u, "ay")
    .replaceAll(SIGNS, (letter) => SPELLINGS.get(letter) ?? titled(SPELLINGS.get(letter.toLowerCase()) ?? ""));
  return (capitals ? spelled.toUpperCase() : spelled)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
}

/** Slavic, Romanian, Turkish and Spanish letters with a sound that English spells with other letters. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["č", "ch"],
  ["ć", "ch"],
  ["ç", "ch"],
  ["š", "sh"],
  ["ś", "sh"],
  ["ş", "sh"],
  ["ș", "sh"],
  ["ž", "zh"],
  ["ź", "zh"],
  ["ż", "zh"],
  ["ț", "ts"],
  ["ţ", "ts"],
  ["ą", "on"],
  ["ę", "en"],
  ["ň", "ny"],
  ["ñ", "ny"],
  ["ğ", ""],
]);

const SIGNS = new RegExp(`[${[...SPELLINGS.keys()].join("")}]`, "giu");

function titled(letters: string): string {
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
