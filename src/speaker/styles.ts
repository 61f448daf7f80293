import type { Engine } from "../core/engine.js";
import { findVoices } from "../core/find-voices.js";
import { limitSpeed } from "../core/speed.js";
import { parseVoiceMix, type SpeechStyle } from "../core/voice.js";
import { languageOf } from "../frontend/language-of.js";
import type { ProsodyOverride } from "../frontend/pronounced-segment.js";
import type { MarkedText } from "../markup/marked-text.js";
import type { ResolvedOptions } from "./resolve-options.js";

/** Resolves how to speak each segment of a text: the options of the caller, with the author's markup applied to them. */
export interface StyleResolver {
  /** Returns the voice and the speed. */
  styleOf(prosody: ProsodyOverride): SpeechStyle;
  /** Returns a BCP 47 tag in lower case. */
  languageOf(prosody: ProsodyOverride): string;
}

/**
 * Checks the voices that a text names, so that an unknown voice fails before any of the text is spoken. A name that cannot be one of
 * a voice or a mix is a problem of the markup.
 *
 * @throws {VoxError} `VOX_VOICE_UNKNOWN` if the engine does not have a voice.
 */
export function checkVoices(
  engine: Pick<Engine, "id">,
  { voices }: ResolvedOptions,
  { directives }: Pick<MarkedText, "directives">,
): void {
  for (const directive of directives) {
    if (directive.kind === "voice") findVoices(parseVoiceMix(directive.voice), engine.id, voices);
  }
}

/** Returns a resolver for a text. */
export function createStyleResolver({ style, language, reading, voices }: ResolvedOptions): StyleResolver {
  return {
    styleOf: ({ voice, rate }) => ({
      voice: voice === undefined ? style.voice : parseVoiceMix(voice),
      speed: rate === undefined ? style.speed : limitSpeed(style.speed * rate),
    }),
    languageOf: (prosody) => (reading === "engine" ? language : languageOf(prosody, language, voices)),
  };
}
