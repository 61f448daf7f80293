/// <reference lib="esnext.disposable" preserve="true" />
/** `voxweave/browser`: speech in a page, without a server. */

export type { AssetEvent } from "../assets/catalogue/events.js";
export { type BrowserSpeaker, type CreateBrowserSpeakerOptions, createSpeaker } from "../browser/browser-speaker.js";
export { type EncodeSamplesOptions, encodeSamples } from "../browser/encode-samples.js";
export type { Playback, PlayOptions } from "../browser/playback/playback.js";
export type { CaptionOptions } from "../captions/caption-options.js";
export { type CaptionFormat, toCaptions } from "../captions/captions.js";
export type { CallOptions, Engine, SynthesizeOptions } from "../core/engine.js";
export { type AnyVoxError, isVoxError, VoxError, type VoxErrorCode, type VoxErrorDetails } from "../core/errors.js";
export { isOptionError, OptionRangeError, OptionTypeError } from "../core/option-errors.js";
export type { TimedWord } from "../core/timed-word.js";
export type { Voice } from "../core/voice.js";
export type { DeviceChoice, WebDevice } from "../engines/kokoro-web/gpu/device-model.js";
export type { AudioFormatId } from "../formats/audio-format.js";
export { createLexicon } from "../lexicon/create-lexicon.js";
export { parseLexicon } from "../lexicon/parse-lexicon.js";
export type { SpeakOptions, SpeechChunk } from "../speaker/speak-options.js";
