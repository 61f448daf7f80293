import type { SourceRange } from "../../../core/range.js";
import type { PhonemeOrigin, Pronunciation, SaidWord } from "../../../phonemes/pronunciation.js";
import { phonemeId } from "../../../phonemes/vocabulary.js";
import { isAudible, isMissedMark } from "../../../text/audible.js";
import type { Token, WordToken } from "../../../text/tokens.js";
import type { TaggerInput } from "../tagging/tagger-input.js";
import type { Group, Piece } from "./piece.js";

/** Joins the sounds of all pieces and returns the range of phonemes of each word. */
export function joinPhonemes({ tokens, givens }: TaggerInput, groups: readonly Group[]): Pronunciation {
  const pieces = groups.flat();
  const owners = ownersOf(pieces, givens);
  let phonemes = "";
  let spaced = false;
  const words = new Map<number, Draft>();
  for (const piece of pieces) {
    const sound = toKokoro(piece.sound?.phonemes ?? "");
    const owner = owners.get(piece) ?? 0;
    if (sound !== "") {
      if ((spaced || piece.prespaced) && phonemes !== "" && !phonemes.endsWith(" ")) phonemes += " ";
      const start = phonemes.length;
      phonemes += sound;
      spaced = false;
      if (tokens[owner]?.kind === "word") addTo(words, owner, { start, end: phonemes.length }, piece);
    } else if (piece.partOf !== undefined) {
      joinTo(words, owners.get(piece.partOf) ?? 0, owner);
    } else if (tokens[owner]?.kind === "mark" && !/^['’‘-]$/.test(piece.text)) {
      spaced ||= phonemes !== "";
    }
    spaced ||= piece.spaced;
  }
  const said = [...words].map(([owner, draft]) => finish(tokens, owner, draft));
  const heard = new Set([...words].flatMap(([owner, { joined }]) => [owner, ...joined]));
  return {
    phonemes: said.length === 0 ? "" : phonemes.trimEnd(),
    words: said,
    unspoken: tokens.flatMap((token, index) => (heard.has(index) || !isMissed(token) ? [] : [token.source])),
  };
}

/** A word whose pieces are not all joined yet. */
interface Draft {
  readonly start: number;
  end: number;
  readonly pieces: Piece[];
  /** Other tokens that share its sound. */
  readonly joined: number[];
}

/** Returns the index of each piece's token. A sound that several tokens share belongs to the first word among them. */
function ownersOf(pieces: readonly Piece[], givens: TaggerInput["givens"]): ReadonlyMap<Piece, number> {
  const owners = new Map<Piece, number>();
  let token = 0;
  for (const piece of pieces) {
    while (token + 1 < givens.length && (givens[token]?.end ?? 0) <= piece.start) token += 1;
    owners.set(piece, token);
  }
  for (const piece of pieces) {
    const first = piece.partOf;
    const isMark = (index: number | undefined): boolean => "mark" in (givens[index ?? 0]?.as ?? {});
    if (first !== undefined && isMark(owners.get(first)) && !isMark(owners.get(piece))) {
      owners.set(first, owners.get(piece) ?? 0);
    }
  }
  return owners;
}

/** Replaces two of misaki's symbols by those that Kokoro was trained with, and drops symbols that the model lacks. */
function toKokoro(phonemes: string): string {
  const symbols = phonemes.replaceAll("ɾ", "T").replaceAll("ʔ", "t");
  return [...symbols].filter((symbol) => phonemeId(symbol) !== undefined).join("");
}

function addTo(words: Map<number, Draft>, owner: number, { start, end }: SourceRange, piece: Piece): void {
  const draft = words.get(owner);
  if (draft === undefined) words.set(owner, { start, end, pieces: [piece], joined: [] });
  else {
    draft.end = end;
    draft.pieces.push(piece);
  }
}

function joinTo(words: Map<number, Draft>, owner: number, token: number): void {
  const draft = words.get(owner);
  if (draft !== undefined && owner !== token && !draft.joined.includes(token)) draft.joined.push(token);
}

function finish(tokens: readonly Token[], owner: number, { start, end, pieces, joined }: Draft): SaidWord {
  const written = [owner, ...joined].flatMap((index) => tokens[index] ?? []).filter((token) => token.kind === "word");
  const [word] = written;
  const [first] = pieces;
  const confidence = confidenceOf(pieces);
  return {
    text: spokenText(written, pieces),
    source: {
      start: Math.min(...written.map(({ source }) => source.start)),
      end: Math.max(...written.map(({ source }) => source.end)),
    },
    phonemes: { start, end },
    class: word?.class ?? "word",
    rule: word?.rule ?? "as written",
    ...(first !== undefined && { tag: first.tag }),
    from: sourceOf(pieces),
    ...(confidence !== undefined && { confidence }),
  };
}

/** Returns the probability of the least certain piece that has one. */
function confidenceOf(pieces: readonly Piece[]): number | undefined {
  const known = pieces.flatMap(({ sound }) => sound?.confidence ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Returns the text of a word, with spaces between letters that are spelled: "F B I". Parts with marks between them have a hyphen: "jack-o'-lantern". */
function spokenText(written: readonly WordToken[], pieces: readonly Piece[]): string {
  const text = written
    .map(({ text, source }, index) =>
      (written[index - 1]?.source.end ?? source.start) < source.start ? `-${text}` : text,
    )
    .join("");
  const spelled = pieces.some((piece) => piece.sound?.spelled !== undefined);
  return spelled ? pieces.map((piece) => piece.sound?.spelled ?? piece.text).join(" ") : text;
}

/** Returns the origin of a word's phonemes: that of the least certain piece. */
function sourceOf(pieces: readonly Piece[]): PhonemeOrigin {
  const from = pieces.map((piece) => piece.sound?.from);
  return LEAST_SURE.find((source) => from.includes(source)) ?? (pieces.length > 1 ? "rule" : "lexicon");
}

const LEAST_SURE: readonly PhonemeOrigin[] = ["user", "espeak", "model", "homograph", "rule", "cmudict"];

/** Returns whether a listener expects to hear a token that has no sound. */
function isMissed(token: Token): boolean {
  if (token.kind === "word") return isAudible(token.text);
  return token.mark === "" && isMissedMark(token.written);
}
