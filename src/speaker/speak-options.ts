import type { CallOptions, Engine } from "../core/engine.js";
import type { SourceRange } from "../core/range.js";
import type { TimedWord } from "../core/timed-word.js";
import type { Lexicon } from "../lexicon/lexicon.js";
import type { MarkupProblem } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import type { Phonemizer } from "../phonemes/phonemizer.js";

/** How a text is to be spoken. */
export interface SpeakOptions extends CallOptions {
  /** A voice or a mix: `"af_heart"`, `"af_heart*0.6+am_adam*0.4"`. @default the engine's own */
  readonly voice?: string | undefined;
  /** 1 is the voice's own pace; from 0.25 to 4. @default 1 */
  readonly speed?: number | undefined;
  /** The language that the text is in, as a BCP 47 tag such as `"en-gb"`. @default the voice's */
  readonly language?: string | undefined;
  /**
   * Who turns the text into phonemes: VoxWeave's front end, or the engine by itself, where it can.
   * @default the front end, where it has the language and the engine takes phonemes
   */
  readonly reading?: "front-end" | "engine" | undefined;
  /** Rate of the sound; another than the engine's is resampled. One of the usual ones from 8,000 to 192,000. @unit hertz @default the engine's */
  readonly sampleRate?: number | undefined;
  /**
   * How the text is marked up. "auto" is SSML where it begins with a `speak` element, and plain text otherwise; plain text and
   * Markdown may hold VoxWeave's own marks, such as `[pause:800ms]`.
   * @default "auto"
   */
  readonly markup?: MarkupLanguage | "auto" | undefined;
  /** How words are said that the front end would not know, or would say otherwise; later lexicons overrule earlier ones. */
  readonly lexicons?: readonly Lexicon[] | undefined;
  /** Fail rather than go on where a stretch of the text has no sound, or its markup is not understood. @default false */
  readonly strict?: boolean | undefined;
  /**
   * Where the text is cut into utterances. "early": first a clause, then more and more, so that a listener waits little for
   * the first sound. "whole": long utterances throughout. The same cuts give the same sound and the same times of words.
   * @default "early" for `stream`, "whole" for `toFile`
   */
  readonly cuts?: "early" | "whole" | undefined;
  /** Called after every utterance. */
  readonly onProgress?: ((progress: SpeakProgress) => void) | undefined;
}

/** The names of all options of {@link SpeakOptions}. */
export const SPEAK_OPTIONS: readonly string[] = Object.keys({
  voice: true,
  speed: true,
  language: true,
  reading: true,
  sampleRate: true,
  markup: true,
  lexicons: true,
  strict: true,
  cuts: true,
  onProgress: true,
  signal: true,
} satisfies Record<keyof SpeakOptions, true>);

/** Where options belong that are given to `stream` or `toFile` by mistake. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  captions: "speaker.toFile()",
  captionOptions: "speaker.toFile()",
  engine: "createSpeaker()",
  assets: "createSpeaker()",
  threads: "createSpeaker()",
  workers: "createSpeaker()",
};

/** How far the speaking of a text has come. */
export interface SpeakProgress {
  /** What has been spoken of the text. @unit UTF-16 code units */
  readonly spokenCharacters: number;
  readonly totalCharacters: number;
  /** Length of the sound so far. @unit seconds */
  readonly audioSeconds: number;
}

/** A piece of sound, one utterance long. */
export interface SpeechChunk {
  /** Mono samples within [-1, 1]; shape (samples,). Empty where its stretch of the text has no sound. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** @unit hertz */
  readonly sampleRate: number;
  /** What it covers of the text. The ranges of a stream tile the text. */
  readonly source: SourceRange;
  /** Where it begins in the whole sound. @unit seconds */
  readonly startSeconds: number;
  /** The words of which it is the sound, in order, with their times in the whole sound. */
  readonly words: readonly TimedWord[];
  /** Stretches of the text that a reader would expect to hear and that have no sound, such as a word in another script. */
  readonly unspoken: readonly SourceRange[];
  /** What of its markup was not understood; the text there was spoken all the same. */
  readonly problems: readonly MarkupProblem[];
}

/** What a speaker is made of. Disposing of the speaker disposes of both. */
export interface SpeakerParts {
  readonly engine: Engine;
  readonly phonemizer: Phonemizer;
}
