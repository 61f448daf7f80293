import { createResampler } from "../audio/resample.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import { type Pronounce, pronounceSegments } from "../frontend/pronounce-segments.js";
import { createSourceTiler } from "../frontend/to-source.js";
import type { Language } from "../languages/registry.js";
import { estimateFromGraphemes } from "../phonemes/grapheme-estimate.js";
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
 * Sound that is made before the listener asks for it: as much as the longest utterance, so that one that takes long
 * leaves no gap behind a short one.
 */
const READY_SECONDS = 20;

/** Speaks a prepared text as a stream of chunks in order; the engine works ahead of the listener. */
export async function* streamSpeech(
  { engine, phonemizer }: SpeakerParts,
  preparing: PreparedSpeech | Promise<PreparedSpeech>,
  options: SpeakOptions,
  cuts: "early" | "whole",
): AsyncGenerator<SpeechChunk, void, void> {
  options.signal?.throwIfAborted();
  const prepared = await preparing;
  const { script, manners } = prepared;
  const { text } = script;
  const { sampleRate, reading } = prepared.options;
  const soundEarly = cuts === "early";
  const resample = createResampler(engine.sampleRate, sampleRate);
  // Ends the work when the listener leaves early, as well as when the caller aborts.
  const left = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;

  const speak = async (phrase: UtteranceDraft): Promise<SpokenUtterance> => {
    const spoken = await speakUtterance(engine, phrase, prepared, { strict: options.strict, signal });
    return { ...spoken, samples: resample(spoken.samples) };
  };

  const pronounce: Pronounce =
    reading === "engine"
      ? async (stretches) => stretches.map(estimateFromGraphemes)
      : (stretches, language, call) => phonemizer.phonemize(stretches, language as Language, call);
  const { languageOf } = manners;
  const passages = pronounceSegments(script, pronounce, { languageOf, lexicons: options.lexicons, signal });
  const plan = planUtterances(passages, { maxPhonemes: engine.maxInputLength, soundEarly });
  // While the engine speaks one phrase, the next is read.
  const phrases = prefetch(plan, async (phrase) => phrase, { concurrency: 1 });
  const spoken = prefetch(phrases, speak, {
    concurrency: engine.concurrency,
    enough: READY_SECONDS,
    weigh: ({ samples }) => samples.length / sampleRate,
    firstAlone: soundEarly,
  });
  const tiler = createSourceTiler(script);
  let samplesBefore = 0;
  let previous: UtteranceDraft | undefined;
  let lastWord: TimedWord | undefined;
  let firstUnspoken: SourceRange | undefined;
  try {
    // Not a `for await`: it would end `spoken`, and wait for the work under way, before that is told to stop.
    for (;;) {
      const next = await spoken.next();
      options.signal?.throwIfAborted();
      if (next.done) break;
      const { phrase, spans, unspoken: lost } = next.value;
      const { speed } = manners.styleOf(phrase.manner);
      const paused = withPause(next.value.samples, sampleRate, previous, speed);
      const samples = withRequestedPause(paused, sampleRate, phrase);
      if (samples.length > 0) previous = phrase;
      firstUnspoken ??= lost[0];
      const startSeconds = samplesBefore / sampleRate;
      const at = samplesBefore + paused.length - next.value.samples.length;
      samplesBefore += samples.length;
      const source = tiler.tile(phrase.source);
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
        // A word that the utterance before has begun reaches back into the stretch of that.
        words: placed.map((word) => ({ ...word, source: script.toSource(word.source) })),
        unspoken: lost.map(tiler.inside),
        problems: phrase.problems,
      };
    }
    // A text of which nothing can be said must not pass for a spoken one.
    if (samplesBefore === 0 && firstUnspoken) throw unspoken(script, firstUnspoken);
  } finally {
    left.abort(new DOMException("the listener left before the end", "AbortError"));
    await spoken.return();
  }
}
