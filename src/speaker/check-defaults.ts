import type { CallOptions, Engine } from "../core/engine.js";
import { findVoices } from "../core/find-voices.js";
import { parseVoiceMix } from "../core/voice.js";
import { checkSpeakOptions } from "./check-options.js";
import { DEFAULTS, type SpeakerDefaults } from "./speaker-defaults.js";

/**
 * Checks the defaults of a speaker.
 *
 * @throws {TypeError | RangeError} that names the option, the rule and the value. @throws {VoxError} `VOX_VOICE_UNKNOWN`.
 */
export async function checkDefaults(engine: Engine, defaults: SpeakerDefaults, { signal }: CallOptions): Promise<void> {
  checkSpeakOptions(engine, "", defaults, DEFAULTS);
  if (defaults.voice === undefined) return;
  findVoices(parseVoiceMix(defaults.voice), engine.id, await engine.voices({ signal }));
}
