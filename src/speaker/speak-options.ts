import type { CallOptions, Engine } from "../core/engine.js";
import type { SourceRange } from "../core/range.js";
import type { Reading } from "../core/reading.js";
import type { TimedWord } from "../core/timed-word.js";
import type { VoiceName } from "../core/voice.js";
import type { Language } from "../languages/registry.js";
import type { Lexicon } from "../lexicon/lexicon.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import type { Phonemizer } from "../phonemes/phonemizer.js";
import type { Loudness } from "./leveller.js";
import type { Pauses } from "./pauses.js";

/** How to speak a text. */
export interface SpeakOptions extends CallOptions {
  /** A voice or a mix of voices: `"af_heart"`, `"af_heart*0.6+am_adam*0.4"`. @default the engine's default voice */
  readonly voice?: VoiceName | undefined;
  /** Pace, from 0.25 to 4. 1 is the natural pace of the voice. @default 1 */
  readonly speed?: number | undefined;
  /** The language of the text, as a BCP 47 tag such as `"en-gb"`. @default the language of the voice */
  readonly language?: Language | (string & {}) | undefined;
  /**
   * Whether VoxWeave's front end or the engine turns the text into phonemes. Not every engine can. "phonemes": the text is
   * phonemes in Kokoro's symbols, as `explain` returns them; it has no markup, lexicons do not change it, and a line break ends
   * a paragraph.
   * @default "front-end" if it has the language and the engine accepts phonemes, otherwise "engine"
   */
  readonly reading?: Reading | undefined;
  /** Sample rate of the sound: one of the usual rates from 8,000 to 192,000. @unit hertz @default the engine's sample rate */
  readonly sampleRate?: number | undefined;
  /**
   * How loud the sound is. A target sets one gain for each voice, so that all voices are equally loud, and lowers peaks above
   * `truePeakDb`. With "as-is", voices differ by 13 dB.
   * @default { lufs: -19, truePeakDb: -1.5 }; "as-is" for voices whose loudness is unknown
   */
  readonly loudness?: Loudness | undefined;
  /** Silence between sentences, paragraphs, headings, items and scenes. @default those of {@link Pauses} */
  readonly pauses?: Pauses | undefined;
  /**
   * The markup language of the text. "auto" means SSML if the text begins with a `speak` element, and plain text otherwise.
   * Plain text and Markdown may contain VoxWeave's own marks, such as `[pause:800ms]`.
   * @default "auto"
   */
  readonly markup?: MarkupLanguage | "auto" | undefined;
  /**
   * Pronunciations that override those of the front end. A later lexicon overrides an earlier one, and those of `createSpeaker`.
   * @default none
   */
  readonly lexicons?: readonly Lexicon[] | undefined;
  /** Whether to fail if part of the text has no sound or its markup is not understood. @default false */
  readonly strict?: boolean | undefined;
  /**
   * How the text is cut into utterances. "early": the first utterance is a clause and the next ones grow, so that the first
   * sound comes soon. "whole": all utterances are long. The same cuts produce the same sound and the same times of words.
   * @default "early" for `stream`, "whole" for `toFile`
   */
  readonly cuts?: "early" | "whole" | undefined;
  /**
   * Sound to make ahead of the consumer. With 0, the engine makes the next utterance when the consumer asks for it.
   * @unit seconds @default 20, the longest utterance
   */
  readonly lookAheadSeconds?: number | undefined;
  /** Calls of a higher priority get the engine first, from one utterance to the next; from -100 to 100. @default 0 */
  readonly priority?: number | undefined;
  /**
   * The caller that the call is for, such as the name of a user. Callers of equal priority take turns, one utterance each.
   * @default each call is a caller of its own
   */
  readonly caller?: string | undefined;
  /** Called after each utterance. */
  readonly onProgress?: ((progress: SpeakProgress) => void) | undefined;
}

/** Names of all options of {@link SpeakOptions}. */
export const SPEAK_OPTIONS: readonly string[] = Object.keys({
  voice: true,
  speed: true,
  language: true,
  reading: true,
  sampleRate: true,
  loudness: true,
  pauses: true,
  markup: true,
  lexicons: true,
  strict: true,
  cuts: true,
  lookAheadSeconds: true,
  priority: true,
  caller: true,
  onProgress: true,
  signal: true,
} satisfies Record<keyof SpeakOptions, true>);

const ENCODERS = "speaker.encode() and speaker.toFile()";

/** The right call for options that are passed to another one by mistake. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  bitrate: ENCODERS,
  tags: ENCODERS,
  cover: ENCODERS,
  captions: "speaker.toFile()",
  captionOptions: "speaker.toFile()",
  engine: "createSpeaker()",
  assets: "createSpeaker()",
  threads: "createSpeaker()",
  workers: "createSpeaker()",
  spareWorkers: "createSpeaker()",
  queueLimit: "createSpeaker()",
};

/** Progress of a call that speaks a text. */
export interface SpeakProgress {
  /** Length of the text that has been spoken. @unit UTF-16 code units */
  readonly spokenCharacters: number;
  /** Length of the whole text. @unit UTF-16 code units */
  readonly totalCharacters: number;
  /** Duration of the sound so far. @unit seconds */
  readonly audioSeconds: number;
}

/** The sound of one utterance. */
export interface SpeechChunk {
  /** Mono samples within [-1, 1]; shape (samples,). Empty if its part of the text has no sound. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Sample rate of `samples`. @unit hertz */
  readonly sampleRate: number;
  /** The range of the text that it covers. The ranges of a stream tile the text. */
  readonly source: SourceRange;
  /** Its start in the whole sound. @unit seconds */
  readonly startSeconds: number;
  /** Its words in order, with their times in the whole sound. */
  readonly words: readonly TimedWord[];
  /** Ranges of the text that have no sound although a reader expects to hear them, such as a word in another script. */
  readonly unspoken: readonly SourceRange[];
  /** Markup that VoxWeave does not understand. The text inside it is still spoken. */
  readonly problems: readonly MarkupProblem[];
}

/** The parts of a speaker. */
export interface SpeakerParts {
  readonly engine: Engine;
  readonly phonemizer: Phonemizer;
}

/** The parts of a speaker, for the work of its calls. */
export interface OpenParts extends SpeakerParts {
  /** Aborts when the speaker is closed. */
  readonly closed: AbortSignal;
  /** Runs work of the speaker. Rejects with `VOX_ENGINE_CLOSED` if the speaker is closed. */
  readonly whileOpen: <Result>(work: () => Promise<Result>) => Promise<Result>;
}
