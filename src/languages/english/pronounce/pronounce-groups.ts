import { applyStress } from "../dictionary/stress.js";
import { resolveGroup } from "./group-stress.js";
import { AT_END, contextBefore, type NextSound } from "./next-sound.js";
import { type Group, isSilent, type Piece, type PieceSound, textOf } from "./piece.js";

/** Neighbouring pieces of a group that are pronounced as one word. */
export interface Span {
  readonly pieces: Group;
  /** The text of the pieces, or the word to look up instead. */
  readonly text: string;
  readonly tag: string;
}

/** Functions that pronounce words. `unknown` is called only if `known` returns `undefined`. */
export interface Sources {
  /** Pronounces a word by rules and dictionaries. */
  readonly known: (span: Span, context: NextSound) => PieceSound | undefined;
  /** Pronounces any other word. `undefined` leaves the word without a sound. */
  readonly unknown: (span: Span) => PieceSound | undefined;
  /** Returns the sound of "'s" after these phonemes. */
  readonly possessive: (phonemes: string) => string;
}

/**
 * Pronounces the groups of a text from its end to its start, since the sound of a word may depend on the next word.
 * Sets `sound` of each piece, except of pieces that no source can pronounce.
 */
export function pronounceGroups(groups: readonly Group[], sources: Sources): void {
  let context = AT_END;
  for (const group of [...groups].reverse()) {
    context = group.length === 1 ? sayPiece(group, sources, context) : sayCompound(group, sources, context);
  }
}

function sayPiece(group: Group, sources: Sources, context: NextSound): NextSound {
  const [piece] = group;
  const span = spanOf(group);
  const sound = piece.sound ?? stressed(sources.known(span, context) ?? sources.unknown(span), piece.stress);
  if (sound !== undefined) piece.sound = sound;
  return contextBefore(context, sound?.phonemes ?? "", piece);
}

/** Takes the longest known span at the end of the group, then the longest known span before it, and so on. */
function sayCompound(group: Group, sources: Sources, end: NextSound): NextSound {
  let context = end;
  const unknown = new Set<Piece>();
  for (let right = group.length; right > 0; ) {
    const found = longestKnown(group, right, sources, context);
    if (found === undefined) {
      right -= 1;
      const piece = group[right];
      if (piece === undefined) continue;
      if (isSilent(piece.text)) piece.sound = { phonemes: "", from: "rule" };
      else unknown.add(piece);
      continue;
    }
    give(found.span, found.sound);
    context = contextBefore(context, found.sound.phonemes, found.span);
    right = found.left;
  }
  for (const span of unknownSpans(group, unknown)) {
    const sound = sources.unknown(span);
    if (sound !== undefined) give(span, stressed(sound, stressOf(span.pieces)) ?? sound);
  }
  sayPossessives(group, unknown, sources);
  resolveGroup(group);
  const [first] = group;
  return first !== undefined && unknown.has(first) ? contextBefore(context, soundOf(group), first) : context;
}

function soundOf(group: Group): string {
  return group.map(({ sound }) => sound?.phonemes ?? "").join("");
}

/**
 * No dictionary has a word of more pieces. Without a limit, a long row of hyphens would take very long.
 *
 * @unit pieces
 */
const LONGEST_SPAN = 12;

/**
 * Pronounces "'s" after an unknown name again ("Zorgon's"). It was pronounced before the name, whose last sound decides
 * its sound. The piece of the apostrophe gets the sound.
 */
function sayPossessives(group: Group, unknown: ReadonlySet<Piece>, sources: Sources): void {
  group.forEach((piece, index) => {
    const stem = group[index - 1];
    const ending = piece.text + (group[index + 1]?.text ?? "");
    if (!/^['’]s$/i.test(ending) || stem?.sound === undefined || !unknown.has(stem)) return;
    piece.sound = { phonemes: sources.possessive(stem.sound.phonemes), from: "rule" };
  });
}

function longestKnown(
  group: Group,
  right: number,
  sources: Sources,
  context: NextSound,
): { span: Span; sound: PieceSound; left: number } | undefined {
  for (let left = Math.max(0, right - LONGEST_SPAN); left < right; left += 1) {
    const [first, ...rest] = group.slice(left, right);
    if (first === undefined) continue;
    const span = spanOf([first, ...rest]);
    const sound = stressed(sources.known(span, context), stressOf(span.pieces));
    if (sound !== undefined) return { span, sound, left };
  }
  return undefined;
}

/** Sets the sound of a span on its first piece, and silence on the others. */
function give({ pieces: [first, ...rest] }: Span, sound: PieceSound): void {
  first.sound = sound;
  for (const piece of rest) {
    piece.sound = { phonemes: "", from: sound.from };
    piece.partOf = first;
  }
}

/**
 * Returns the unknown pieces as spans. Each piece is one span, but pieces joined by an apostrophe ("O'" and "Xyz") are
 * one word.
 */
function unknownSpans(group: Group, unknown: ReadonlySet<Piece>): Span[] {
  const spans: Span[] = [];
  let left = 0;
  while (left < group.length) {
    let right = left + 1;
    if (/^[\p{L}\p{M}]+['‘’]/u.test(group[left]?.text ?? "")) {
      while (right < group.length && /^[\p{L}\p{M}'‘’]+$/u.test(group[right]?.text ?? "")) right += 1;
    }
    const [first, ...rest] = group.slice(left, right);
    if (first !== undefined && [first, ...rest].some((piece) => unknown.has(piece))) {
      spans.push(spanOf([first, ...rest]));
    }
    left = right;
  }
  return spans;
}

function spanOf(pieces: Group): Span {
  const [first, ...rest] = pieces;
  if (rest.length === 0) return { pieces, text: first.alias ?? first.text, tag: first.tag };
  // The part with the most letters determines the part of speech; capitals count twice.
  const heaviest = pieces.reduce((best, piece) => (letterWeight(piece) > letterWeight(best) ? piece : best));
  return { pieces, text: textOf(pieces), tag: heaviest.tag };
}

function letterWeight({ text }: Piece): number {
  return [...text].reduce((weight, symbol) => weight + (symbol === symbol.toLowerCase() ? 1 : 2), 0);
}

/** Returns the requested stress if all pieces agree. */
function stressOf(pieces: Group): number | undefined {
  const stresses = new Set(pieces.flatMap(({ stress }) => (stress === undefined ? [] : [stress])));
  return stresses.size === 1 ? [...stresses][0] : undefined;
}

function stressed(sound: PieceSound | undefined, stress: number | undefined): PieceSound | undefined {
  return sound === undefined ? undefined : { ...sound, phonemes: applyStress(sound.phonemes, stress) };
}
