import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { GrowingText } from "../frontend/text-view.js";
import { createSourceTiler } from "../frontend/to-source.js";
import { withBoundary, withPause, withRequestedPause } from "./pauses.js";
import type { PreparedSpeech } from "./prepare.js";
import type { SpeechChunk } from "./speak-options.js";
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

/** How far a stream has come. */
export interface JoinedSound {
  /** The range of the last chunk. */
  readonly source: SourceRange;
  /** Duration of the sound so far. @unit seconds */
  readonly audioSeconds: number;
}

/**
 * @param engineRate sample rate in which the words have their places @unit hertz
 * @param text the words of the text; those that are no longer needed are dropped
 * @param onJoin called for each chunk
 */
export function createChunkJoiner(
  engineRate: number,
  { styles, options }: Pick<PreparedSpeech, "styles" | "options">,
  text: GrowingText,
  onJoin: (joined: JoinedSound) => void,
): ChunkJoiner {
  const { sampleRate, pauses } = options;
  const tiler = createSourceTiler(text);
  let samplesBefore = 0;
  let previous: UtteranceDraft | undefined;
  let lastWord: TimedWord | undefined;
  let firstUnspoken: Error | undefined;
  /** Start of the last utterance in the words of the text. */
  let lastStart = 0;
  return {
    join({ draft, samples: sound, spans, unspoken: lost }) {
      const { speed } = styles.styleOf(draft.prosody);
      const paused = withPause(sound, sampleRate, withBoundary(previous, draft), speed, pauses);
      const samples = withRequestedPause(paused, sampleRate, draft);
      previous = samples.length > 0 ? draft : withBoundary(previous, draft, draft.paragraphEnd);
      firstUnspoken ??= lost[0] && unspoken(text, lost[0]);
      const startSeconds = samplesBefore / sampleRate;
      const at = samplesBefore + paused.length - sound.length;
      samplesBefore += samples.length;
      const source = tiler.tile(draft.source);
      const placed = placeWords(text.text, spans, { at, sampleRate, engineRate }, lastWord);
      lastWord = placed.at(-1) ?? lastWord;
      onJoin({ source, audioSeconds: samplesBefore / sampleRate });
      const chunk = {
        samples,
        sampleRate,
        source,
        startSeconds,
        // The source of a word that continues from the previous utterance lies in the range of that utterance.
        words: placed.map((word) => ({ ...word, source: text.toSource(word.source) })),
        unspoken: lost.map(tiler.inside),
        problems: draft.problems,
      };
      text.dropBefore(lastStart);
      lastStart = draft.source.start;
      return chunk;
    },
    end() {
      if (samplesBefore === 0 && firstUnspoken) throw firstUnspoken;
    },
  };
}
