import type { Engine } from "../core/engine.js";
import { findVoices } from "../core/find-voices.js";
import { parseVoiceMix, type SpeechStyle } from "../core/voice.js";
import type { Script } from "../markup/script.js";
import { languageOf } from "../reader/languages.js";
import type { Manner } from "../reader/passage.js";
import type { ResolvedOptions } from "./resolve-options.js";

/** How each passage of a script is to be spoken: what the caller asks for, and within that what the author does. */
export interface Manners {
  styleOf(manner: Manner): SpeechStyle;
  /** BCP 47 tag in lower case. */
  languageOf(manner: Manner): string;
}

/**
 * @throws {RangeError | VoxError} where the script names a voice that the engine does not have: before any sound is made.
 */
export function createManners(
  engine: Pick<Engine, "id">,
  { style, language, reading, voices }: ResolvedOptions,
  script: Script,
): Manners {
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
