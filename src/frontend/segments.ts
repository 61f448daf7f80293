import type { SourceRange } from "../core/range.js";
import {
  type Directive,
  type MarkedEdges,
  type MarkedText,
  type ParagraphEnd,
  strongerEnd,
} from "../markup/marked-text.js";
import { type Sentence, sentences } from "../text/sentences.js";
import type { SentenceEnds } from "../text/text-language.js";
import { type EndedParagraph, endedParagraphs } from "./paragraph-ends.js";
import { type PieceSides, WHOLE } from "./piece.js";
import type { ProsodyOverride } from "./pronounced-segment.js";

/** A range of the text that is read as one: a sentence or a part of a sentence. */
export interface Segment extends SourceRange {
  readonly endsSentence: boolean;
  /** Kind of the boundary to the next segment; absent inside a paragraph. */
  readonly paragraphEnd?: ParagraphEnd;
  /** Kind of the boundary before the segment, if the text before it is in another piece. */
  readonly paragraphStart?: ParagraphEnd;
  /** Set if text that has not arrived may change where the segment ends. */
  readonly isOpen?: true;
  /** Voice, rate and language from the markup. */
  readonly prosody: ProsodyOverride;
  /** Silence after the segment. @unit seconds */
  readonly pauseSeconds?: number;
}

/**
 * Splits the text into sentences, and splits sentences where the markup changes voice, rate or language or sets a pause.
 *
 * The segments tile the text. A pause before the first word becomes an empty segment.
 *
 * @param script with the edges that the markup sets, if it is a piece of a longer text
 * @param wholes ranges in order, without overlaps. No sentence ends inside one of them, unless the paragraph ends there.
 * @param sides what lies before and after the text. @default nothing
 */
export function* segments(
  script: MarkedText & { readonly edges?: MarkedEdges },
  ends: SentenceEnds,
  wholes: readonly { readonly range: SourceRange }[] = [],
  sides: PieceSides = WHOLE,
): Generator<Segment> {
  const { text, edges } = script;
  const styled = { ...script, directives: overSpaces(script) };
  let paragraphStart = sides.before === "start" || sides.before === "cut" ? undefined : edges?.opening;
  const cuts = cutsOf(styled);
  const prosodyOf = prosodyAt(styled);
  let next = 0;
  const opening = cuts[0]?.at === 0 ? cuts[0].pauseSeconds : undefined;
  // More pauses may follow the first one, until a word arrives.
  if (opening !== undefined && (sides.after !== "open" || text.trim() !== "")) {
    yield { start: 0, end: 0, endsSentence: false, prosody: {}, pauseSeconds: opening };
  }
  if (text === "" && script.source !== "" && opening === undefined && sides.after !== "open") {
    const paragraphEnd = edges?.closing ?? "paragraph";
    const start = paragraphStart && { paragraphStart };
    yield { start: 0, end: 0, endsSentence: true, paragraphEnd, ...start, prosody: {} }; // All of it is markup.
  }
  const { readBefore } = sides;
  for (const paragraph of endedParagraphs(text, sides.before === "start" || sides.before === "blank", readBefore)) {
    if (paragraph.start === 0 && (sides.before === "blank" || sides.before === "line"))
      paragraphStart ??= paragraph.kind;
    const isLast = paragraph.end === text.length;
    const goesOn = isLast && sides.after === "open";
    const before = paragraph.start === 0 ? readBefore?.paragraph : undefined;
    const lastEnd = isLast ? endOfPiece(paragraph, sides, edges) : paragraph.paragraphEnd;
    for (const sentence of joinedOver(wholes, sentences(text, paragraph, ends, { goesOn, before }))) {
      for (let start = sentence.start; start < sentence.end; ) {
        while ((cuts[next]?.at ?? Number.POSITIVE_INFINITY) <= start) next += 1;
        const cut = cuts[next];
        const end = Math.min(sentence.end, cut?.at ?? sentence.end);
        const ending = cut?.at === end ? cut : undefined;
        // A paragraph end of the markup overrides the one that the layout of the text suggests.
        const paragraphEnd = ending?.paragraphEnd ?? (end === paragraph.end ? lastEnd : undefined);
        yield {
          start,
          end,
          endsSentence: end === sentence.end || ending?.endsSentence === true,
          ...(paragraphEnd !== undefined && { paragraphEnd }),
          ...(paragraphStart !== undefined && { paragraphStart }),
          ...(sentence.isOpen && { isOpen: true }),
          prosody: prosodyOf(start),
          ...(ending?.pauseSeconds !== undefined && { pauseSeconds: ending.pauseSeconds }),
        };
        start = end;
        paragraphStart = undefined;
      }
    }
  }
}

