import type { Pronunciation } from "../../../phonemes/pronunciation.js";
import type { Token } from "../../../text/tokens.js";
import type { EnglishDialect } from "../dialect.js";
import type { Entry } from "../dictionary/dictionary.js";
import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import { type ReadHomograph, readHomograph } from "../homographs/homographs.js";
import type { HomographClassifier } from "../homographs/learned/classifier.js";
import type { HomographReading } from "../homographs/reading.js";
import { addEnding, addS, cutEnding } from "../oov/derivation/endings.js";
import { splitName } from "../oov/derivation/name-prefixes.js";
import { inEnglishLetters } from "../oov/english-letters.js";
import type { Fallback } from "../oov/fallback.js";
import type { Names } from "../oov/names.js";
import { type TaggedSentence, tagSentence } from "../tagging/quoted-words.js";
import type { Tagger } from "../tagging/tagger.js";
import { taggerInput } from "../tagging/tagger-input.js";
import { digitWords } from "./digits.js";
import { withoutHyphen } from "./hyphened.js";
import { joinPhonemes } from "./join-phonemes.js";
import type { NextSound } from "./next-sound.js";
import { type Group, isSilent, type PieceSound } from "./piece.js";
import { pronounceGroups, type Span } from "./pronounce-groups.js";
import { restoreCase } from "./restore-case.js";
import { shortened } from "./stretched.js";
import { groupPieces } from "./subtokens.js";
import { SYMBOL_NAMES } from "./symbol-names.js";
import type { TokenAnnotations } from "./token-annotations.js";

/**
 * The data of a pronouncer. It calls `lexicon` and `names` with a dialect when it first reads a text in that dialect.
 */
export interface PronouncerSources {
  readonly tagger: Tagger;
  readonly lexicon: (language: EnglishDialect) => EnglishDictionary;
  /** Chooses the senses of homographs. */
  readonly homographs: HomographClassifier;
  /** Names and new words, which override the dictionary if the spelling matches exactly. @default none */
  readonly names?: ((language: EnglishDialect) => Names) | undefined;
  /** Pronounces unknown words. @default unknown words have no sound */
  readonly fallback?: Fallback | undefined;
}

/** Converts English words and marks to Kokoro's phonemes. It works synchronously, in the calling thread. */
export class EnglishPronouncer {
  readonly #sources: PronouncerSources;

  constructor(sources: PronouncerSources) {
    this.#sources = sources;
  }

