import type { Language } from "../../core/language.js";
import type { Token } from "../../text/tokens.js";
import type { Pronunciation } from "../pronunciation.js";
import { assemble } from "./assemble.js";
import type { Context } from "./context.js";
import { digitWords } from "./digits.js";
import type { Given } from "./given.js";
import { sayHomograph } from "./homographs/homographs.js";
import type { Entry } from "./lexicon/dictionary.js";
import type { Lexicon } from "./lexicon/lexicon.js";
import { readingText } from "./passage.js";
import { type Group, isSilent, type Sound } from "./piece.js";
import { groupPieces } from "./subtokens.js";
import { SYMBOL_NAMES } from "./symbols.js";
import type { TaggedToken, Tagger } from "./tagger/tagger.js";
import type { Fallback } from "./unknown.js";
import { type Span, sayGroups } from "./walk.js";

/** What the reader needs; each dictionary is loaded when a text in its dialect comes. */
export interface EnglishSources {
  readonly tagger: Tagger;
  readonly lexicon: (language: Language) => Lexicon;
  /** @default words that nobody knows have no sound */
  readonly fallback?: Fallback | undefined;
}

/** Reads English: words and marks in, Kokoro's symbols out. Everything is worked out at once, in the calling thread. */
export class EnglishReader {
  readonly #sources: EnglishSources;

  constructor(sources: EnglishSources) {
    this.#sources = sources;
  }

  /** How a sentence is said. */
  read(tokens: readonly Token[], language: Language): Pronunciation {
    const passage = readingText(tokens, this.#sources.lexicon(language));
    return assemble(passage, this.readText(passage.text, language, passage.givens));
  }

  /**
   * The pieces of a plain text with their sounds.
   *
   * @param givens what is known of the text; without, its marks are read as misaki reads them
   */
  readText(text: string, language: Language, givens?: readonly Given[]): readonly Group[] {
    const tokens = this.#sources.tagger(text);
    const groups = groupPieces(tokens, givens);
    const lexicon = this.#sources.lexicon(language);
    sayGroups(groups, {
      known: (span, context) =>
        // The marks of a passage are known; an apostrophe between them is none.
        (givens !== undefined && isSilent(span.text) ? SILENCE : undefined) ??
        homograph(span, context, { tokens, lexicon, language }) ??
        lexicon.say(span.text, span.tag, context) ??
        digits(span, lexicon, context),
      unknown: (span) => this.#sayUnknown(span, lexicon, language),
    });
    return groups;
  }

  #sayUnknown({ text, tag }: Span, lexicon: Lexicon, language: Language): Sound | undefined {
    const name = SYMBOL_NAMES.get(text);
    if (name !== undefined) return sayWords(name.split(" "), lexicon, AT_WORD);
    if (!/\p{L}/u.test(text)) return undefined;
    const plain = withoutAccents(text);
    const known = plain === text ? undefined : lexicon.say(plain, tag, AT_WORD);
    return known ?? this.#sources.fallback?.(plain, language);
  }
}

const SILENCE: Sound = { phonemes: "", from: "rule" };
/** Before another word. */
const AT_WORD: Context = { next: "consonant", beforeTo: false };

interface Surroundings {
  readonly tokens: readonly TaggedToken[];
  readonly lexicon: Lexicon;
  readonly language: Language;
}

/** Only a word that is a token by itself: the tagger knows nothing of its parts. */
function homograph({ pieces, text }: Span, context: Context, about: Surroundings): Sound | undefined {
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

function digits({ text }: Span, lexicon: Lexicon, context: Context): Sound | undefined {
  const words = digitWords(text);
  return words === undefined ? undefined : sayWords(words, lexicon, context);
}

function sayWords(words: readonly string[], lexicon: Lexicon, context: Context): Sound | undefined {
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
