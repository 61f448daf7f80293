import type { SourceRange } from "../core/range.js";
import { type Directive, type MarkedText, type ParagraphEnd, strongerEnd } from "../markup/marked-text.js";
import { sentences } from "../text/sentences.js";
import type { SentenceEnds } from "../text/text-language.js";
import { endedParagraphs } from "./paragraph-ends.js";
import type { ProsodyOverride } from "./pronounced-segment.js";

/** A stretch of a script's text that is read as one. */
export interface Segment extends SourceRange {
  readonly endsSentence: boolean;
  /** What parts it from the next stretch, where it ends a paragraph. */
  readonly paragraphEnd?: ParagraphEnd;
  readonly manner: ProsodyOverride;
  /** Silence after it. @unit seconds */
  readonly pauseSeconds?: number;
}

/**
 * Cuts a script's text into sentences, and those where voice, rate or language changes or the author wants a pause.
 *
 * The stretches tile the text. A pause before the first word comes as a stretch without text.
 *
 * @param wholes in order, not overlapping: no sentence ends inside one, unless its paragraph does
 */
export function* segments(
  script: MarkedText,
  ends: SentenceEnds,
  wholes: readonly { readonly range: SourceRange }[] = [],
): Generator<Segment> {
  const cuts = cutsOf(script);
  const manners = prosodyAt(script);
  let next = 0;
  const opening = cuts[0]?.at === 0 ? cuts[0].pauseSeconds : undefined;
  if (opening !== undefined) {
    yield { start: 0, end: 0, endsSentence: false, manner: {}, pauseSeconds: opening };
  }
  if (script.text === "" && script.source !== "" && opening === undefined) {
    yield { start: 0, end: 0, endsSentence: true, paragraphEnd: "paragraph", manner: {} }; // All of it is markup.
  }
  for (const paragraph of endedParagraphs(script.text)) {
    for (const sentence of joinedOver(wholes, sentences(script.text, paragraph, ends))) {
      for (let start = sentence.start; start < sentence.end; ) {
        while ((cuts[next]?.at ?? Number.POSITIVE_INFINITY) <= start) next += 1;
        const cut = cuts[next];
        const end = Math.min(sentence.end, cut?.at ?? sentence.end);
        const ending = cut?.at === end ? cut : undefined;
        // What the markup says of a place goes before what the text looks like there.
        const paragraphEnd = ending?.paragraphEnd ?? (end === paragraph.end ? paragraph.paragraphEnd : undefined);
        yield {
          start,
          end,
          endsSentence: end === sentence.end || ending?.endsSentence === true,
          ...(paragraphEnd !== undefined && { paragraphEnd }),
          manner: manners(start),
          ...(ending?.pauseSeconds !== undefined && { pauseSeconds: ending.pauseSeconds }),
        };
        start = end;
      }
    }
  }
}

function* joinedOver(
  wholes: readonly { readonly range: SourceRange }[],
  parts: Iterable<SourceRange>,
): Generator<SourceRange> {
  let start: number | undefined;
  let next = 0;
  let last: SourceRange | undefined;
  for (const part of parts) {
    last = part;
    while ((wholes[next]?.range.end ?? Number.POSITIVE_INFINITY) <= part.end) next += 1;
    start ??= part.start;
    if ((wholes[next]?.range.start ?? Number.POSITIVE_INFINITY) < part.end) continue;
    yield { start, end: part.end };
    start = undefined;
  }
  if (start !== undefined && last !== undefined) yield { start, end: last.end };
}

/** A place where the text is cut, whatever the sentence says. */
interface Cut {
  readonly at: number;
  readonly endsSentence?: boolean;
  readonly paragraphEnd?: ParagraphEnd | undefined;
  /** @unit seconds */
  readonly pauseSeconds?: number;
}

/** In order, one a place. */
function cutsOf({ breaks, directives }: MarkedText): readonly Cut[] {
  const cuts = new Map<number, Cut>();
  for (const at of prosodyChanges({ directives })) cuts.set(at, { at });
  for (const { at, ...wanted } of breaks) {
    const cut = cuts.get(at) ?? { at };
    if (wanted.kind === "pause") {
      cuts.set(at, { ...cut, pauseSeconds: (cut.pauseSeconds ?? 0) + wanted.seconds });
    } else if (wanted.kind === "sentence") {
      cuts.set(at, { ...cut, endsSentence: true });
    } else {
      cuts.set(at, { ...cut, endsSentence: true, paragraphEnd: strongerEnd(cut.paragraphEnd, wanted.kind) });
    }
  }
  return [...cuts.values()].sort((a, b) => a.at - b.at);
}

/** Where the manner may change, in ascending order. */
export function prosodyChanges({ directives }: Pick<MarkedText, "directives">): readonly number[] {
  const places = directives.filter(changesManner).flatMap(({ range }) => [range.start, range.end]);
  return [...new Set(places)].sort((a, b) => a - b);
}

function changesManner({ kind }: Directive): boolean {
  return kind === "voice" || kind === "rate" || kind === "language";
}

/** The manner at a place; to be asked of places in order. */
export function prosodyAt({ directives }: MarkedText): (at: number) => ProsodyOverride {
  const waiting = directives.filter(changesManner).sort((a, b) => a.range.start - b.range.start);
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

function withDirective(manner: ProsodyOverride, directive: Directive): ProsodyOverride {
  switch (directive.kind) {
    case "voice":
      return { ...manner, voice: directive.voice };
    case "rate":
      return { ...manner, rate: directive.rate };
    case "language":
      return { ...manner, language: directive.language.toLowerCase() };
    default:
      return manner;
  }
}
