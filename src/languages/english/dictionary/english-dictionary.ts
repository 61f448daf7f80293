import type { NextSound } from "../pronounce/next-sound.js";
import type { Dictionary, Entry } from "./dictionary.js";
import { parentOf } from "./parts-of-speech.js";
import { PRIMARY } from "./sounds.js";
import { SYMBOLS, saySpecial, type WordQuery } from "./special-words.js";
import { spellLetters } from "./spell.js";
import { applyStress } from "./stress.js";
import { withEd, withIng, withS } from "./suffixes.js";
import type { WordPronunciation } from "./word-pronunciation.js";

/** Stress of a word with a capital, and of a word in capitals: see {@link applyStress}. */
const CAPITAL_STRESS = 0.5;
const CAPITALS_STRESS = 2;
/** Longer words with the tag of a name may be common words at the start of a sentence. @unit characters */
const LONGEST_NAME = 7;

/** Options of an {@link EnglishDictionary}. */
export interface EnglishDictionaryOptions {
  readonly british: boolean;
  /**
   * Returns the words of CMUdict that the checked dictionary lacks, in lower case. Called for each word that the checked
   * dictionary lacks.
   *
   * @default no such words
   */
  readonly additions?: () => Dictionary | undefined;
}

/**
 * Pronounces single words, as misaki's `Lexicon`: by dictionaries, endings and capitals, and some words by the next
 * sound.
 */
export class EnglishDictionary {
  readonly #dictionary: Dictionary;
  readonly #additions: () => Dictionary | undefined;
  readonly #endings: { readonly british: boolean };

  constructor(dictionary: Dictionary, { british, additions = () => undefined }: EnglishDictionaryOptions) {
    this.#dictionary = dictionary;
    this.#additions = additions;
    this.#endings = { british };
  }

  /** Returns the pronunciation of a word, or `undefined` if neither a dictionary nor a rule covers it. */
  say(written: string, tag: string, context: NextSound): WordPronunciation | undefined {
    const text = written.replaceAll(/[‘’]/g, "'").normalize("NFKC");
    return this.#sayWord({ text, tag, stress: stressOf(text) }, context);
  }

  /** Returns the entry of the checked dictionary. */
  gold(word: string): Entry | undefined {
    return this.#dictionary.gold(word);
  }

  /** Returns whether misaki's dictionaries have a word with exactly these capitals. */
  isWritten(word: string): boolean {
    return this.#dictionary.hasExactly(word);
  }

