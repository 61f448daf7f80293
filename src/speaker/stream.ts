import { createResampler } from "../audio/resample.js";
import { linkAbort } from "../core/linked-abort.js";
import { nextTurn } from "../core/next-turn.js";
import { phonemeSegments } from "../frontend/phoneme-text.js";
import type { PieceReader } from "../frontend/piece.js";
import { pronouncePieces } from "../frontend/pronounce-pieces.js";
import { type Pronounce, pronounceSegments } from "../frontend/pronounce-segments.js";
import { createGrowingText, type GrowingText } from "../frontend/text-view.js";
import type { Language } from "../languages/registry.js";
import { estimateFromGraphemes } from "../phonemes/grapheme-estimate.js";
import { createChunkJoiner } from "./chunks.js";
import type { EngineClock } from "./engine-time.js";
import { createLeveller } from "./leveller.js";
import { type PlannedUtterance, planUtterances } from "./plan.js";
import { prefetch } from "./prefetch.js";
import type { PreparedSpeech } from "./prepare.js";
import type { OpenParts, SpeakerParts, SpeakOptions, SpeechChunk } from "./speak-options.js";
import { type SpokenUtterance, speakUtterance } from "./speak-utterance.js";
import type { SpeechRecorder } from "./speech-record.js";

/**
 * Sound to buffer ahead of the consumer: as much as the longest utterance, so that a long utterance after a short one causes
 * no underrun. @unit seconds
 */
const LOOK_AHEAD_SECONDS = 20;

/** Needs of a stream beside the text and the options of the caller. */
export interface StreamContext {
  readonly recorder: SpeechRecorder;
  readonly clock: EngineClock;
  /** False if somebody sets the level of the whole sound afterwards. Samples may then exceed full scale. */
  readonly limitsPeaks: boolean;
}

/** Speaks a prepared text as a stream of chunks in order. The engine works ahead of the consumer. */
export async function* streamSpeech(
  parts: OpenParts,
  preparing: Promise<PreparedSpeech>,
  options: SpeakOptions,
  { recorder, clock, limitsPeaks }: StreamContext,
): AsyncGenerator<SpeechChunk, void, void> {
  options.signal?.throwIfAborted();
  const prepared = await preparing;
  // Stops when the consumer leaves early, as well as when the caller aborts or the speaker closes.
  using work = linkAbort([options.signal, parts.closed]);
  const { signal } = work;
  const soundEarly = options.cuts !== "whole";
  const arriving = prepared.open({ soundEarly, signal });
  const text = createGrowingText(recorder.put);
  const spoken = speakAhead(
    parts,
    prepared,
    { ...options, signal },
    { text, pieces: arriving.pieces, clock, soundEarly, limitsPeaks },
  );
  const joiner = createChunkJoiner(parts.engine.sampleRate, prepared, text, ({ source, audioSeconds }) => {
    const { arrivedCharacters: totalCharacters } = arriving;
    options.onProgress?.({ spokenCharacters: source.end, totalCharacters, audioSeconds });
  });
  try {
    // `for await` would close `spoken`, and wait for the engine, before `work` is aborted to stop the engine.
    for (;;) {
      const next = await spoken.next();
      signal.throwIfAborted();
      if (next.done) break;
      const chunk = joiner.join(next.value);
      recorder.add(chunk);
      yield chunk;
    }
    joiner.end();
  } finally {
    work.abort(new DOMException("the consumer left before the end", "AbortError"));
    arriving.close();
    await spoken.return();
  }
}

/** A text on its way to the engine. */
interface TextToSpeak {
  /** Receives the words of the text. */
  readonly text: GrowingText;
  readonly pieces: PieceReader;
  readonly clock: EngineClock;
  readonly soundEarly: boolean;
  readonly limitsPeaks: boolean;
}

/** Speaks the utterances of a text in order, ahead of the consumer, at the sample rate and the level of the options. */
function speakAhead(
  { engine, phonemizer }: SpeakerParts,
  prepared: PreparedSpeech,
  options: SpeakOptions,
  { text, pieces, clock, soundEarly, limitsPeaks }: TextToSpeak,
): AsyncGenerator<SpokenUtterance, void, void> {
  const { styles } = prepared;
  const { sampleRate, reading, voices } = prepared.options;
  const { lexicons, strict, priority, caller = {}, lookAheadSeconds = LOOK_AHEAD_SECONDS, signal } = options;
  const resample = createResampler(engine.sampleRate, sampleRate);
  const level = createLeveller(options.loudness ?? {}, voices, sampleRate, limitsPeaks);

  let isWaiting = soundEarly; // The consumer, for the first sound.

  const speak = async (draft: PlannedUtterance): Promise<SpokenUtterance> => {
    const first = isWaiting && draft.phonemes !== "";
    isWaiting &&= !first;
    const followed = draft.isFollowed && !first; // The first is made alone.
    const call = { strict, priority, caller, text, first, last: draft.isLast, followed, signal, clock };
    const spoken = await speakUtterance(engine, draft, text, prepared, call);
    await nextTurn(); // An engine that has the sound already would keep the event loop busy until the end of the text.
    return { ...spoken, samples: level(resample(spoken.samples), styles.styleOf(draft.prosody).voice) };
  };

  const pronounce: Pronounce =
    reading === "engine"
      ? async (stretches) => stretches.map(estimateFromGraphemes)
      : (stretches, language, call) => phonemizer.phonemize(stretches, language as Language, call);
  const { languageOf } = styles;
  const segments = pronouncePieces(pieces, text, soundEarly, ({ script }, how) =>
    reading === "phonemes"
      ? phonemeSegments(script)
      : pronounceSegments(script, pronounce, { languageOf, lexicons, signal, ...how }),
  );
  const plan = planUtterances(segments, { maxPhonemes: engine.maxInputLength, soundEarly });
  // Read the next utterance while the engine speaks this one.
  const drafts = prefetch(plan, async (draft) => draft, { concurrency: 1 });
  return prefetch(drafts, speak, {
    concurrency: engine.concurrency,
    enough: lookAheadSeconds,
    weigh: ({ samples }) => samples.length / sampleRate,
    firstAlone: soundEarly,
  });
}
