import type { TaggedToken } from "../tagging/tagger.js";
import { type Group, isSilent, type Piece, type PieceSound } from "./piece.js";
import type { TokenAnnotations } from "./token-annotations.js";

/**
 * Cuts tokens into pieces as misaki's `retokenize` does, and groups what is written together: "iPhone-like" is one group
 * of "i", "Phone", "-" and "like".
 *
 * @param givens what overrules the tokens
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
    // A word with a space after it is a group of its own; so is what has its sound already.
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
      // What a given stretch sounds like is said at its start.
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
  // An apostrophe or a hyphen has no sound of its own, but may be a part of a word.
  if (as.mark === "") return isSilent(text) ? undefined : rule("");
  return rule(start === at ? directed(as.mark, tag) : "");
}

/** A straight quotation mark gets its direction from the tagger. */
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

/** What a mark sounds like; `undefined` where the piece is none. */
function punctuation(text: string, tag: string, given: TokenAnnotations | undefined): string | undefined {
  // The marks of a text are known before it is read; what is left has no sound.
  if (given !== undefined) return isMark(text, tag) && !isSilent(text) && !/[\p{L}\p{N}]/u.test(text) ? "" : undefined;
  if (tag === ":" && (text === "-" || text === "–")) return "—";
  if (!isMark(text, tag)) return undefined;
  return SOUND_OF_TAG.get(tag) ?? [...text].filter((symbol) => SOUNDING_MARKS.has(symbol)).join("");
}

function isMark(text: string, tag: string): boolean {
  return PUNCTUATION_TAGS.has(tag) && !/^[A-Za-z]+$/.test(text);
}

/** "B2B": a 2 between letters is "to". */
function aliasOfTwo(before: string | undefined, after: string | undefined): string | undefined {
  return before !== undefined && after !== undefined && /\p{L}$/u.test(before) && /^\p{L}/u.test(after)
    ? "to"
    : undefined;
}

/** misaki's own expression: camelCase, digits, hyphens and apostrophes part a word. */
const SUBTOKEN =
  /^['‘’]+|\p{Lu}(?=\p{Lu}\p{Ll})|(?:^-)?(?:\p{Nd}?[,.]?\p{Nd})+|[-_]+|['‘’]{2,}|\p{L}*?(?:['‘’]\p{L})*?\p{Ll}(?=\p{Lu})|\p{L}+(?:['‘’]\p{L})*|[^-_\p{L}'‘’\p{Nd}]|['‘’]+$/gu;
