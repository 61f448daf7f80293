import { EDGE_AFTER_SECONDS, EDGE_BEFORE_SECONDS } from "../audio/trim-edges.js";
import type { ParagraphEnd } from "../markup/marked-text.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/**
 * Silence between two utterances at speed 1, from the last sound of one to the first sound of the next. Within a paragraph,
 * it is as long as the voice pauses at the same mark within an utterance. Between paragraphs, it is as long as narrators
 * pause: longest at a change of scene, long around a heading so that a listener recognises the heading, and short between
 * the items of a list, because they belong together.
 *
 * @unit seconds
 */
const PAUSES: Readonly<Record<ParagraphEnd | "sentence" | "clause" | "comma", number>> = {
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
): Float32Array<ArrayBuffer> {
  // The previous sound already ends with the pause that the author requested.
  if (previous === undefined || samples.length === 0 || previous.pauseSeconds !== undefined) return samples;
  const seconds = PAUSES[markAfter(previous)] / speed - EDGE_AFTER_SECONDS - EDGE_BEFORE_SECONDS;
  const pause = Math.max(0, Math.round(seconds * sampleRate));
  const padded = new Float32Array(pause + samples.length);
  padded.set(samples, pause);
  return padded;
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

function markAfter({ phonemes, paragraphEnd }: UtteranceDraft): keyof typeof PAUSES {
  if (paragraphEnd !== undefined) return paragraphEnd;
  if (/[.!?…][)”"]*$/u.test(phonemes)) return "sentence";
  return /[;:—][)”"]*$/u.test(phonemes) ? "clause" : "comma";
}
