import type { Pronunciation } from "../../../phonemes/pronunciation.js";
import type { Token } from "../../../text/tokens.js";
import type { EnglishDialect } from "../dialect.js";
import type { Entry } from "../dictionary/dictionary.js";
import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import { sayHomograph } from "../homographs/homographs.js";
import { addEnding, cutEnding } from "../oov/derivation/endings.js";
import type { Fallback } from "../oov/fallback.js";
import type { Names } from "../oov/names.js";
import type { TaggedToken, Tagger } from "../tagging/tagger.js";
import { taggerInput } from "../tagging/tagger-input.js";
import { fromAllCaps, isAllCaps, shortened } from "./all-caps.js";
import { digitWords } from "./digits.js";
import { joinPhonemes } from "./join-phonemes.js";
import type { NextSound } from "./next-sound.js";
import { type Group, isSilent, type PieceSound } from "./piece.js";
import { pronounceGroups, type Span } from "./pronounce-groups.js";
import { groupPieces } from "./subtokens.js";
import { SYMBOL_NAMES } from "./symbol-names.js";
import type { TokenAnnotations } from "./token-annotations.js";

/** What the reader needs; each dictionary is loaded when a text in its dialect comes. */
export interface PronouncerSources {
  readonly tagger: Tagger;
  readonly lexicon: (language: EnglishDialect) => EnglishDictionary;
  /** Names and new words that go before the dictionary where they are written just so. @default none */
  readonly names?: ((language: EnglishDialect) => Names) | undefined;
  /** @default words that nobody knows have no sound */
  readonly fallback?: Fallback | undefined;
}

/** Reads English: words and marks in, Kokoro's symbols out. Everything is worked out at once, in the calling thread. */
export class EnglishPronouncer {
  readonly #sources: PronouncerSources;

  constructor(sources: PronouncerSources) {
    this.#sources = sources;
  }

  /** How a sentence is said. */
  read(tokens: readonly Token[], language: EnglishDialect): Pronunciation {
    const passage = taggerInput(tokens, this.#sources.lexicon(language));
    return joinPhonemes(passage, this.readText(passage.text, language, passage.givens));
  }

  /**
   * The pieces of a plain text with their sounds.
   *
   * @param givens what is known of the text; without, its marks are read as misaki reads them
   */
  readText(text: string, language: EnglishDialect, givens?: readonly TokenAnnotations[]): readonly Group[] {
    const tokens = this.#sources.tagger(text);
    const groups = groupPieces(tokens, givens);
    const lexicon = this.#sources.lexicon(language);
    const names = this.#sources.names?.(language);
    const shouted = isAllCaps(tokens);
    const calm = (span: Span): Span => ({ ...span, text: fromAllCaps(span.text, { lexicon, names }, shouted) });
    pronounceGroups(groups, {
      known: (written, context) => {
        // The marks of a passage are known; an apostrophe between them is none.
        if (givens !== undefined && isSilent(written.text)) return SILENCE;
        const span = calm(written);
        return (
          homograph(written, context, { tokens, lexicon, language }) ??
          sayName(span.text, names, language) ??
          lexicon.say(span.text, span.tag, context) ??
          plain(span, lexicon, context) ??
          digits(span, lexicon, context)
        );
      },
      unknown: (span) => this.#sayUnknown(calm(span), lexicon, language),
      possessive: (stem) => lexicon.withS(stem).slice(stem.length),
    });
    return groups;
  }

  #sayUnknown({ text, tag }: Span, lexicon: EnglishDictionary, language: EnglishDialect): PieceSound | undefined {
    const name = SYMBOL_NAMES.get(text);
    if (name !== undefined) return sayWords(name.split(" "), lexicon, AT_WORD);
    if (!/\p{L}/u.test(text)) return undefined;
    const letters = withoutAccents(text);
    const short = shortened(letters, lexicon);
    const known = short === undefined ? undefined : lexicon.say(short, tag, AT_WORD);
    return known ?? this.#sources.fallback?.(letters, language);
  }
}

const SILENCE: PieceSound = { phonemes: "", from: "rule" };
/** Before another word. */
const AT_WORD: NextSound = { next: "consonant", beforeTo: false };

interface Surroundings {
  readonly tokens: readonly TaggedToken[];
  readonly lexicon: EnglishDictionary;
  readonly language: EnglishDialect;
}

/** A name as it is written, or its possessive. */
function sayName(text: string, names: Names | undefined, language: EnglishDialect): PieceSound | undefined {
  const known = names?.get(text);
  if (known !== undefined) return { phonemes: known, from: "lexicon" };
  const ended = cutEnding(text);
  const base = ended === undefined ? undefined : names?.get(ended.base);
  if (ended === undefined || base === undefined) return undefined;
  return { phonemes: addEnding(base, ended.ending, language), from: "rule" };
}

/** Only a word that is a token by itself: the tagger knows nothing of its parts. */
function homograph({ pieces, text }: Span, context: NextSound, about: Surroundings): PieceSound | undefined {
  const { tokens, lexicon, language } = about;
  const [piece] = pieces;
  if (pieces.length > 1 || tokens[piece.token]?.text !== piece.text) return undefined;
  const reading = sayHomograph(tokens, piece.token, (word) => hasClasses(lexicon.gold(word)));
  if (reading === undefined) return undefined;
  if ("tag" in reading) return lexicon.say(text, reading.tag, context);
  if ("like" in reading) return lexicon.say(reading.like, "", context);
  return { phonemes: language === "en-gb" ? reading.gb : reading.us, from: "rule" };
}

/** Whether a word is said in several ways by its part of speech: not so if by what follows ("None"). */
function hasClasses(entry: Entry | undefined): boolean {
  if (typeof entry !== "object" || entry.has("None")) return false;
  return entry.has("NOUN") || entry.has("VERB") || entry.has("ADJ");
}

/** "café's": a word that is known without its accents, with its endings. */
function plain({ text, tag }: Span, lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const letters = withoutAccents(text);
  return letters === text || !/\p{L}/u.test(text) ? undefined : lexicon.say(letters, tag, context);
}

function digits({ text }: Span, lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const words = digitWords(text);
  return words === undefined ? undefined : sayWords(words, lexicon, context);
}

function sayWords(words: readonly string[], lexicon: EnglishDictionary, context: NextSound): PieceSound | undefined {
  const said = words.map((word) => lexicon.say(word, "", context)?.phonemes ?? "");
  return { phonemes: said.join(" "), from: "rule" };
}

/** "naïve" as "naive"; letters that are no accented ones stay. */
function withoutAccents(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o");
}
