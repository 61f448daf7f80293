import { checkSpeech } from "../audio/check-speech.js";
import { trimEdges } from "../audio/trim-edges.js";
import type { Engine, SynthesizeOptions } from "../core/engine.js";
import type { SourceRange } from "../core/range.js";
import type { Reading } from "../core/reading.js";
import type { Speech } from "../core/speech.js";
import type { Utterance } from "../core/utterance.js";
import type { Sliceable, TextView } from "../frontend/text-view.js";
import { findUnspoken } from "./coverage.js";
import type { EngineClock } from "./engine-time.js";
import { withGuard, withoutGuard } from "./guard.js";
import type { PreparedSpeech } from "./prepare.js";
import { fitGaps } from "./sentence-gaps.js";
import { notUnderstood, unspoken } from "./strict.js";
import { timeWords, type WordSpan } from "./timings.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** An utterance with its sound, ready to be joined to others. */
export interface SpokenUtterance {
  readonly draft: UtteranceDraft;
  /** At the sample rate of the engine; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  /** The places of the words in the sound. */
  readonly spans: readonly WordSpan[];
  /** Ranges of the words of the text that have no sound although a reader expects to hear them. */
  readonly unspoken: readonly SourceRange[];
}

/** How to speak one utterance. */
export interface SpeakUtteranceOptions extends Omit<SynthesizeOptions, "onStart"> {
  /** Measures the time that the engine takes. */
  readonly clock: EngineClock;
  /** Whether to fail if something has no sound or its markup is not understood. @default false */
  readonly strict?: boolean | undefined;
}

/**
 * Speaks one utterance with an engine, and finds the times of its words and the parts without sound.
 *
 * @throws {VoxError} `VOX_TEXT_UNSPOKEN`, `VOX_MARKUP_INVALID`, `VOX_ENGINE_FAILED` and the engine's own errors.
 */
export async function speakUtterance(
  engine: Engine,
  draft: UtteranceDraft,
  text: TextView,
  prepared: Pick<PreparedSpeech, "options" | "styles">,
  { strict = false, ...call }: SpeakUtteranceOptions,
): Promise<SpokenUtterance> {
  const { styles } = prepared;
  if (strict && draft.problems[0]) throw notUnderstood(text.markup, draft.problems[0]);
  if (strict && draft.unspoken[0]) throw unspoken(text, draft.unspoken[0]);
  const style = styles.styleOf(draft.prosody);
  const speech = await synthesize(engine, draft, text, prepared, call);
  const sound = trimEdges(speech, draft.phonemes);
  const timed = { samples: sound.samples, spans: timeWords(draft, speech, sound) };
  const { leastSeconds, mostSeconds } = prepared.options.pauses.sentenceGap;
  const gap = { leastSeconds: leastSeconds / style.speed, mostSeconds: mostSeconds / style.speed };
  const { samples, spans } = fitGaps(timed, draft, engine.sampleRate, gap);
  const lost = findUnspoken(text.text, draft.source, draft.unspoken, spans);
  if (strict && lost[0]) throw unspoken(text, lost[0]);
  return { draft, samples, spans, unspoken: lost };
}

async function synthesize(
  engine: Engine,
  draft: UtteranceDraft,
  { text }: TextView,
  { options: { reading }, styles }: Pick<PreparedSpeech, "options" | "styles">,
  { clock, ...call }: Omit<SpeakUtteranceOptions, "strict">,
): Promise<Speech> {
  if (draft.phonemes === "") return { samples: new Float32Array(0), sampleRate: engine.sampleRate };
  const guarded = reading === "engine" ? draft : withGuard(draft, engine.maxInputLength);
  const style = styles.styleOf(draft.prosody);
  const utterance = toUtterance(text, guarded, styles.languageOf(draft.prosody), reading);
  const speech = await clock.measure((onStart) => engine.synthesize(utterance, style, { ...call, onStart }));
  checkSpeech(speech, { engine: engine.id, symbols: guarded.phonemes.length, speed: style.speed, reading });
  return withoutGuard(speech, draft, guarded);
}

function toUtterance(
  whole: Sliceable,
  { phonemes, words, source }: UtteranceDraft,
  language: string,
  reading: Reading,
): Utterance {
  // Keep blank lines as line breaks: only they separate a heading from the sentence after it.
  const text = whole
    .slice(source.start, source.end)
    .trim()
    .replaceAll(/\s+/gu, (gap) => (/\n\s*\n/.test(gap) ? "\n" : " "));
  return { language, phonemes, words, source, text, ...(reading === "engine" && { reading: "text" }) };
}
