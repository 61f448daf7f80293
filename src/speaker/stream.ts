import { createResampler } from "../audio/resample.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import { type Pronounce, pronounceSegments } from "../frontend/pronounce-segments.js";
import { createSourceTiler } from "../frontend/to-source.js";
import type { Language } from "../languages/registry.js";
import { estimateFromGraphemes } from "../phonemes/grapheme-estimate.js";
import { createLeveller } from "./leveller.js";
import { withPause, withRequestedPause } from "./pauses.js";
import { planUtterances } from "./plan.js";
import { prefetch } from "./prefetch.js";
import type { PreparedSpeech } from "./prepare.js";
import type { SpeakerParts, SpeakOptions, SpeechChunk } from "./speak-options.js";
import { type SpokenUtterance, speakUtterance } from "./speak-utterance.js";
import { unspoken } from "./strict.js";
import { placeWords } from "./timings.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/**
 * Sound to buffer ahead of the consumer: as much as the longest utterance, so that a long utterance after a short one causes
 * no underrun. @unit seconds
 */
const LOOK_AHEAD_SECONDS = 20;

/** Speaks a prepared text as a stream of chunks in order. The engine works ahead of the consumer. */
export async function* streamSpeech(
  { engine, phonemizer }: SpeakerParts,
  preparing: PreparedSpeech | Promise<PreparedSpeech>,
  options: SpeakOptions,
  cuts: "early" | "whole",
): AsyncGenerator<SpeechChunk, void, void> {
  options.signal?.throwIfAborted();
  const prepared = await preparing;
  const { script, styles } = prepared;
  const { text } = script;
  const { sampleRate, reading } = prepared.options;
  const soundEarly = cuts === "early";
  const resample = createResampler(engine.sampleRate, sampleRate);
  const level = createLeveller(options.loudness ?? {}, prepared.options.voices, sampleRate);
  const { strict, priority, caller = {}, lookAheadSeconds = LOOK_AHEAD_SECONDS } = options;
  // Stops the work when the consumer leaves early, as well as when the caller aborts.
  const left = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;

  const speak = async (draft: UtteranceDraft): Promise<SpokenUtterance> => {
    const spoken = await speakUtterance(engine, draft, prepared, { strict, priority, caller, signal });
    return { ...spoken, samples: level(resample(spoken.samples), styles.styleOf(draft.prosody).voice) };
  };

  const pronounce: Pronounce =
    reading === "engine"
      ? async (stretches) => stretches.map(estimateFromGraphemes)
      : (stretches, language, call) => phonemizer.phonemize(stretches, language as Language, call);
  const { languageOf } = styles;
  const segments = pronounceSegments(script, pronounce, { languageOf, lexicons: options.lexicons, signal });
  const plan = planUtterances(segments, { maxPhonemes: engine.maxInputLength, soundEarly });
  // Read the next utterance while the engine speaks this one.
  const drafts = prefetch(plan, async (draft) => draft, { concurrency: 1 });
  const spoken = prefetch(drafts, speak, {
    concurrency: engine.concurrency,
    enough: lookAheadSeconds,
    weigh: ({ samples }) => samples.length / sampleRate,
    firstAlone: soundEarly,
  });
  const tiler = createSourceTiler(script);
  let samplesBefore = 0;
  let previous: UtteranceDraft | undefined;
  let lastWord: TimedWord | undefined;
  let firstUnspoken: SourceRange | undefined;
  try {
    // `for await` would close `spoken`, and wait for the work in flight, before `left` is aborted to stop that work.
    for (;;) {
      const next = await spoken.next();
      options.signal?.throwIfAborted();
      if (next.done) break;
      const { draft, spans, unspoken: lost } = next.value;
      const { speed } = styles.styleOf(draft.prosody);
      const paused = withPause(next.value.samples, sampleRate, previous, speed, prepared.options.pauses);
      const samples = withRequestedPause(paused, sampleRate, draft);
      if (samples.length > 0) previous = draft;
      firstUnspoken ??= lost[0];
      const startSeconds = samplesBefore / sampleRate;
      const at = samplesBefore + paused.length - next.value.samples.length;
      samplesBefore += samples.length;
      const source = tiler.tile(draft.source);
      const placed = placeWords(text, spans, { at, sampleRate, engineRate: engine.sampleRate }, lastWord);
      lastWord = placed.at(-1) ?? lastWord;
      options.onProgress?.({
        spokenCharacters: source.end,
        totalCharacters: script.source.length,
        audioSeconds: samplesBefore / sampleRate,
      });
      yield {
        samples,
        sampleRate,
        source,
        startSeconds,
        // The source of a word that continues from the previous utterance lies in the range of that utterance.
        words: placed.map((word) => ({ ...word, source: script.toSource(word.source) })),
        unspoken: lost.map(tiler.inside),
        problems: draft.problems,
      };
    }
    // Fail if no part of a text that should be heard has sound.
    if (samplesBefore === 0 && firstUnspoken) throw unspoken(script, firstUnspoken);
  } finally {
    left.abort(new DOMException("the consumer left before the end", "AbortError"));
    await spoken.return();
  }
}
