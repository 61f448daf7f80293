import type { Token, WordToken } from "../../../text/tokens.js";
import { AS_WRITTEN } from "../../../text/tokens.js";
import type { EnglishDictionary } from "../dictionary/english-dictionary.js";
import type { Names } from "../oov/names.js";
import { isPronounceable } from "../oov/pronounceable.js";

/** The word lists that distinguish a word in capitals from an acronym. */
export interface KnownWords {
  readonly lexicon: EnglishDictionary;
  readonly names: Names | undefined;
}

/**
 * Returns the tokens of a sentence with the usual capitals: "THE FALL OF THE HOUSE OF USHER" becomes "The fall of the
 * house of Usher". The tagger and the homographs need them. Acronyms keep their capitals: "NASA", "HTML".
 */
export function restoreCase(tokens: readonly Token[], known: KnownWords): readonly Token[] {
  if (!tokens.some(hasCapitals)) return tokens;
  const shouted = shoutedTokens(tokens);
  const first = tokens.find((token) => token.kind === "word");
  return tokens.map((token) => {
    if (!hasCapitals(token) || token.rule !== AS_WRITTEN) return token;
    if (!shouted.has(token)) return { ...token, text: eachPart(token.text, (part) => fromCalm(part, known)) };
    const text = eachPart(token.text, (part) => fromShouted(part, known));
    return { ...token, text: token === first ? text.charAt(0).toUpperCase() + text.slice(1) : text };
  });
}

/** Returns whether a token was in capitals: it has no letter in lower case and is not a single letter. */
function isLoud(token: Token): token is WordToken {
  if (token.kind !== "word" || token.phonemes !== undefined) return false;
  return token.rule === IN_CAPITALS || /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{M}'’-]+$/u.test(token.text);
}

/** Returns whether a token is loud, or its part before a hyphen: "KUBERNETES-based". */
function hasCapitals(token: Token): token is WordToken {
  const hasLoudPart = token.kind === "word" && token.phonemes === undefined && /^\p{Lu}{2,}-\p{Ll}/u.test(token.text);
  return hasLoudPart || isLoud(token);
}

/** The rule that reads titles in capitals, as in "MR. DARCY". */
const IN_CAPITALS = "in capitals";

/** Returns whether a token has its letters in lower case as the author wrote it. */
function isCalm(token: Token): boolean {
  return token.kind === "word" && token.rule === AS_WRITTEN && /\p{Ll}/u.test(token.text);
}

/** The fewest words in capitals in a row that count as shouted between other words. Fewer may be acronyms. */
const FEWEST_BETWEEN_OTHERS = 3;
/** The shortest word in capitals that is a sentence alone and counts as shouted. @unit characters */
const SHORTEST_ALONE = 4;

/** Returns the tokens whose capitals mean nothing, since all words around them are in capitals too. */
function shoutedTokens(tokens: readonly Token[]): ReadonlySet<Token> {
  const calm = tokens.some(isCalm);
  const shouted = new Set<Token>();
  let run: Token[] = [];
  const close = (): void => {
    const alone = run.length === 1 && tokens.every((token) => token.kind === "mark" || token === run[0]);
    const enough = calm ? run.length >= FEWEST_BETWEEN_OTHERS : run.length > 1 || !alone || isLongAlone(run[0]);
    if (enough) for (const token of run) shouted.add(token);
    run = [];
  };
  for (const token of tokens) {
    if (isLoud(token)) run.push(token);
    else if (isCalm(token)) close();
  }
  close();
  return shouted;
}

function isLongAlone(token: Token | undefined): boolean {
  return token?.kind === "word" && token.text.length >= SHORTEST_ALONE;
}

