/** The public API of VoxWeave. Names that are not listed here or in `entries/` are private. */

export type { AssetEvent } from "./assets/events.js";
export { openAssets } from "./assets/open-assets.js";
export type { AssetsOptions } from "./assets/settings.js";
export type { AssetStore } from "./assets/store.js";
export { encodePcm16 } from "./audio/pcm16.js";
export { readWav, type WavSound, wavHeader } from "./audio/wav.js";
export type { CallOptions, Engine } from "./core/engine.js";
export { type AnyVoxError, isVoxError, VoxError, type VoxErrorCode, type VoxErrorDetails } from "./core/errors.js";
export type { SourceRange } from "./core/range.js";
export type { PhonemeFrames, Speech } from "./core/speech.js";
export type { TimedWord } from "./core/timed-word.js";
export type { Utterance, Word } from "./core/utterance.js";
export type { SpeechStyle, Voice, VoiceMix, VoiceShare } from "./core/voice.js";
export { createFrontEnd, type ExplainOptions, type FrontEnd } from "./create-front-end.js";
export { type CreateSpeakerOptions, createSpeaker } from "./create-speaker.js";
export type { ExplainedRange, ExplainedWord, Explanation } from "./frontend/explain.js";
export { parseMarkup } from "./frontend/parse-markup.js";
export type { Language } from "./languages/registry.js";
export type { Lexicon } from "./lexicon/lexicon.js";
export { parseLexicon } from "./lexicon/parse-lexicon.js";
export type { MarkedText, MarkupProblem } from "./markup/marked-text.js";
export type { MarkupLanguage } from "./markup/markup-language.js";
export { loadLexicon } from "./output/load-lexicon.js";
export type { SpokenFile, ToFileOptions } from "./speaker/file-speech.js";
export type { SpeakOptions, SpeakProgress, SpeechChunk } from "./speaker/speak-options.js";
export type { Speaker } from "./speaker/speaker.js";
export type { SpeechStream } from "./speaker/speech-stream.js";
