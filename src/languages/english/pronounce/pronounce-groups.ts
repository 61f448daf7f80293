import { applyStress } from "../dictionary/stress.js";
import { resolveGroup } from "./group-stress.js";
import { AT_END, contextBefore, type NextSound } from "./next-sound.js";
import { type Group, isSilent, type Piece, type PieceSound, textOf } from "./piece.js";

/** A stretch of a group that is to be said as one word. */
export interface Span {
  readonly pieces: Group;
  /** The text of the pieces, or what it stands for. */
  readonly text: string;
  readonly tag: string;
}

/** How words are found: the first that answers is taken. */
export interface Sources {
  /** What the rules and the dictionaries know. */
  readonly known: (span: Span, context: NextSound) => PieceSound | undefined;
  /** The rest. `undefined` leaves the word without a sound. */
  readonly unknown: (span: Span) => PieceSound | undefined;
  /** What "'s" sounds like after these phonemes. */
  readonly possessive: (phonemes: string) => string;
}

/**
 * Says the groups of a text from its end to its start, since what a word sounds like may depend on what follows.
 * Afterwards each piece has its sound, but for those that nobody knows.
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

/** The longest known stretch that ends where the group ends, then the longest before that, and so on. */
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
  return context;
}

/** No dictionary has a word of more pieces; without a limit a long row of hyphens would take forever. @unit pieces */
const LONGEST_SPAN = 12;

/** "Zorgon's": the ending was said before the name that it must fit. It is said at its apostrophe. */
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

/** The sound of a span is said at its first piece. */
function give({ pieces: [first, ...rest] }: Span, sound: PieceSound): void {
  first.sound = sound;
  for (const piece of rest) {
    piece.sound = { phonemes: "", from: sound.from };
    piece.partOf = first;
  }
}

/**
 * What is to be said of pieces that nobody knows: each by itself, but for those about an apostrophe ("O'" and "Xyz"),
 * which are one word.
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
  // The part with the most letters tells the part of speech; capitals count twice.
  const heaviest = pieces.reduce((best, piece) => (letterWeight(piece) > letterWeight(best) ? piece : best));
  return { pieces, text: textOf(pieces), tag: heaviest.tag };
}

function letterWeight({ text }: Piece): number {
  return [...text].reduce((weight, symbol) => weight + (symbol === symbol.toLowerCase() ? 1 : 2), 0);
}

/** Only where the pieces agree. */
function stressOf(pieces: Group): number | undefined {
  const stresses = new Set(pieces.flatMap(({ stress }) => (stress === undefined ? [] : [stress])));
  return stresses.size === 1 ? [...stresses][0] : undefined;
}

function stressed(sound: PieceSound | undefined, stress: number | undefined): PieceSound | undefined {
  return sound === undefined ? undefined : { ...sound, phonemes: applyStress(sound.phonemes, stress) };
}
