/** The public API of VoxWeave. Names that are not listed here or in `entries/` are private. */

import "./platform/node/require-node.js";

export type { AssetCheck, AssetStatus, CachedAsset } from "./assets/catalogue/asset.js";
export type { AssetEvent } from "./assets/catalogue/events.js";
export { createAssetStore } from "./assets/create-asset-store.js";
export type { Recipe, RecipeKey } from "./assets/prepare.js";
export type { Prunable } from "./assets/prunable.js";
export type { PrunedItem, PruneOptions } from "./assets/prune.js";
export type { AssetsOptions, SourceName } from "./assets/settings.js";
export type { AssetStore } from "./assets/store.js";
export { encodePcm16 } from "./audio/pcm16.js";
export { encodeWavHeader, parseWav, type WavSound } from "./audio/wav.js";
export type {
  CacheStatus,
  CallOptions,
  Engine,
  SynthesizeOptions,
  WorkerProcess,
  WorkersStatus,
} from "./core/engine.js";
export {
  type AnyVoxError,
  type AssetAttempt,
  isVoxError,
  type PythonCandidate,
  VoxError,
  type VoxErrorCode,
  type VoxErrorDetails,
  type WorkerTrace,
} from "./core/errors.js";
export { isOptionError, OptionRangeError, OptionTypeError } from "./core/option-errors.js";
export type { SourceRange } from "./core/range.js";
export type { Reading } from "./core/reading.js";
export type { SayAs } from "./core/say-as.js";
export type { PhonemeFrames, Speech } from "./core/speech.js";
export type { TimedWord } from "./core/timed-word.js";
export type { Utterance, Word } from "./core/utterance.js";
export type { SpeechStyle, Voice, VoiceMix, VoiceName, VoiceNames, VoiceShare } from "./core/voice.js";
export { createFrontEnd, type ExplainOptions, type FrontEnd } from "./create-front-end.js";
export { createKokoroOnnxEngine } from "./create-kokoro-onnx-engine.js";
export { type CreateSpeakerOptions, createSpeaker } from "./create-speaker.js";
export { type EngineStatus, type ListEnginesOptions, listEngines } from "./engines/engine-status.js";
export type { KokoroVoice } from "./engines/kokoro/voices.js";
export type { KokoroOnnxOptions } from "./engines/kokoro-onnx/kokoro-engine.js";
export { type EngineId, type EngineName, listVoices } from "./engines/registry.js";
export type { AudioFormatId } from "./formats/audio-format.js";
export type { AudioTags } from "./formats/audio-tags.js";
export type { BytePatch } from "./formats/encoder.js";
export type { EncodingOptions } from "./formats/sink-options.js";
export type { DoubtfulWord } from "./frontend/doubtful.js";
export type { Explanation } from "./frontend/explain.js";
export type { ExplainedRange, ExplainedWord } from "./frontend/explained-word.js";
export { parseMarkup } from "./frontend/parse-markup.js";
export { type Sentence, type SplitSentencesOptions, splitSentences } from "./frontend/split-sentences.js";
export type { Language } from "./languages/registry.js";
export { createLexicon, type LexiconSource } from "./lexicon/create-lexicon.js";
export type { LexiconEntries, LexiconPatternEntry } from "./lexicon/entries-object.js";
export type { Lexicon, LexiconFormat, LexiconPattern, LexiconWord, Saying } from "./lexicon/lexicon.js";
export { parseLexicon } from "./lexicon/parse-lexicon.js";
export type { Break, Directive, DirectiveKind, MarkedText, MarkupProblem, ParagraphEnd } from "./markup/marked-text.js";
export type { MarkupLanguage } from "./markup/markup-language.js";
export { loadLexicon } from "./output/load-lexicon.js";
export type { PhonemeOrigin } from "./phonemes/pronunciation.js";
export type { EncodedSpeech, EncodeOptions } from "./speaker/encoded-speech.js";
export type { EngineTime } from "./speaker/engine-time.js";
export type { CaptionRequest, SoundFile, SpokenFile, ToFileOptions } from "./speaker/file-speech.js";
export type { Loudness, LoudnessTarget } from "./speaker/leveller.js";
export type { Pauses } from "./speaker/pauses.js";
export type { SpeakOptions, SpeakProgress, SpeechChunk } from "./speaker/speak-options.js";
export type { Speaker } from "./speaker/speaker.js";
export type { SpeakerDefaults } from "./speaker/speaker-defaults.js";
export type { SpeechTotals } from "./speaker/speech-record.js";
export type { SpeechFacts, SpeechStream } from "./speaker/speech-stream.js";
export type { SpokenAudio } from "./speaker/spoken-audio.js";
export {
  type ArrivingInput,
  FLUSH,
  type TextInput,
  type TextPart,
  type TextPartReader,
  type TextPartStream,
} from "./speaker/text-input.js";
export { type CachedEngineOptions, type CacheEvent, createCachedEngine } from "./store/cached-engine.js";
export { createFolderUtteranceStore } from "./store/folder/folder-store.js";
export { createMemoryUtteranceStore } from "./store/memory-store.js";
export type { UtteranceStore, UtteranceStoreOptions } from "./store/utterance-store.js";