/**
 * Extends voices, rates and languages over the white space after them, which belongs to the words before it: alone it would
 * be a part of the text of its own, between two parts of the same style.
 */
function overSpaces({ text, directives, breaks }: MarkedText): readonly Directive[] {
  const broken = new Set(breaks.map(({ at }) => at));
  return directives.map((directive) => {
    const { start, end } = directive.range;
    if (!changesProsody(directive) || broken.has(end)) return directive;
    SPACES.lastIndex = end;
    return { ...directive, range: { start, end: end + (SPACES.exec(text)?.[0].length ?? 0) } };
  });
}

const SPACES = /\s*/uy;

/** Returns the kind of the end of the last paragraph of a piece. */
function endOfPiece(
  { kind, paragraphEnd }: EndedParagraph,
  { after }: PieceSides,
  edges: MarkedEdges | undefined,
): ParagraphEnd | undefined {
  if (after === "end") return paragraphEnd;
  return after === "paragraph" ? (edges?.closing ?? kind) : undefined;
}

/** Joins consecutive parts whose common boundary lies inside one of `wholes`. */
function* joinedOver(
  wholes: readonly { readonly range: SourceRange }[],
  parts: Iterable<Sentence>,
): Generator<Sentence> {
  let start: number | undefined;
  let next = 0;
  let last: Sentence | undefined;
  for (const part of parts) {
    last = part;
    while ((wholes[next]?.range.end ?? Number.POSITIVE_INFINITY) <= part.end) next += 1;
    start ??= part.start;
    if ((wholes[next]?.range.start ?? Number.POSITIVE_INFINITY) < part.end) continue;
    yield { ...part, start };
    start = undefined;
  }
  if (start !== undefined && last !== undefined) yield { ...last, start };
}

/** A place where the markup cuts the text. */
interface Cut {
  readonly at: number;
  readonly endsSentence?: boolean;
  readonly paragraphEnd?: ParagraphEnd | undefined;
  /** @unit seconds */
  readonly pauseSeconds?: number;
}

/** Returns the cuts in order, one for each place. */
function cutsOf({ breaks, directives }: MarkedText): readonly Cut[] {
  const cuts = new Map<number, Cut>();
  for (const at of prosodyChanges({ directives })) cuts.set(at, { at });
  for (const { at, ...added } of breaks) {
    const cut = cuts.get(at) ?? { at };
    if (added.kind === "pause") {
      cuts.set(at, { ...cut, pauseSeconds: (cut.pauseSeconds ?? 0) + added.seconds });
    } else if (added.kind === "sentence") {
      cuts.set(at, { ...cut, endsSentence: true });
    } else {
      cuts.set(at, { ...cut, endsSentence: true, paragraphEnd: strongerEnd(cut.paragraphEnd, added.kind) });
    }
  }
  return [...cuts.values()].sort((a, b) => a.at - b.at);
}

/** Returns the places where voice, rate or language may change, in ascending order. */
export function prosodyChanges({ directives }: Pick<MarkedText, "directives">): readonly number[] {
  const places = directives.filter(changesProsody).flatMap(({ range }) => [range.start, range.end]);
  return [...new Set(places)].sort((a, b) => a - b);
}

function changesProsody({ kind }: Directive): boolean {
  return kind === "voice" || kind === "rate" || kind === "language";
}

/** Creates a function that returns the prosody at a place; call it with places in ascending order. */
export function prosodyAt({ directives }: MarkedText): (at: number) => ProsodyOverride {
  const waiting = directives.filter(changesProsody).sort((a, b) => a.range.start - b.range.start);
  let active: Directive[] = [];
  let next = 0;
  return (at) => {
    for (
      let directive = waiting[next];
      directive !== undefined && directive.range.start <= at;
      directive = waiting[next]
    ) {
      active.push(directive);
      next += 1;
    }
    active = active.filter(({ range }) => range.end > at);
    return active.reduce(withDirective, {});
  };
}

function withDirective(prosody: ProsodyOverride, directive: Directive): ProsodyOverride {
  switch (directive.kind) {
    case "voice":
      return { ...prosody, voice: directive.voice };
    case "rate":
      return { ...prosody, rate: directive.rate };
    case "language":
      return { ...prosody, language: directive.language.toLowerCase() };
    default:
      return prosody;
  }
}
