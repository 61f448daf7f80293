import { EDGE_AFTER_SECONDS, EDGE_BEFORE_SECONDS } from "../audio/trim-edges.js";
import { checkNumber, checkOptions } from "../core/checks.js";
import { type ParagraphEnd, strongerEnd } from "../markup/marked-text.js";
import { type GapBounds, SENTENCE_LEAST_SECONDS } from "./sentence-gaps.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** Silence that the caller sets, at speed 1; a speed divides it. Each is 0 to 60, and at least 0.15 s is heard. @unit seconds */
export interface Pauses {
  /** Between two sentences of a paragraph. @default 0.4; within an utterance as long as the voice pauses, at least 0.3 */
  readonly sentenceSeconds?: number | undefined;
  /** Between two paragraphs. @default 0.7 */
  readonly paragraphSeconds?: number | undefined;
  /** Before and after a heading. @default 1 */
  readonly headingSeconds?: number | undefined;
  /** Between two items of a list, or two rows of a table. @default 0.5 */
  readonly itemSeconds?: number | undefined;
  /** At a change of scene: an ornament or a rule alone on its line. @default 1.5 */
  readonly sceneSeconds?: number | undefined;
}

/** A boundary between two utterances. */
type Boundary = ParagraphEnd | "sentence" | "clause" | "comma";

/** The silence at all boundaries, with defaults filled in, at speed 1. */
export interface PauseLengths {
  /** Between two utterances. @unit seconds */
  readonly between: Readonly<Record<Boundary, number>>;
  /** Between two sentences of one utterance. */
  readonly sentenceGap: GapBounds;
}

/** The longest pause that a caller may set. @unit seconds */
const LONGEST_SECONDS = 60;

const NAMES = Object.keys({
  sentenceSeconds: true,
  paragraphSeconds: true,
  headingSeconds: true,
  itemSeconds: true,
  sceneSeconds: true,
} satisfies Record<keyof Pauses, true>);

/** @throws {TypeError | RangeError} that names the pause, the rule and the value. */
export function checkPauses(path: string, value: unknown): void {
  checkOptions(path, value, NAMES);
  for (const [name, seconds] of Object.entries(value as Pauses)) {
    if (seconds !== undefined) checkNumber(`${path}.${name}`, seconds, 0, LONGEST_SECONDS);
  }
}

/** Fills in the defaults of pauses. */
export function resolvePauses(pauses: Pauses = {}): PauseLengths {
  const { sentenceSeconds: sentence } = pauses;
  return {
    between: {
      ...PAUSES,
      scene: pauses.sceneSeconds ?? PAUSES.scene,
      heading: pauses.headingSeconds ?? PAUSES.heading,
      paragraph: pauses.paragraphSeconds ?? PAUSES.paragraph,
      item: pauses.itemSeconds ?? PAUSES.item,
      sentence: sentence ?? PAUSES.sentence,
    },
    sentenceGap: {
      leastSeconds: sentence ?? SENTENCE_LEAST_SECONDS,
      mostSeconds: sentence ?? Number.POSITIVE_INFINITY,
    },
  };
}

/**
 * Silence between two utterances at speed 1, from the last sound of one to the first sound of the next. Within a paragraph,
 * it is as long as the voice pauses at the same mark within an utterance. Between paragraphs, it is as long as narrators
 * pause: longest at a change of scene, long around a heading so that a listener recognises the heading, and short between
 * the items of a list, because they belong together.
 *
 * @unit seconds
 */
const PAUSES: Readonly<Record<Boundary, number>> = {
  scene: 1.5,
  heading: 1,
  paragraph: 0.7,
  item: 0.5,
  sentence: 0.4,
  clause: 0.25,
  comma: 0.15,
};

/** Returns the sound of an utterance with the pause that follows `previous` before it. */
export function withPause(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  previous: UtteranceDraft | undefined,
  speed: number,
  { between }: Pick<PauseLengths, "between">,
): Float32Array<ArrayBuffer> {
  // The previous sound already ends with the pause that the author requested.
  if (previous === undefined || samples.length === 0 || previous.pauseSeconds !== undefined) return samples;
  const seconds = between[boundaryAfter(previous)] / speed - EDGE_AFTER_SECONDS - EDGE_BEFORE_SECONDS;
  const pause = Math.max(0, Math.round(seconds * sampleRate));
  const padded = new Float32Array(pause + samples.length);
  padded.set(samples, pause);
  return padded;
}

/**
 * Returns the previous utterance with the boundary to `next` at its end, which may be stronger if the text between them came
 * in pieces.
 *
 * @param endOfNext the end of `next`, if it has no sound
 */
export function withBoundary(
  previous: UtteranceDraft | undefined,
  { paragraphStart }: UtteranceDraft,
  endOfNext?: ParagraphEnd,
): UtteranceDraft | undefined {
  const boundary = strongerEnd(paragraphStart, endOfNext);
  const paragraphEnd = strongerEnd(previous?.paragraphEnd, boundary);
  return previous === undefined || paragraphEnd === undefined ? previous : { ...previous, paragraphEnd };
}

/** Returns the sound of an utterance with the pause that the author requested after it. */
export function withRequestedPause(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  { pauseSeconds: requested }: UtteranceDraft,
): Float32Array<ArrayBuffer> {
  if (requested === undefined) return samples;
  const edges = samples.length === 0 ? 0 : EDGE_AFTER_SECONDS + EDGE_BEFORE_SECONDS;
  const padded = new Float32Array(samples.length + Math.max(0, Math.round((requested - edges) * sampleRate)));
  padded.set(samples);
  return padded;
}

function boundaryAfter({ phonemes, paragraphEnd }: UtteranceDraft): Boundary {
  if (paragraphEnd !== undefined) return paragraphEnd;
  if (/[.!?…][)”"]*$/u.test(phonemes)) return "sentence";
  return /[;:—][)”"]*$/u.test(phonemes) ? "clause" : "comma";
}
