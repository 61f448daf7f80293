import type { Engine } from "../core/engine.js";
import { findVoices } from "../core/find-voices.js";
import { parseVoiceMix, type SpeechStyle } from "../core/voice.js";
import { languageOf } from "../frontend/language-of.js";
import type { ProsodyOverride } from "../frontend/pronounced-segment.js";
import type { MarkedText } from "../markup/marked-text.js";
import type { ResolvedOptions } from "./resolve-options.js";

/** How each passage of a script is to be spoken: what the caller asks for, and within that what the author does. */
export interface StyleResolver {
  styleOf(manner: ProsodyOverride): SpeechStyle;
  /** BCP 47 tag in lower case. */
  languageOf(manner: ProsodyOverride): string;
}

/**
 * @throws {RangeError | VoxError} where the script names a voice that the engine does not have: before any sound is made.
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
      speed: rate === undefined ? style.speed : Math.min(SPEED_MAX, Math.max(SPEED_MIN, style.speed * rate)),
    }),
    languageOf: (manner) => (reading === "engine" ? language : languageOf(manner, language, voices)),
  };
}

/** The paces that an engine can be asked for. */
const SPEED_MIN = 0.25;
const SPEED_MAX = 4;
