import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import { createSourceTiler } from "../frontend/to-source.js";
import { withPause, withRequestedPause } from "./pauses.js";
import type { PreparedSpeech } from "./prepare.js";
import type { SpeakOptions, SpeechChunk } from "./speak-options.js";
import type { SpokenUtterance } from "./speak-utterance.js";
import { unspoken } from "./strict.js";
import { placeWords } from "./timings.js";
import type { UtteranceDraft } from "./utterance-draft.js";

/** Joins spoken utterances, in order, to chunks of one stream. */
export interface ChunkJoiner {
  /** Returns the chunk of the next utterance, with its pauses and its place in the stream, and reports the progress. */
  join(spoken: SpokenUtterance): SpeechChunk;
  /** Ends the stream. @throws {VoxError} `VOX_TEXT_UNSPOKEN` if a text that should be heard has no sound at all. */
  end(): void;
}

/** @param engineRate sample rate in which the words have their places @unit hertz */
export function createChunkJoiner(
  engineRate: number,
  { script, styles, options }: PreparedSpeech,
  onProgress: SpeakOptions["onProgress"],
): ChunkJoiner {
  const { sampleRate, pauses } = options;
  const tiler = createSourceTiler(script);
  let samplesBefore = 0;
  let previous: UtteranceDraft | undefined;
  let lastWord: TimedWord | undefined;
  let firstUnspoken: SourceRange | undefined;
  return {
    join({ draft, samples: sound, spans, unspoken: lost }) {
      const { speed } = styles.styleOf(draft.prosody);
      const paused = withPause(sound, sampleRate, previous, speed, pauses);
      const samples = withRequestedPause(paused, sampleRate, draft);
      if (samples.length > 0) previous = draft;
      firstUnspoken ??= lost[0];
      const startSeconds = samplesBefore / sampleRate;
      const at = samplesBefore + paused.length - sound.length;
      samplesBefore += samples.length;
      const source = tiler.tile(draft.source);
      const placed = placeWords(script.text, spans, { at, sampleRate, engineRate }, lastWord);
      lastWord = placed.at(-1) ?? lastWord;
      onProgress?.({
        spokenCharacters: source.end,
        totalCharacters: script.source.length,
        audioSeconds: samplesBefore / sampleRate,
      });
      return {
        samples,
        sampleRate,
        source,
        startSeconds,
        // The source of a word that continues from the previous utterance lies in the range of that utterance.
        words: placed.map((word) => ({ ...word, source: script.toSource(word.source) })),
        unspoken: lost.map(tiler.inside),
        problems: draft.problems,
      };
    },
    end() {
      if (samplesBefore === 0 && firstUnspoken) throw unspoken(script, firstUnspoken);
    },
  };
}