/** Applies a function to the parts of a word between hyphens. */
function eachPart(word: string, read: (part: string) => string): string {
  return word
    .split(/(-)/u)
    .map((part) => (/^\p{Lu}['’\p{Lu}\p{M}]+$/u.test(part) ? read(part) : part))
    .join("");
}

/** Returns the usual spelling of a word among other words in capitals. */
function fromShouted(word: string, known: KnownWords): string {
  const { lexicon } = known;
  const lower = word.toLowerCase().replaceAll("’", "'");
  const [, owner = "", ending = ""] = /^(.+)('s|s')$/u.exec(lower) ?? [];
  if (ending === "'s") return `${fromShouted(owner.toUpperCase(), known)}'s`;
  if (/^i'/u.test(lower)) return `I${lower.slice(1)}`;
  if (isAcronym(word, lower, lexicon)) return word;
  const usual = usualSpelling(lower, known);
  if (usual !== undefined) return usual;
  return isNewWord(lower) ? capitalized(lower) : word;
}

/** The longest acronym that is read as a word and has the letters of another word: "DOS". @unit letters */
const LONGEST_AMBIGUOUS = 3;

function isAcronym(word: string, lower: string, lexicon: EnglishDictionary): boolean {
  if (!lexicon.isWritten(word) || typeof lexicon.gold(word) !== "string") return false;
  return lower.length <= LONGEST_AMBIGUOUS || !lexicon.isWritten(lower);
}

/** Returns the spelling of a word that a dictionary or the list of names has, also with an ending or a prefix. */
function usualSpelling(lower: string, { lexicon, names }: KnownWords): string | undefined {
  if (NAMES.has(lower)) return capitalized(lower);
  if (lexicon.isWritten(lower)) return lower;
  const name = names?.spelling(lower);
  if (name !== undefined) return name;
  const capital = capitalized(lower);
  if (lexicon.isWritten(capital)) return capital;
  const said = lexicon.say(lower, "", { next: "consonant", beforeTo: false });
  if (said === undefined || said.spelled !== undefined) return undefined;
  return said.from === "cmudict" ? capital : lower;
}

/** Names that sound unlike the word in lower case and are far more common. */
const NAMES: ReadonlySet<string> = new Set(["august", "polish"]);

/** The shortest new word or name in a line in capitals. Shorter letters are an acronym. @unit letters */
const SHORTEST_NEW = 3;

function isNewWord(lower: string): boolean {
  if (lower.length < SHORTEST_NEW) return false;
  if (!isPronounceable(lower.replace(/^mc(?=.{3})/u, ""))) return isForeignWord(lower);
  return lower.length > SHORTEST_NEW || /^[^aeiou][aeiouy]/u.test(lower);
}

/** Returns whether letters have vowels like a word, although English has no such clusters: "Kiersznowski". */
function isForeignWord(lower: string): boolean {
  const clusters = lower
    .normalize("NFD")
    .replaceAll(/[^a-z]/gu, "")
    .split(/[aeiouy]+/u);
  const longest = Math.max(...clusters.map(({ length }) => length));
  return clusters.length > 2 && longest <= Math.min(lower.length - 3, LONGEST_CLUSTER);
}

/** The most consonants in a row in names of other languages: "Heereswaffenamt", "Albrechtsberger". @unit letters */
const LONGEST_CLUSTER = 5;

/** Returns the usual spelling of a word in capitals that stands among words in lower case. */
function fromCalm(word: string, known: KnownWords): string {
  const { lexicon, names } = known;
  const [, owner = word, ending = ""] = /^(.*)(['’]S)$/u.exec(word) ?? [];
  if (ending !== "") return `${fromCalm(owner, known)}'s`;
  const lower = word.toLowerCase();
  if (lexicon.gold(lower) !== undefined) return SMALL_WORDS.has(lower) ? lower : word;
  if (lexicon.gold(word) !== undefined) return word;
  const spelling = lower.length >= SHORTEST.listed ? names?.spelling(lower) : undefined;
  return spelling ?? (isName(lower, lexicon) ? capitalized(lower) : word);
}

/**
 * The length of the shortest word in capitals that is not an acronym among words in lower case, if a dictionary lists
 * the word and if none does.
 */
const SHORTEST = { unlisted: 5, listed: 4 };

/** Returns whether a word that the checked dictionary lacks is a name: it is long enough, and it can be pronounced. */
function isName(lower: string, lexicon: EnglishDictionary): boolean {
  const listed = lexicon.entry(lower) ?? (lower.endsWith("s") ? lexicon.entry(lower.slice(0, -1)) : undefined);
  if (listed !== undefined && lower.length >= SHORTEST.unlisted) return true;
  if (lower.length < (listed === undefined ? SHORTEST.unlisted : SHORTEST.listed)) return false;
  return isPronounceable(lower.replace(/^mc(?=.{3})/u, ""));
}

/** Words in capitals that are never spelled, even in a sentence of two words. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  "he she we they him her them his my your our their at by of to an if".split(" "),
);

/** Returns a name with its capitals: "McDonald", "O'Brien", "Darcy". */
function capitalized(lower: string): string {
  return lower.replaceAll(/(?<=^|^mc|^[do]['’])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
