import type { TaggedToken } from "../tagging/tagger.js";
import { type Group, isSilent, type Piece, type PieceSound } from "./piece.js";
import type { TokenAnnotations } from "./token-annotations.js";

/**
 * Splits tokens into pieces as misaki's `retokenize` does, and groups pieces without a space between them:
 * "iPhone-like" is one group of "i", "Phone", "-" and "like".
 *
 * @param givens known marks, sounds and stress, which override the tokens
 */
export function groupPieces(tokens: readonly TaggedToken[], givens: readonly TokenAnnotations[] = []): Group[] {
  const groups: [Piece, ...Piece[]][] = [];
  let open: Piece[] | undefined;
  for (const piece of cutTokens(tokens, givens)) {
    const alone = piece.sound !== undefined || piece.alias !== undefined;
    const last = open?.at(-1);
    if (!alone && open !== undefined && last !== undefined && !last.spaced) {
      open.push(piece);
      continue;
    }
    const group: [Piece, ...Piece[]] = [piece];
    groups.push(group);
    // A piece with a space after it ends its group; a piece with a known sound is a group alone.
    open = alone || piece.spaced ? undefined : group;
  }
  return groups;
}

function* cutTokens(tokens: readonly TaggedToken[], givens: readonly TokenAnnotations[]): Generator<Piece> {
  let next = 0;
  for (const [index, token] of tokens.entries()) {
    const end = token.start + token.text.length;
    let at = token.start;
    while (at < end) {
      while ((givens[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
      const given = givens[next];
      const inside = given !== undefined && given.start <= at ? given : undefined;
      const until = Math.min(end, inside?.end ?? given?.start ?? end);
      const stretch = { text: token.text.slice(at - token.start, until - token.start), start: at };
      // The piece at the start of a given stretch gets its sound.
      yield* cutStretch(token, index, stretch, until === end && token.spaced, inside);
      at = until;
    }
  }
}

interface Stretch {
  readonly text: string;
  readonly start: number;
}

function* cutStretch(
  { tag }: TaggedToken,
  token: number,
  { text, start }: Stretch,
  spaced: boolean,
  given: TokenAnnotations | undefined,
): Generator<Piece> {
  const piece = { tag, token, prespaced: false };
  const sound = given === undefined ? undefined : givenSound(given, tag, start, text);
  if (sound !== undefined) {
    yield { ...piece, text, start, spaced, sound };
    return;
  }
  const stress = given !== undefined && "word" in given.as ? given.as.stress : undefined;
  const matches = [...text.matchAll(SUBTOKEN)];
  for (const [index, match] of matches.entries()) {
    const [part] = match;
    const sounds = punctuation(part, tag, given);
    const alias = part === "2" ? aliasOfTwo(matches[index - 1]?.[0], matches[index + 1]?.[0]) : undefined;
    yield {
      ...piece,
      text: part,
      start: start + match.index,
      spaced: spaced && index === matches.length - 1,
      ...(stress !== undefined && { stress }),
      ...(sounds !== undefined ? { sound: rule(sounds) } : alias !== undefined && { alias }),
    };
  }
}

function givenSound({ as, start }: TokenAnnotations, tag: string, at: number, text: string): PieceSound | undefined {
  if ("sound" in as) return start === at ? as.sound : rule("");
  if (!("mark" in as)) return undefined;
  // An apostrophe or a hyphen is silent, but may be part of a word.
  if (as.mark === "") return isSilent(text) ? undefined : rule("");
  return rule(start === at ? directed(as.mark, tag) : "");
}

/** Replaces a straight quotation mark by an opening or closing one, according to its tag. */
function directed(mark: string, tag: string): string {
  if (mark !== '"') return mark;
  return tag === "``" ? "“" : tag === "''" || tag === '""' ? "”" : mark;
}

function rule(phonemes: string): PieceSound {
  return { phonemes, from: "rule" };
}

const PUNCTUATION_TAGS: ReadonlySet<string> = new Set(". , -LRB- -RRB- `` \"\" '' : $ # NFP".split(" "));
const SOUND_OF_TAG: ReadonlyMap<string, string> = new Map([
  ["-LRB-", "("],
  ["-RRB-", ")"],
  ["``", "“"],
  ['""', "”"],
  ["''", "”"],
]);
const SOUNDING_MARKS: ReadonlySet<string> = new Set(';:,.!?—…"“”');

/** Returns the sound of a mark, or `undefined` if the piece is not a mark. */
function punctuation(text: string, tag: string, given: TokenAnnotations | undefined): string | undefined {
  // The annotations already name the marks that sound; other marks are silent.
  if (given !== undefined) return isMark(text, tag) && !isSilent(text) && !/[\p{L}\p{N}]/u.test(text) ? "" : undefined;
  if (tag === ":" && (text === "-" || text === "–")) return "—";
  if (!isMark(text, tag)) return undefined;
  return SOUND_OF_TAG.get(tag) ?? [...text].filter((symbol) => SOUNDING_MARKS.has(symbol)).join("");
}

function isMark(text: string, tag: string): boolean {
  return PUNCTUATION_TAGS.has(tag) && !/^[A-Za-z]+$/.test(text);
}

/** Returns "to" for a 2 between letters: "B2B". */
function aliasOfTwo(before: string | undefined, after: string | undefined): string | undefined {
  return before !== undefined && after !== undefined && /\p{L}$/u.test(before) && /^\p{L}/u.test(after)
    ? "to"
    : undefined;
}

/** The regular expression of misaki: it splits a word at camelCase, digits, hyphens and apostrophes. */
const SUBTOKEN =
  /^['‘’]+|\p{Lu}(?=\p{Lu}\p{Ll})|(?:^-)?(?:\p{Nd}?[,.]?\p{Nd})+|[-_]+|['‘’]{2,}|\p{L}*?(?:['‘’]\p{L})*?\p{Ll}(?=\p{Lu})|\p{L}+(?:['‘’]\p{L})*|[^-_\p{L}'‘’\p{Nd}]|['‘’]+$/gu;
