// Turns American pronunciations into British ones, in the symbols and conventions of misaki's dictionaries. An American
// pronunciation has lost differences that British English makes, such as lot and palm: the spelling decides them.

const VOWELS = "AIOWYiuæɑɔəɛɜɪʊʌᵊᵻ";
const UNIT = new RegExp(`([ˈˌ]?)([${VOWELS}])|[^ˈˌ]`, "gu");

/**
 * Returns the British pronunciation of a word.
 *
 * @param {string} american phonemes in misaki's American symbols
 * @param {string} word its spelling in lower case
 */
export function toBritish(american, word) {
  const units = parse(american.replaceAll("ʔn", "tᵊn").replaceAll("ɾ", "t").replaceAll("ᵻ", "ɪ"), word);
  const said = units.map((unit, at) => (unit.vowel === undefined ? consonantOf(units, at) : sayVowel(units, at, word)));
  const [before, after = ""] = said.join("").split("ˈ");
  const plain = before + (after === "" ? "" : `ˈ${after.replaceAll("ˌ", "")}`);
  return CONVENTIONS.reduce((phonemes, [pattern, replacement]) => phonemes.replace(pattern, replacement), plain);
}

/** Ways of writing that differ between the two dictionaries, and endings that differ between the two dialects. */
const CONVENTIONS = [
  [/^ˌʌn/, "ʌn"],
  [/(?<!ˈ)ɜː/g, "əː"],
  [/(?<=[ʃʒ])ən(?![ˈiɪauːɒ])/g, "ᵊn"],
  [/kᵊli$/, "kli"],
  [/mənt(?=s?$)/, "mᵊnt"],
  [/f[ᵊə]l(?=(?:i|nəs)?$)/, "fʊl"],
  [/(?<=[ln])jə/g, "ɪə"],
  [/əw(?=ə)/g, "ʊ"],
  [/tɔːɹi$/, "təɹi"],
  [/(?<!ˈ)[aɛ]ː?ɹi$/, "əɹi"],
  [/ɪ(?=ɪ)/g, "i"],
];

/** Splits phonemes into consonants, and vowels with their stress mark and, if they can be found, their letters. */
function parse(phonemes, word) {
  const units = [...phonemes.matchAll(UNIT)].map(([text, mark, vowel]) => ({ text, mark, vowel }));
  const vowels = units.filter(({ vowel }) => vowel !== undefined);
  const spellings = [spellingsOf(word), spellingsOf(word.replace(/e(?=(?:s|d|ly|ment|man|ton|land)?$)/, ""))].find(
    (letters) => letters.length === vowels.length,
  );
  vowels.forEach((unit, at) => {
    unit.letters = spellings?.[at];
  });
  return units;
}

/** The groups of vowel letters of a word, as far as they are vowels: "qu" and a "y" before a vowel are not. */
function spellingsOf(word) {
  const plain = word
    .replace(/^y(?=[aeiou])/, "")
    .replaceAll(/q(u)/g, "q")
    .replaceAll(/(?<=[aeiou])y(?=[aeiou])/g, "y-");
  return plain.match(/[aeiouy]+w?(?![aeiouy])|[aeiouy]+/g) ?? [];
}

/** An "r" after a vowel is silent unless another vowel follows. */
function consonantOf(units, at) {
  const { text } = units[at];
  const isAfterVowel = units[at - 1]?.vowel !== undefined;
  return text === "ɹ" && isAfterVowel && units[at + 1]?.vowel === undefined ? "" : text;
}

function sayVowel(units, at, word) {
  const { mark, vowel } = units[at];
  const r = units[at + 1]?.text === "ɹ";
  if (!r && vowel === "u" && hasYod(units, at)) return `j${mark}uː`;
  return mark + (r ? beforeR(units, at, word) : plainVowel(units, at, word));
}

/** Vowels before r: an r that a vowel follows is pronounced, and may leave the vowel short. */
function beforeR(units, at, word) {
  const { vowel, letters } = units[at];
  const linked = units[at + 2]?.vowel !== undefined;
  if (vowel === "ɛ" && linked) {
    if (word.includes("arr")) return "a";
    if (/arah?$/.test(word)) return "ɛː";
    if (/a[iy]|ea|ei|^a$/.test(letters ?? "e") && /a[iy]r|ear|eir|ar(?:[iey][aeou]|e|y$|ie)/.test(word)) return "ɛː";
    return letters?.startsWith("a") ? "a" : "ɛ";
  }
  if (vowel === "æ") return "a";
  if (vowel === "ɑ" && linked && letters === "o") return "ɒ";
  if (vowel === "ɔ" && linked && /orr|^(?:fl?|h|m|c|d)?or[aeio][^aeiouy]|^(?:l|m)aur/.test(word)) return "ɒ";
  if (vowel === "ɪ" && linked && /^[iy]$/.test(letters ?? "")) return "ɪ";
  if (vowel === "ɜ" && linked && /urr|our/.test(word)) return "ʌ";
  return (
    { ɑ: "ɑː", ɔ: "ɔː", ɛ: "ɛː", ɪ: "ɪə", i: "ɪə", ʊ: "ʊə", u: "ʊə", ɜ: "ɜː", ə: "ə" }[vowel] ??
    plainVowel(units, at, word)
  );
}

function plainVowel(units, at, word) {
  const { mark, vowel, letters = "" } = units[at];
  const before = units[at - 1]?.text ?? "";
  const next = units[at + 1];
  switch (vowel) {
    case "O":
      return "Q";
    case "æ":
      return mark !== "" && BATH.test(word) ? "ɑː" : "a";
    case "ɑ":
      return isShortO(units, at, word) ? "ɒ" : "ɑː";
    case "ɔ":
      return letters === "o" ||
        (letters === "" && !/a[ul]|aw|ou/.test(word)) ||
        (letters === "a" && /w|kw/.test(before))
        ? "ɒ"
        : "ɔː";
    case "i":
      if (next === undefined) return mark !== "" ? "iː" : "i";
      return mark !== "" ? "iː" : "ɪ";
    case "u":
      return mark === "" && next?.vowel !== undefined ? "ʊ" : "uː";
    case "ə":
      return /[nl]ess(?:ly|es)?$/.test(word) && at >= units.length - 4 ? "ə" : weakVowel(units, at);
    default:
      return vowel;
  }
}

/** The vowel of lot, and not that of palm. */
function isShortO(units, at, word) {
  const letters = units[at]?.letters ?? "";
  if (letters !== "") return /^ow?$|^h?ou$/.test(letters) || (letters === "a" && units[at - 1]?.text === "w");
  return word.includes("o") && !word.includes("a");
}

/** British English has a "y" in tune, duke and new. */
function hasYod(units, at) {
  const { mark, letters = "" } = units[at];
  return mark !== "" && /^(?:u|ue|ew|eu|ui)$/.test(letters) && /[tdn]/.test(units[at - 1]?.text ?? "");
}

/** Where "e" and "i" are weak, British English has ɪ: market, basin. */
function weakVowel(units, at) {
  const { letters = "" } = units[at];
  const next = units[at + 1]?.text ?? "";
  if (/^[iy]$/.test(letters) && next !== "") return "ɪ";
  return letters === "e" && /[tdsʃʤkɡbpfvz]/.test(next) ? "ɪ" : "ə";
}

/** Spellings in which American æ is mostly British ɑː. */
const BATH =
  /bath|path|class|glass|grass|pass(?!i)|brass|castle|master|plaster|craft|shaft|staff|chance|dance|france|branch|grant|plant|slant|chant|ask|cast|fast|last|past|vast|half|calf|laugh|raft|after|graph/;