  /** Adds the ending of a plural or a possessive to phonemes. */
  withS(phonemes: string): string {
    return withS(phonemes, this.#endings);
  }

  /** Spells a word. Returns `undefined` if a letter has no name. */
  spell(word: string): WordPronunciation | undefined {
    return spellLetters(word, this.#dictionary);
  }

  /** Returns the default phonemes of a word, without regard to its sentence. */
  entry(word: string): string | undefined {
    return usual(this.#dictionary.gold(word) ?? this.#added(word) ?? this.#dictionary.silver(word));
  }

  /** Returns the same for a word of misaki's dictionaries only: CMUdict adds mostly names. */
  common(word: string): string | undefined {
    return usual(this.#dictionary.gold(word) ?? this.#dictionary.silver(word));
  }

  #sayWord(query: WordQuery, context: NextSound): WordPronunciation | undefined {
    const special = saySpecial(query, this, context);
    if (special !== undefined) return special;
    const shortened = this.#sayShortenedIng(query, context);
    if (shortened !== undefined) return shortened;
    const { tag, stress } = query;
    const text = this.#isCommon(query, context) ? query.text.toLowerCase() : query.text;
    if (this.#isKnown(text)) {
      const said = this.lookup(text, tag, stress, context);
      const checked = this.#sayCheckedStem({ text, tag, stress }, context);
      // "having" keeps its stress, which "have" has lost.
      return checked?.phonemes.includes(PRIMARY) && outline(checked.phonemes) !== outline(said?.phonemes ?? "")
        ? checked
        : said;
    }
    for (const [ending, whole] of POSSESSIVES) {
      const stem = text.slice(0, text.length - ending.length) + whole;
      if (text.endsWith(ending) && this.#isKnown(stem)) return this.lookup(stem, tag, stress, context);
    }
    return this.#sayStem({ text, tag, stress }, context, CAPITAL_STRESS);
  }

  /** Pronounces a form in "-ing" without its last sound: "lovin'" is not the name Lovin. */
  #sayShortenedIng(query: WordQuery, context: NextSound): WordPronunciation | undefined {
    const stem = /^(\p{L}\p{Ll}*in)['’]$/u.exec(query.text)?.[1];
    if (stem === undefined) return undefined;
    const lower = stem.toLowerCase();
    if (this.gold(stem) !== undefined && !["rollin", "savin", "takin"].includes(lower)) return undefined;
    const whole = `${lower}g`;
    const said = this.#isListed(whole) ? this.#sayWord({ ...query, text: whole }, context) : undefined;
    return said === undefined ? undefined : { phonemes: said.phonemes.replace(/ŋ$/u, "n"), from: "rule" };
  }

  /** Returns whether a word with capitals is a common word, which is pronounced as in lower case. */
  #isCommon({ text, tag, stress }: WordQuery, context: NextSound): boolean {
    const lower = text.toLowerCase();
    if (text.length < 2 || text === lower || !/^\p{L}+$/u.test(text.replaceAll("'", ""))) return false;
    if ((tag === "NNP" && text.length <= LONGEST_NAME) || this.#dictionary.has(text)) return false;
    if (text !== text.toUpperCase() && text.slice(1) !== lower.slice(1)) return false;
    return this.#dictionary.has(lower) || this.#sayStem({ text: lower, tag, stress }, context, stress) !== undefined;
  }

  #isKnown(word: string): boolean {
    return this.#isListed(word) || this.#added(word) !== undefined;
  }

  /** Returns whether misaki knows a word, from its dictionaries or as letters. */
  #isListed(word: string): boolean {
    if (this.#dictionary.has(word) || SYMBOLS.has(word)) return true;
    if (!/^[A-Za-z]+$/.test(word)) return false;
    if (word.length === 1) return true;
    if (word === word.toUpperCase() && this.#dictionary.gold(word.toLowerCase()) !== undefined) return true;
    return word.slice(1) === word.slice(1).toUpperCase();
  }

  /** Returns the entry of CMUdict. Its words have no capitals: "McKinsey" is found there too, but no acronym is. */
  #added(word: string): Entry | undefined {
    return isAcronym(word) ? undefined : this.#additions()?.gold(word.toLowerCase());
  }

  /** Pronounces a known word by the entry for its part of speech, or spells it. */
  lookup(written: string, tag: string, stress: number | undefined, context: NextSound): WordPronunciation | undefined {
    const shouted = written === written.toUpperCase() && this.#dictionary.gold(written) === undefined;
    const word = shouted ? written.toLowerCase() : written;
    const name = shouted && tag === "NNP";
    const checked = this.#dictionary.gold(word);
    const added = checked === undefined && !name ? this.#added(word) : undefined;
    const entry = checked ?? added ?? (name ? undefined : this.#dictionary.silver(word));
    const phonemes = typeof entry === "object" ? chooseVariant(entry, tag, context) : entry;
    if (phonemes === undefined || phonemes === null || (name && !phonemes.includes(PRIMARY))) {
      const spelled = this.spell(word);
      if (spelled !== undefined) return spelled;
    }
    if (phonemes === undefined || phonemes === null) return undefined;
    return { phonemes: applyStress(phonemes, stress), from: added === undefined ? "lexicon" : "cmudict" };
  }

  /**
   * Pronounces a form in "-s", "-ing" or "-ed" that the checked dictionary lacks from its stem, if the checked one has that.
   * The unchecked one was filled by a program, which knew no stems: its "scavenging" has no soft g, and its "graphs" ends in
   * a "z". CMUdict has slips: its "chandeliers" has no second r. It counts only where the two differ in more than a weak vowel.
   */
  #sayCheckedStem(query: WordQuery, context: NextSound): WordPronunciation | undefined {
    const text = query.text.toLowerCase();
    if (!/^[a-z]{2,}(?:s|ing|ed)$/.test(text) || this.gold(text) !== undefined) return undefined;
    if (text !== query.text && this.isWritten(query.text)) return undefined;
    const isAdded = this.#added(text) !== undefined;
    if (isAdded && (text.length < 5 || !/^(?:NNS|VB)/.test(query.tag))) return undefined;
    if (text.endsWith("s") && query.tag.startsWith("NNP")) return undefined;
    const [stem, ...others] = stemsOf(text).filter((known) => this.gold(known) !== undefined);
    // Names have such endings too: Vegas, Carlos.
    const isWord = stem !== undefined && ((!isAdded && !text.endsWith("s")) || this.isWritten(stem));
    if (!isWord || others.length > 0) return undefined;
    return this.#sayStem({ ...query, text }, context, CAPITAL_STRESS, [(known) => known === stem]);
  }

  /**
   * @param ingStress stress of a word in "-ing" if its capitals give none
   * @param known tests for a stem, in their order. @default first the stems of misaki's dictionary: "bodies" is not the name
   *   Bodie of CMUdict
   */
  #sayStem(
    query: WordQuery,
    context: NextSound,
    ingStress: number | undefined,
    known: readonly IsKnown[] = [(stem) => this.#isListed(stem), (stem) => this.#isKnown(stem)],
  ): WordPronunciation | undefined {
    const { text, tag, stress } = query;
    const say = (
      stem: string | undefined,
      ending: (phonemes: string) => string | undefined,
      stemStress = stress,
    ): WordPronunciation | undefined => {
      const said = stem === undefined ? undefined : this.lookup(stem, tag, stemStress, context);
      const phonemes = said === undefined || said.phonemes === "" ? undefined : ending(said.phonemes);
      if (said === undefined || phonemes === undefined || stem === undefined) return undefined;
      const spelled = said.spelled === undefined ? {} : { spelled: said.spelled + text.slice(stem.length) };
      return { phonemes, from: "rule", ...spelled };
    };
    for (const isKnown of known) {
      const said =
        say(stemOfS(text, isKnown), (phonemes) => withS(phonemes, this.#endings)) ??
        say(stemOfEd(text, isKnown), (phonemes) => withEd(phonemes, this.#endings)) ??
        say(stemOfIng(text, isKnown), (phonemes) => withIng(phonemes, this.#endings), stress ?? ingStress);
      if (said !== undefined) return said;
    }
    return undefined;
  }
}

type IsKnown = (word: string) => boolean;

/** Returns phonemes without secondary stress and with one symbol for the sounds that weak syllables exchange. */
function outline(phonemes: string): string {
  return phonemes
    .replaceAll(/[ˌː]/g, "")
    .replaceAll(/[ɾʔ]/g, "t")
    .replaceAll(/[ᵻᵊəɪɛʌʊiu]/g, "ə")
    .replaceAll("ɔ", "ɑ");
}

/** Returns the words whose form a word may be: "bath" and "bathe" for "bathing". "Flip" would double its consonant. */
function stemsOf(word: string): readonly string[] {
  if (word.endsWith("s")) return stemsOfPlural(word);
  const cut = word.replace(/(?:ing|ed)$/, "");
  const whole = /^[^aeiou]*[aeiou][bdfgklmnprstvz]$/.test(cut) ? [] : [cut];
  return [...whole, `${cut}e`, ...(/(.)\1$/.test(cut) ? [cut.slice(0, -1)] : [])];
}

/** Returns the words whose plural a word may be. "Storehouses" has the "z" of "houses", and "theses" is no "these". */
function stemsOfPlural(word: string): readonly string[] {
  if (/(?:s|u|i|house|[^s]se)s$/.test(word)) return [];
  const one = word.slice(0, -1);
  if (word.endsWith("ies")) return [one, `${word.slice(0, -3)}y`];
  if (/(?:ss|x|z|ch|sh|o)es$/.test(word)) return [one, word.slice(0, -2)];
  return /(?:[xz]|ch|sh|[^aeiou]y)$/.test(one) ? [] : [one];
}

function stemOfS(word: string, isKnown: IsKnown): string | undefined {
  if (word.length < 3 || !word.endsWith("s")) return undefined;
  const [one, two, three] = [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`];
  if (!word.endsWith("ss") && isKnown(one)) return one;
  const es = word.length > 4 && word.endsWith("es") && !word.endsWith("ies");
  if ((word.endsWith("'s") || es) && isKnown(two)) return two;
  return word.length > 4 && word.endsWith("ies") && isKnown(three) ? three : undefined;
}

function stemOfEd(word: string, isKnown: IsKnown): string | undefined {
  if (word.length < 4 || !word.endsWith("d")) return undefined;
  const [one, two] = [word.slice(0, -1), word.slice(0, -2)];
  if (!word.endsWith("dd") && isKnown(one)) return one;
  const ed = word.length > 4 && word.endsWith("ed") && !word.endsWith("eed");
  return ed && isKnown(two) ? two : undefined;
}

function stemOfIng(word: string, isKnown: IsKnown): string | undefined {
  if (word.length < 5 || !word.endsWith("ing")) return undefined;
  const stem = word.slice(0, -3);
  if (word.length > 5 && isKnown(stem)) return stem;
  if (isKnown(`${stem}e`)) return `${stem}e`;
  const doubled = /([bcdgklmnprstvxz])\1ing$|cking$/.test(word);
  return word.length > 5 && doubled && isKnown(word.slice(0, -4)) ? word.slice(0, -4) : undefined;
}

/** Endings and their replacements: "boys'" is read as "boy's", and "an'" as "an", if the dictionary has that word. */
const POSSESSIVES = [
  ["s'", "'s"],
  ["'", ""],
] as const;

function usual(entry: Entry | undefined): string | undefined {
  return typeof entry === "object" ? (entry.get("DEFAULT") ?? undefined) : entry;
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function stressOf(text: string): number | undefined {
  if (text === text.toLowerCase()) return undefined;
  return text === text.toUpperCase() ? CAPITALS_STRESS : CAPITAL_STRESS;
}

/** Chooses the variant for a tag and the next sound. The variant before a pause is called `None`. */
function chooseVariant(
  entry: ReadonlyMap<string, string | null>,
  tag: string,
  { next }: NextSound,
): string | null | undefined {
  if (next === "pause" && entry.has("None")) return entry.get("None");
  if (entry.has(tag)) return entry.get(tag);
  const parent = parentOf(tag);
  return entry.get(entry.has(parent) ? parent : "DEFAULT");
}
