import type { Token, WordToken } from "../../../text/tokens.js";
import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import { isSilent, type PieceSound } from "../pronounce/piece.js";
import { readable } from "../pronounce/readable.js";
import type { TokenAnnotations } from "../pronounce/token-annotations.js";

/** The tokens of a sentence as a text for the tagger. */
export interface TaggerInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The range of each token in the text and its known properties, in the order of `tokens`. */
  readonly givens: readonly TokenAnnotations[];
}

/** Joins the tokens of a sentence to a text for the tagger. */
export function taggerInput(tokens: readonly Token[], lexicon: EnglishDictionary): TaggerInput {
  let text = "";
  const givens = tokens.map((token, index): TokenAnnotations => {
    if (token.spaced && text !== "" && !follows(tokens[index - 1], token)) text += " ";
    const start = text.length;
    text += token.kind === "mark" ? token.written.toWellFormed() : readable(token.text) || token.text.toWellFormed();
    return { start, end: text.length, as: knownOf(token, lexicon) };
  });
  return { text, tokens, givens };
}

/** Returns whether a token directly follows an apostrophe or hyphen, so that no space is needed between them: "'em". */
function follows(before: Token | undefined, { source }: Token): boolean {
  if (before?.kind !== "mark" || before.mark !== "" || !isSilent(before.written)) return false;
  return before.spaced && before.source.end === source.start;
}

function knownOf(token: Token, lexicon: EnglishDictionary): TokenAnnotations["as"] {
  if (token.kind === "mark") return { mark: token.mark };
  const sound = soundOf(token, lexicon);
  if (sound === undefined) return { word: true, ...(token.stress !== undefined && { stress: token.stress }) };
  return { sound: token.possessive ? { ...sound, phonemes: lexicon.withS(sound.phonemes) } : sound };
}

/** Returns the sound of a word if it is known before the sentence is read. */
function soundOf(token: WordToken, lexicon: EnglishDictionary): PieceSound | undefined {
  // The reading of an author or a lexicon is named after what it gives.
  if (token.phonemes !== undefined)
    return { phonemes: token.phonemes, from: token.rule === "phonemes" ? "user" : "rule" };
  if (readable(token.text) === "") return NO_SOUND;
  return token.as === "letters" ? spell(token.text, lexicon) : undefined;
}

const NO_SOUND: PieceSound = { phonemes: "", from: "rule" };

/** Spells letters, also with the ending of a plural or a possessive: "CD's". */
function spell(text: string, lexicon: EnglishDictionary): PieceSound | undefined {
  const [, letters, ending = ""] = /^([\p{L}\p{M}.]+?)(['’]s)?$/u.exec(text) ?? [];
  const sound = letters === undefined ? undefined : lexicon.spell(letters.normalize("NFD").replaceAll(/\p{M}/gu, ""));
  if (sound === undefined || ending === "") return sound;
  return { ...sound, phonemes: lexicon.withS(sound.phonemes), spelled: `${sound.spelled ?? text}'s` };
}
