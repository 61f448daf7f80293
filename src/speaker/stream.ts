import { cleanEdges } from "../audio/edges.js";
import { createResampler } from "../audio/resample.js";
import { VoxError } from "../core/errors.js";
import type { Language } from "../core/language.js";
import type { SourceRange } from "../core/range.js";
import type { Speech } from "../core/speech.js";
import type { TimedWord } from "../core/timed-word.js";
import type { Utterance } from "../core/utterance.js";
import type { SpeechStyle } from "../core/voice.js";
import type { MarkupProblem, Script } from "../markup/script.js";
import { spellOut } from "../phonemes/letters.js";
import { type Pronounce, readPassages } from "../reader/read-passages.js";
import { createSourceTiler } from "../reader/to-source.js";
import { findUnspoken } from "./coverage.js";
import { withGuard, withoutGuard } from "./guard.js";
import { createManners, type Manners } from "./manners.js";
import { mapAhead } from "./map-ahead.js";
import { withAskedPause, withPause } from "./pauses.js";
import type { Phrase } from "./phrase.js";
import { planPhrases } from "./plan.js";
import { resolveOptions } from "./resolve-options.js";
import { SENTENCE_LEAST_SECONDS, widenGaps } from "./sentence-gaps.js";
import type { SpeakerParts, SpeakOptions, SpeechChunk } from "./speak-options.js";
import { placeWords, timeWords, type WordSpan } from "./timings.js";

/**
 * Sound that is made before the listener asks for it: as much as the longest utterance, so that one that takes long
 * leaves no gap behind a short one.
 */
const READY_SECONDS = 20;

/** Speaks a script as a stream of chunks in order; the engine works ahead of the listener. */
export async function* streamSpeech(
  { engine, phonemizer }: SpeakerParts,
  script: Script,
  options: SpeakOptions,
  { soundEarly }: { readonly soundEarly: boolean },
): AsyncGenerator<SpeechChunk, void, void> {
  options.signal?.throwIfAborted();
  const resolved = await resolveOptions(engine, options);
  const manners = createManners(engine, resolved, script);
  const { text } = script;
  const { sampleRate, reading } = resolved;
  const resample = createResampler(engine.sampleRate, sampleRate);
  // Ends the work when the listener leaves early, as well as when the caller aborts.
  const left = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;

  const synthesize = async (phrase: Phrase, style: SpeechStyle): Promise<Speech> => {
    if (phrase.phonemes === "") return { samples: new Float32Array(0), sampleRate: engine.sampleRate };
    const guarded = reading === "engine" ? phrase : withGuard(phrase, engine.maxPhonemes);
    const speech = await engine.synthesize(toUtterance(text, guarded, manners, reading), style, { signal });
    return withoutGuard(speech, phrase, guarded);
  };

  const speak = async (phrase: Phrase): Promise<SpokenPhrase> => {
    if (options.strict && phrase.problems[0]) throw notUnderstood(phrase.problems[0]);
    if (options.strict && phrase.unspoken[0]) throw unspoken(script, phrase.unspoken[0]);
    const style = manners.styleOf(phrase.manner);
    const speech = await synthesize(phrase, style);
    const sound = cleanEdges(speech, phrase.phonemes);
    const timed = { samples: sound.samples, spans: timeWords(phrase, speech, sound) };
    const { samples, spans } = widenGaps(timed, phrase, engine.sampleRate, SENTENCE_LEAST_SECONDS / style.speed);
    const lost = findUnspoken(text, phrase.source, phrase.unspoken, spans);
    if (options.strict && lost[0]) throw unspoken(script, lost[0]);
    return { phrase, samples: resample(samples), spans, unspoken: lost };
  };

  const pronounce: Pronounce =
    reading === "engine"
      ? async (stretches) => stretches.map(spellOut)
      : (stretches, language, call) => phonemizer.phonemize(stretches, language as Language, call);
  const { languageOf } = manners;
  const passages = readPassages(script, pronounce, { languageOf, lexicons: options.lexicons, signal });
  const plan = planPhrases(passages, { maxPhonemes: engine.maxPhonemes, soundEarly });
  // While the engine speaks one phrase, the next is read.
  const phrases = mapAhead(plan, async (phrase) => phrase, { concurrency: 1 });
  const spoken = mapAhead(phrases, speak, {
    concurrency: engine.concurrency,
    enough: READY_SECONDS,
    weigh: ({ samples }) => samples.length / sampleRate,
    firstAlone: soundEarly,
  });
  const tiler = createSourceTiler(script);
  let samplesBefore = 0;
  let previous: Phrase | undefined;
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
      const samples = withAskedPause(paused, sampleRate, phrase);
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

interface SpokenPhrase {
  readonly phrase: Phrase;
  readonly samples: Float32Array<ArrayBuffer>;
  readonly spans: readonly WordSpan[];
  readonly unspoken: readonly SourceRange[];
}

function toUtterance(
  whole: string,
  { phonemes, words, source, manner }: Phrase,
  { languageOf }: Manners,
  reading: "front-end" | "engine",
): Utterance {
  // A blank line is all that tells a heading from the sentence that follows it.
  const text = whole
    .slice(source.start, source.end)
    .trim()
    .replaceAll(/\s+/gu, (gap) => (/\n\s*\n/.test(gap) ? "\n" : " "));
  const language = languageOf(manner);
  return { language, phonemes, words, source, text, ...(reading === "engine" && { reading: "text" }) };
}

function unspoken(script: Script, range: SourceRange): VoxError<"VOX_TEXT_UNSPOKEN"> {
  const source = script.toSource(range);
  const written = script.source.slice(source.start, source.end).toWellFormed();
  const shown = JSON.stringify(written.length > 40 ? `${written.slice(0, 40)}…` : written);
  return new VoxError(
    "VOX_TEXT_UNSPOKEN",
    `there is no sound for ${shown} at character ${source.start}; write it in the language of the voice, or leave it out`,
    { text: written, source },
  );
}

function notUnderstood({ message, line, column }: MarkupProblem): VoxError<"VOX_MARKUP_INVALID"> {
  return new VoxError("VOX_MARKUP_INVALID", `line ${line}, column ${column}: ${message}`, {
    format: "markup",
    line,
    column,
    reason: message,
  });
}
