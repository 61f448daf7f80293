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
 * Returns a resolver for a text. Checks its voices first, so that an unknown voice fails before any sound is made.
 *
 * @throws {RangeError | VoxError} if the text names a voice that the engine does not have: `VOX_VOICE_UNKNOWN`.
 */
export function createStyleResolver(
  engine: Pick<Engine, "id">,
  { style, language, reading, voices }: ResolvedOptions,
  script: MarkedText,
): StyleResolver {
  for (const directive of script.directives) {
    if (directive.kind === "voice") findVoices(parseVoiceMix(directive.voice), engine.id, voices);
  }
  return {
    styleOf: ({ voice, rate }) => ({
      voice: voice === undefined ? style.voice : parseVoiceMix(voice),
      speed: rate === undefined ? style.speed : limitSpeed(style.speed * rate),
    }),
    languageOf: (prosody) => (reading === "engine" ? language : languageOf(prosody, language, voices)),
  };
}
