import type { CallOptions, Engine } from "../core/engine.js";
import { findVoices } from "../core/find-voices.js";
import { parseVoiceMix } from "../core/voice.js";
import { checkSpeakOptions } from "./check-options.js";
import type { SpeakToFile } from "./file-speech.js";
import { type OwnParts, openSpeaker, type Speaker } from "./speaker.js";
import { DEFAULTS, type SpeakerDefaults } from "./speaker-defaults.js";

/**
 * Opens a speaker whose calls have defaults. Closes it again if a check of the defaults fails.
 *
 * @param speakToFile writes the sound of a text to files on this platform
 * @param options the defaults, beside any other options
 * @throws {TypeError | RangeError} that names the option, the rule and the value. @throws {VoxError} `VOX_VOICE_UNKNOWN`.
 */
export async function openWithDefaults(
  own: OwnParts,
  speakToFile: SpeakToFile,
  options: SpeakerDefaults & CallOptions,
): Promise<Speaker> {
  const { voice, speed, language, sampleRate, loudness, pauses, lexicons, strict, signal } = options;
  const defaults: SpeakerDefaults = { voice, speed, language, sampleRate, loudness, pauses, lexicons, strict };
  const speaker = openSpeaker(own, speakToFile, defaults);
  try {
    await checkDefaults(own.engine, defaults, { signal });
    return speaker;
  } catch (error) {
    await speaker.close();
    throw error;
  }
}

async function checkDefaults(engine: Engine, defaults: SpeakerDefaults, { signal }: CallOptions): Promise<void> {
  checkSpeakOptions(engine, "", defaults, DEFAULTS);
  if (defaults.voice === undefined) return;
  findVoices(parseVoiceMix(defaults.voice), engine.id, await engine.voices({ signal }));
}
