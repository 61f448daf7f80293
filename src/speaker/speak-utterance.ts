import { checkSpeech } from "../audio/check-speech.js";
import { trimEdges } from "../audio/trim-edges.js";
import type { Engine } from "../core/engine.js";
import type { SourceRange } from "../core/range.js";
import type { Speech } from "../core/speech.js";
import type { Utterance } from "../core/utterance.js";
import { findUnspoken } from "./coverage.js";
import { withGuard, withoutGuard } from "./guard.js";
import type { PreparedSpeech } from "./prepare.js";
import { SENTENCE_LEAST_SECONDS, widenGaps } from "./sentence-gaps.js";
import { notUnderstood, unspoken } from "./strict.js";
import { timeWords, type WordSpan } from "./timings.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** A phrase with its sound, fit to be joined to others. */
export interface SpokenUtterance {
  readonly phrase: UtteranceDraft;
  /** At the engine's rate; shape (samples,). */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly spans: readonly WordSpan[];
  readonly unspoken: readonly SourceRange[];
}

/**
 * Speaks one phrase with an engine, and finds where its words sound and what of it has no sound.
 *
 * @param strict fail where something has no sound, or markup is not understood
 * @throws {VoxError} `VOX_TEXT_UNSPOKEN`, `VOX_MARKUP_INVALID`, `VOX_ENGINE_FAILED` and the engine's own.
 */
export async function speakUtterance(
  engine: Engine,
  phrase: UtteranceDraft,
  prepared: PreparedSpeech,
  { strict = false, signal }: { readonly strict?: boolean | undefined; readonly signal: AbortSignal },
): Promise<SpokenUtterance> {
  const { script, manners } = prepared;
  if (strict && phrase.problems[0]) throw notUnderstood(phrase.problems[0]);
  if (strict && phrase.unspoken[0]) throw unspoken(script, phrase.unspoken[0]);
  const style = manners.styleOf(phrase.manner);
  const speech = await synthesize(engine, phrase, prepared, signal);
  const sound = trimEdges(speech, phrase.phonemes);
  const timed = { samples: sound.samples, spans: timeWords(phrase, speech, sound) };
  const { samples, spans } = widenGaps(timed, phrase, engine.sampleRate, SENTENCE_LEAST_SECONDS / style.speed);
  const lost = findUnspoken(script.text, phrase.source, phrase.unspoken, spans);
  if (strict && lost[0]) throw unspoken(script, lost[0]);
  return { phrase, samples, spans, unspoken: lost };
}

async function synthesize(
  engine: Engine,
  phrase: UtteranceDraft,
  { script, options: { reading }, manners }: PreparedSpeech,
  signal: AbortSignal,
): Promise<Speech> {
  if (phrase.phonemes === "") return { samples: new Float32Array(0), sampleRate: engine.sampleRate };
  const guarded = reading === "engine" ? phrase : withGuard(phrase, engine.maxInputLength);
  const style = manners.styleOf(phrase.manner);
  const utterance = toUtterance(script.text, guarded, manners.languageOf(phrase.manner), reading);
  const speech = await engine.synthesize(utterance, style, { signal });
  checkSpeech(speech, { engine: engine.id, symbols: guarded.phonemes.length, speed: style.speed, reading });
  return withoutGuard(speech, phrase, guarded);
}

function toUtterance(
  whole: string,
  { phonemes, words, source }: UtteranceDraft,
  language: string,
  reading: "front-end" | "engine",
): Utterance {
  // A blank line is all that tells a heading from the sentence that follows it.
  const text = whole
    .slice(source.start, source.end)
    .trim()
    .replaceAll(/\s+/gu, (gap) => (/\n\s*\n/.test(gap) ? "\n" : " "));
  return { language, phonemes, words, source, text, ...(reading === "engine" && { reading: "text" }) };
}
