import { cleanEdges } from "../audio/edges.js";
import { createResampler } from "../audio/resample.js";
import { checkString } from "../core/checks.js";
import { VoxError } from "../core/errors.js";
import type { Language } from "../core/language.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { Utterance } from "../core/utterance.js";
import { spellOut } from "../phonemes/letters.js";
import { findUnspoken } from "./coverage.js";
import { mapAhead } from "./map-ahead.js";
import { withPause } from "./pauses.js";
import type { Phrase } from "./phrase.js";
import { planPhrases, type Reader } from "./plan.js";
import { type ResolvedOptions, resolveOptions } from "./resolve-options.js";
import type { SpeakerParts, SpeakOptions, SpeechChunk } from "./speak-options.js";
import { placeWords, timeWords, type WordSpan } from "./timings.js";

/** Speaks a text as a stream of chunks in order; the engine works one utterance ahead of the listener. */
export async function* streamSpeech(
  { engine, phonemizer }: SpeakerParts,
  text: string,
  options: SpeakOptions,
  { soundEarly }: { readonly soundEarly: boolean },
): AsyncGenerator<SpeechChunk, void, void> {
  checkString("text", text);
  options.signal?.throwIfAborted();
  const resolved = await resolveOptions(engine, options);
  const { sampleRate, language, reading } = resolved;
  const resample = createResampler(engine.sampleRate, sampleRate);
  // Ends the work when the listener leaves early, as well as when the caller aborts.
  const left = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal;

  const speak = async (phrase: Phrase): Promise<SpokenPhrase> => {
    if (options.strict && phrase.unspoken[0]) throw unspoken(text, phrase.unspoken[0]);
    const silent = phrase.phonemes === "";
    const speech = silent
      ? { samples: new Float32Array(0), sampleRate: engine.sampleRate }
      : await engine.synthesize(toUtterance(text, phrase, resolved), resolved.style, { signal });
    const sound = cleanEdges(speech, phrase.phonemes);
    const spans = timeWords(phrase, speech, sound);
    const lost = findUnspoken({ text, toSource: (range) => range }, phrase.source, phrase.unspoken, spans);
    if (options.strict && lost[0]) throw unspoken(text, lost[0]);
    return { phrase, samples: resample(sound.samples), spans, unspoken: lost };
  };

  const read: Reader =
    reading === "engine"
      ? async (passages) => passages.map(spellOut)
      : (passages, call) => phonemizer.phonemize(passages, language as Language, call);
  const plan = planPhrases(text, read, { language, maxPhonemes: engine.maxPhonemes, soundEarly, signal });
  // While the engine speaks one phrase, the next is read.
  const phrases = mapAhead(plan, async (phrase) => phrase, 1);
  const spoken = mapAhead(phrases, speak, engine.concurrency);
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
      const { phrase, spans } = next.value;
      const samples = withPause(next.value.samples, sampleRate, previous, resolved.style.speed);
      if (samples.length > 0) previous = phrase;
      firstUnspoken ??= next.value.unspoken[0];
      const startSeconds = samplesBefore / sampleRate;
      samplesBefore += samples.length;
      const at = samplesBefore - next.value.samples.length;
      const words = placeWords(text, spans, { at, sampleRate, engineRate: engine.sampleRate }, lastWord);
      lastWord = words.at(-1) ?? lastWord;
      options.onProgress?.({
        spokenCharacters: phrase.source.end,
        totalCharacters: text.length,
        audioSeconds: samplesBefore / sampleRate,
      });
      yield { samples, sampleRate, source: phrase.source, startSeconds, words, unspoken: next.value.unspoken };
    }
    // A text of which nothing can be said must not pass for a spoken one.
    if (samplesBefore === 0 && firstUnspoken) throw unspoken(text, firstUnspoken);
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

function toUtterance(whole: string, phrase: Phrase, { language, reading }: ResolvedOptions): Utterance {
  const { phonemes, words, source } = phrase;
  // A blank line is all that tells a heading from the sentence that follows it.
  const text = whole
    .slice(source.start, source.end)
    .trim()
    .replaceAll(/\s+/gu, (gap) => (/\n\s*\n/.test(gap) ? "\n" : " "));
  return { language, phonemes, words, source, text, ...(reading === "engine" && { reading: "text" }) };
}

function unspoken(text: string, source: SourceRange): VoxError<"VOX_TEXT_UNSPOKEN"> {
  const written = text.slice(source.start, source.end).toWellFormed();
  const shown = JSON.stringify(written.length > 40 ? `${written.slice(0, 40)}…` : written);
  return new VoxError(
    "VOX_TEXT_UNSPOKEN",
    `there is no sound for ${shown} at character ${source.start}; write it in the language of the voice, or leave it out`,
    { text: written, source },
  );
}
