/**
 * Returns a word with letters of other languages in the letters with which English spells their sounds: "Kovačević" is
 * Kovachevitch, "Janković" Yankovitch, "Wyszyński" Vyshynski, "Erdoğan" Erdoan, "Doucouré" Doucouray. Removes all other
 * accents.
 *
 * The network has learned no accents, so that it would read "ć" as in "music". Where the accents show the language of a
 * word, its letters without accents are respelled too.
 */
export function inEnglishLetters(word: string): string {
  const capitals = word === word.toUpperCase();
  const composed = word.normalize("NFC");
  const language = LANGUAGES.find(({ letters }) => letters.test(composed));
  const native = (language?.spellings ?? []).reduce(
    (text, [pattern, spelling]) => text.replace(pattern, (letters) => cased(letters, spelling)),
    composed,
  );
  const spelled = native
    .replaceAll(/ç(?=[aou])/gu, "s")
    .replace(/(?<=\p{L}{2})ée?(?=['’]s$|$)/u, "ay")
    .replaceAll(/(?<=[aeiou])[ćč](?=['’]s$|$)/giu, "tch")
    .replaceAll(SIGNS, (letter) => cased(letter, SPELLINGS.get(letter.toLowerCase()) ?? ""));
  return (capitals ? spelled.toUpperCase() : spelled)
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
}

type Respelling = readonly [RegExp, string];

/** Languages that have letters of their own, with the spelling of their sounds. The first that fits a word counts. */
const LANGUAGES: readonly { readonly letters: RegExp; readonly spellings: readonly Respelling[] }[] = [
  {
    // Polish
    letters: /[łńśźżąę]/iu,
    spellings: [
      [/w/giu, "v"],
      [/ł+/giu, "w"],
      [/sz/giu, "sh"],
      [/cz|ci(?=[aeou])/giu, "ch"],
      [/rz/giu, "zh"],
      [/j/giu, "y"],
      [/ó/giu, "oo"],
      [/c(?![hk])/giu, "ts"],
    ],
  },
  {
    // Czech, Slovak, the languages of former Yugoslavia, and of the Baltic
    letters: /[čćšžđřěůťďľ]/iu,
    spellings: [
      [/dž|đ/giu, "dj"],
      [/(?<!d)j/giu, "y"],
      [/c(?![hk])/giu, "ts"],
    ],
  },
];

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

/** Returns letters with a capital at their start if the letters that they replace begin with one. */
function cased(replaced: string, letters: string): string {
  const isCapital = replaced.charAt(0) !== replaced.charAt(0).toLowerCase();
  return isCapital ? letters.charAt(0).toUpperCase() + letters.slice(1) : letters;
}