  /** Returns the pronunciation of a sentence. */
  read(tokens: readonly Token[], language: EnglishDialect): Pronunciation {
    const lexicon = this.#sources.lexicon(language);
    const passage = taggerInput(restoreCase(tokens, { lexicon, names: this.#sources.names?.(language) }), lexicon);
    return joinPhonemes({ ...passage, tokens }, this.readText(passage.text, language, passage.givens));
  }

  /**
   * Splits a plain text into pieces and sets their sounds.
   *
   * @param givens known marks, sounds and stress of the text. Without them, marks are read as misaki reads them.
   */
  readText(text: string, language: EnglishDialect, givens?: readonly TokenAnnotations[]): readonly Group[] {
    const sentence = tagSentence(text, this.#sources.tagger);
    const groups = groupPieces(sentence.tokens, givens);
    const lexicon = this.#sources.lexicon(language);
    const names = this.#sources.names?.(language);
    const { homographs } = this.#sources;
    pronounceGroups(groups, {
      known: (span, context) => {
        // The tokens already say which characters are marks; a remaining apostrophe is silent.
        if (givens !== undefined && isSilent(span.text)) return SILENCE;
        return (
          homograph(span, context, { sentence, lexicon, language, homographs }) ??
          sayName(span, { names, lexicon, language }) ??
          sayListed(span, lexicon, context) ??
          (givens === undefined ? undefined : compound(span, lexicon, context)) ??
          plain(span, lexicon, context) ??
          contracted(span, language) ??
          this.#sayPrefixed(span, lexicon, language) ??
          digits(span, lexicon, context)
        );
      },
      unknown: (span) => this.#sayUnknown(span, lexicon, language),
      possessive: (stem) => lexicon.withS(stem).slice(stem.length),
    });
    return groups;
  }

  /**
   * Pronounces a name with a capital inside that no dictionary has, such as "McFizzle", as one word. After "Mac", an
   * ordinary word shows that it is the computer: MacPorts.
   */
  #sayPrefixed(
    { text, tag, pieces }: Span,
    lexicon: EnglishDictionary,
    language: EnglishDialect,
  ): PieceSound | undefined {
    const parts = pieces.length > 1 ? splitName(text) : undefined;
    if (parts === undefined) return undefined;
    if (parts.prefix === "Mac" && lexicon.say(parts.name, tag, AT_WORD) !== undefined) return undefined;
    return this.#sources.fallback?.(withoutAccents(text), language);
  }

  #sayUnknown({ text, tag }: Span, lexicon: EnglishDictionary, language: EnglishDialect): PieceSound | undefined {
    const name = SYMBOL_NAMES.get(text);
    if (name !== undefined) return sayWords(name.split(" "), lexicon, AT_WORD);
    if (!/\p{L}/u.test(text)) return undefined;
    const letters = withoutAccents(text);
    const short = shortened(letters, lexicon);
    const known = short === undefined ? undefined : lexicon.say(short, tag, AT_WORD);
    if (known !== undefined) return known;
    const respelled = inEnglishLetters(text);
    const listed = respelled === letters ? undefined : this.#sources.names?.(language).getAnyCase(letters);
    return listed === undefined ? this.#sources.fallback?.(respelled, language) : { phonemes: listed, from: "lexicon" };
  }
}

const SILENCE: PieceSound = { phonemes: "", from: "rule" };
/** The context before another word. */
const AT_WORD: NextSound = { next: "consonant", beforeTo: false };

interface Surroundings {
  readonly sentence: TaggedSentence;
  readonly lexicon: EnglishDictionary;
  readonly language: EnglishDialect;
  readonly homographs: HomographClassifier;
}

interface Lists {
  readonly names: Names | undefined;
  readonly lexicon: EnglishDictionary;
  readonly language: EnglishDialect;
}

/**
 * Pronounces a name that is spelled exactly as in the list, its possessive or its plural. A listed word in lower case
 * has a capital at the start of a sentence and in titles, and people type names without one ("kardashian").
 */
function sayName(span: Span, { names, lexicon, language }: Lists): PieceSound | undefined {
  const { text } = span;
  const listed = (word: string): string | undefined => {
    const known = names?.get(word);
    if (known !== undefined) return known;
    if (/^\p{Lu}\p{Ll}+$/u.test(word)) return names?.get(word.toLowerCase());
    // "manos" may be a plural.
    return /^\p{Ll}{3,}$/u.test(word) && !lexicon.isWritten(word) && !lexicon.isWritten(word.replace(/s$/u, ""))
      ? names?.get(word.slice(0, 1).toUpperCase() + word.slice(1))
      : undefined;
  };
  const known = listed(text);
  if (known !== undefined) return { phonemes: known, from: "lexicon" };
  const ended = cutEnding(text);
  const base = ended === undefined ? undefined : listed(ended.base);
  if (ended !== undefined && base !== undefined) {
    return { phonemes: addEnding(base, ended.ending, language), from: "rule" };
  }
  return sayPlural(span, { names, lexicon, language });
}

/** Pronounces the plural of a listed name. No dictionary has it. */
function sayPlural({ text, tag }: Span, { names, lexicon, language }: Lists): PieceSound | undefined {
  if (!text.endsWith("s") || lexicon.isWritten(text)) return undefined;
  const said = names?.get(singularOf(text) ?? "") ?? names?.get(familyOf(text, tag, lexicon) ?? "");
  return said === undefined ? undefined : { phonemes: addS(said, language), from: "rule" };
}

/**
 * Returns the singular of a listed word: "paneer" for "paneers", "jeté" for "Jetés", "DIMM" for "DIMMs". A name with a
 * capital and "s" is no plural of a word in lower case: "Sivas" is no plural of "siva".
 */
function singularOf(text: string): string | undefined {
  const stem = /^(\p{L}+[^iusx])s$/u.exec(text.normalize("NFC"))?.[1];
  if (stem === undefined || /\p{Lu}$/u.test(stem)) return stem;
  return /^\p{Ll}{4,}$/u.test(stem) || /[^ -~]/u.test(stem) ? stem.toLowerCase() : undefined;
}

/**
 * Returns the name of which a word with a capital may be the plural: "Nadler" for "the Nadlers". After a vowel the tagger
 * must agree, or a dictionary must have the name too, since names of other languages end so: "Kostas", "Sivas".
 */
function familyOf(text: string, tag: string, lexicon: EnglishDictionary): string | undefined {
  if (!/^\p{Lu}.*\p{Ll}(?<!s)s$/u.test(text)) return undefined;
  const letters = withoutAccents(text);
  if (lexicon.entry(letters) !== undefined || lexicon.entry(letters.toLowerCase()) !== undefined) return undefined;
  const agrees = /^NNP?S$/.test(tag) || !/[aeiou]s$/.test(letters) || lexicon.entry(letters.slice(0, -1)) !== undefined;
  return agrees ? text.slice(0, -1) : undefined;
}

/** The confidence that an unlisted acronym with a vowel, which may be read as a word, is spelled. An estimate. */
const SPELLED_ACRONYM = 0.7;

function sayListed({ text, tag }: Span, lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const said = lexicon.say(text, tag, context);
  const doubtful = said?.spelled !== undefined && /^\p{Lu}{3,}$/u.test(text) && /[AEIOUY]/u.test(text);
  return doubtful ? { ...said, confidence: SPELLED_ACRONYM } : said;
}

/** Pronounces a homograph. The word must be a whole token, since the tagger does not tag parts of tokens. */
function homograph({ pieces, text }: Span, context: NextSound, about: Surroundings): PieceSound | undefined {
  const { sentence, lexicon, language, homographs } = about;
  const [piece] = pieces;
  if (pieces.length > 1 || sentence.tokens[piece.token]?.text !== piece.text) return undefined;
  const sources = { classifier: homographs, partsOf: (word: string) => partsOfEntry(lexicon.gold(word)) };
  const found = surest(sentence.placesOf(piece.token).flatMap((place) => readHomograph(place, sources) ?? []));
  if (found === undefined) return undefined;
  const { reading, confidence } = found;
  const sound = sayReading(reading, text, context, { lexicon, language });
  return sound === undefined || confidence === undefined ? sound : { ...sound, from: "homograph", confidence };
}

/** Returns the reading with the highest probability, of equal ones the first. A reading by a rule is sure. */
function surest([first, ...others]: readonly ReadHomograph[]): ReadHomograph | undefined {
  return others.reduce((best, other) => ((other.confidence ?? 1) > (best?.confidence ?? 1) ? other : best), first);
}

function sayReading(
  reading: HomographReading,
  text: string,
  context: NextSound,
  { lexicon, language }: Pick<Surroundings, "lexicon" | "language">,
): PieceSound | undefined {
  if ("tag" in reading) return lexicon.say(text, reading.tag, context);
  if ("like" in reading) return lexicon.say(reading.like, "", context);
  return { phonemes: language === "en-gb" ? reading.gb : reading.us, from: "rule" };
}

/**
 * Returns the parts of speech that distinguish the sounds of an entry: `["na", "v"]`. An entry that depends on the next
 * word (variant "None") has no such parts.
 */
function partsOfEntry(entry: Entry | undefined): readonly string[] {
  if (typeof entry !== "object" || entry.has("None")) return [];
  const sounds = new Map<string | null | undefined, string>();
  for (const [part, variant] of PART_VARIANTS) {
    const sound = entry.get(entry.has(variant) ? variant : "DEFAULT");
    sounds.set(sound, (sounds.get(sound) ?? "") + part);
  }
  return [...sounds.values()];
}

/** The variants of an entry for nouns, adjectives and verbs, as the classifier of homographs names them. */
const PART_VARIANTS = [
  ["n", "NOUN"],
  ["a", "ADJ"],
  ["v", "VERB"],
] as const;

/** Pronounces a compound that the dictionary has without its hyphen: "egg-plant". */
function compound({ text, tag }: Span, lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const whole = withoutHyphen(text);
  return whole === undefined ? undefined : lexicon.say(whole, tag, context);
}

/**
 * Pronounces a word that the dictionary has without accents, also with an ending: "café's". CMUdict reads the "ć" of some
 * names as a "c" at their end. An "é" at the end is said where the English word has a silent e: "maté", "arrivé".
 */
function plain({ text, tag }: Span, lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const letters = withoutAccents(text);
  const said = letters === text || !/\p{L}/u.test(text) ? undefined : lexicon.say(letters, tag, context);
  if (said === undefined) return undefined;
  const end = text.normalize("NFC").at(-1) ?? "";
  if (/[ćč]/iu.test(end)) return { ...said, phonemes: said.phonemes.replace(/k$/u, "ʧ") };
  if (end === "é" && CONSONANT_LAST.test(said.phonemes)) return { ...said, phonemes: `${said.phonemes}A` };
  return said;
}

const CONSONANT_LAST = /[bdfhklmnpstvzðŋɡɹʃʒʤʧθ]$/u;

/** Pronounces a contracted verb after a word that the dictionary has without it: "couldn't've", "the boys've". */
function contracted({ text }: Span, language: EnglishDialect): PieceSound | undefined {
  const verb = /^['’](ve|re)$/iu.exec(text)?.[1]?.toLowerCase();
  if (verb === undefined) return undefined;
  return { phonemes: verb === "ve" ? "əv" : language === "en-gb" ? "ə" : "əɹ", from: "rule" };
}

function digits({ text }: Span, lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const words = digitWords(text);
  return words === undefined ? undefined : sayWords(words, lexicon, context);
}

function sayWords(words: readonly string[], lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const said = words.map((word) => lexicon.say(word, "", context)?.phonemes ?? "");
  return { phonemes: said.join(" "), from: "rule" };
}

/** Returns a word without accents: "naive" for "naïve". Other letters stay. */
function withoutAccents(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
}
