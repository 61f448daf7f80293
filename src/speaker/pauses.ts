import { EDGE_AFTER_SECONDS, EDGE_BEFORE_SECONDS } from "../audio/trim-edges.js";
import type { ParagraphEnd } from "../markup/marked-text.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/**
 * Silence between two utterances at the voice's own pace, from the last sound of one to the first of the next. Within a
 * paragraph it is as long as the voice pauses at such a mark within an utterance. Between paragraphs it is what narrators
 * leave: longer around a heading, so that it is heard as one, longest where the scene changes, shorter between the items of
 * a list, which belong together.
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

/** Puts the pause that follows `previous` before the sound of the next phrase. */
export function withPause(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  previous: UtteranceDraft | undefined,
  speed: number,
): Float32Array<ArrayBuffer> {
  // A pause that the author has asked for stands behind the sound before already.
  if (previous === undefined || samples.length === 0 || previous.pauseSeconds !== undefined) return samples;
  const seconds = PAUSES[markAfter(previous)] / speed - EDGE_AFTER_SECONDS - EDGE_BEFORE_SECONDS;
  const pause = Math.max(0, Math.round(seconds * sampleRate));
  const padded = new Float32Array(pause + samples.length);
  padded.set(samples, pause);
  return padded;
}

/** Puts the silence that the author wants after a phrase behind its sound. */
export function withRequestedPause(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  { pauseSeconds: asked }: UtteranceDraft,
): Float32Array<ArrayBuffer> {
  if (asked === undefined) return samples;
  const edges = samples.length === 0 ? 0 : EDGE_AFTER_SECONDS + EDGE_BEFORE_SECONDS;
  const padded = new Float32Array(samples.length + Math.max(0, Math.round((asked - edges) * sampleRate)));
  padded.set(samples);
  return padded;
}

function markAfter({ phonemes, paragraphEnd }: UtteranceDraft): keyof typeof PAUSES {
  if (paragraphEnd !== undefined) return paragraphEnd;
  if (/[.!?…][)”"]*$/u.test(phonemes)) return "sentence";
  return /[;:—][)”"]*$/u.test(phonemes) ? "clause" : "comma";
}
