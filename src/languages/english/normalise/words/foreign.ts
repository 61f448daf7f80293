import type { Rule } from "../../../../text/rule.js";

/**
 * Phrases of other languages with words that English reads in another way when they stand alone: the phrase, and the phonemes of
 * each word in American and in British English. "=" is a word that is read as it is written, and so are the words after the last
 * one. Words that are always foreign ("déjà", "Wiedersehen") are in `data/names.tsv`.
 */
const PHRASES: readonly (readonly [phrase: string, american: string, british?: string])[] = [
  ["Des Moines", "də mˈYn"],
  ["la vie", "lɑ vˈi", "lɑː vˈiː"],
  ["fait accompli", "fˌAt"],
  ["sous vide", "sˌu vˈid", "sˌuː vˈiːd"],
  ["je ne sais quoi", "ʒə nə sA"],
  ["s'il vous plaît", "sil vu plˈA", "siːl vuː plˈA"],
  ["s'il vous plait", "sil vu plˈA", "siːl vuː plˈA"],
  ["coup de grâce", "= də ɡɹˈɑs", "= də ɡɹˈɑːs"],
  ["coup de grace", "= də ɡɹˈɑs", "= də ɡɹˈɑːs"],
  ["pièce de résistance", "piˌɛs də ɹəzˌistˈɑns", "piˌɛs də ɹəzˌiːstˈɒns"],
  ["piece de resistance", "piˌɛs də ɹəzˌistˈɑns", "piˌɛs də ɹəzˌiːstˈɒns"],
  ["du jour", "du ʒˈʊɹ", "djuː ʒˈʊə"],
  ["bon voyage", "bˌɑn vwIˈɑʒ", "bˌɒn vwIˈɑːʒ"],
  ["sacré bleu", "sɑkɹˌA blˈɜ", "sakɹˌA blˈɜː"],
  ["sacre bleu", "sɑkɹˌA blˈɜ", "sakɹˌA blˈɜː"],
  ["mon Dieu", "mɔn"],
  ["mon ami", "mɔn ɑmˈi", "mɔn ɑmˈiː"],
  ["mon amie", "mɔn ɑmˈi", "mɔn ɑmˈiː"],
  ["mein Gott", "mIn ɡˈɔt", "mIn ɡˈɒt"],
  ["guten Tag", "= tˈɑk", "= tˈɑːk"],
  ["auf Wiedersehen", "Wf"],
  ["au pair", "O", "Q"],
  ["au pairs", "O", "Q"],
  ["au revoir", "O", "Q"],
  ["au gratin", "O", "Q"],
  ["au jus", "O", "Q"],
  ["au lait", "O", "Q"],
  ["au naturel", "O", "Q"],
  ["au courant", "O kuɹˈɑn", "Q kuːɹˈɒn"],
  ["au fait", "O fˈA", "Q fˈA"],
  ["en masse", "ˌɑn", "ˌɒn"],
  ["en route", "ˌɑn", "ˌɒn"],
  ["en suite", "ˌɑn", "ˌɒn"],
  ["en passant", "ˌɑn pæsˈɑn", "ˌɒn pasˈɒn"],
  ["en garde", "ˌɑn", "ˌɒn"],
  ["en bloc", "ˌɑn", "ˌɒn"],
  ["en pointe", "ˌɑn pwˈænt", "ˌɒn pwˈant"],
  ["à la", "ɑ lɑ", "ɑː lɑː"],
  ["à deux", "ɑ dˈɜ", "ɑː dˈɜː"],
  ["à trois", "ɑ", "ɑː"],
  ["Mardi Gras", "= ɡɹˌɑ", "= ɡɹˈɑː"],
  ["foie gras", "= ɡɹˈɑ", "= ɡɹˈɑː"],
  ["por favor", "pɔɹ fɑvˈɔɹ", "pɔː favˈɔː"],
  ["belles lettres", "bɛl lˈɛtɹə"],
];

const READINGS = new Map(
  PHRASES.map(([phrase, american, british = american]) => [phrase.toLowerCase(), { american, british }]),
);

/** The rule for {@link PHRASES}. They may begin with a capital, and have a hyphen for a space. */
export const FOREIGN_RULES: readonly Rule[] = [
  {
    class: "word",
    name: "phrase of another language",
    begins: new RegExp(`[${[...READINGS.keys()].map((phrase) => phrase.charAt(0)).join("")}]`, "iu"),
    pattern: new RegExp(String.raw`(?:${patternOf(PHRASES.map(([phrase]) => phrase))})(?![\p{L}\p{N}])`, "uy"),
    read: ([written], { locale }) => {
      const reading = READINGS.get(written.toLowerCase().replaceAll("-", " "));
      const sounds = (locale === "en-gb" ? reading?.british : reading?.american)?.split(" ") ?? [];
      return [...written.matchAll(/[^ -]+/gu)].map(({ 0: word, index }) => {
        const phonemes = sounds.shift();
        const place = { from: index, to: index + word.length };
        return phonemes === undefined || phonemes === "="
          ? { text: word, ...place }
          : { text: word, phonemes, ...place };
      });
    },
  },
];

/** Returns the source of a pattern for phrases, the longest first. */
function patternOf(phrases: readonly string[]): string {
  return phrases
    .toSorted((one, other) => other.length - one.length)
    .map((phrase) => `[${phrase.charAt(0)}${phrase.charAt(0).toUpperCase()}]${phrase.slice(1).replaceAll(" ", "[ -]")}`)
    .join("|");
}
