import type { Engine } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { findVoices } from "../core/find-voices.js";
import type { Reading } from "../core/reading.js";
import { parseVoiceMix, type SpeechStyle, type Voice } from "../core/voice.js";
import { canonicalTag, findLanguage, LANGUAGES } from "../languages/registry.js";
import { cannotRead, canRead } from "./check-options.js";
import { type PauseLengths, resolvePauses } from "./pauses.js";
import type { SpeakOptions } from "./speak-options.js";

/** The options of a call, with defaults filled in. */
export interface ResolvedOptions {
  readonly style: SpeechStyle;
  /** As `canonicalTag` returns it. */
  readonly language: string;
  readonly reading: Reading;
  /** Sample rate of the sound. @unit hertz */
  readonly sampleRate: number;
  readonly pauses: PauseLengths;
  /** All voices of the engine. */
  readonly voices: readonly Voice[];
}

/**
 * Fills in the defaults of options, which `checkSpeakOptions` must have checked.
 *
 * @throws {RangeError} @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`.
 */
export async function resolveOptions(engine: Engine, options: SpeakOptions): Promise<ResolvedOptions> {
  const { speed = 1, voice = engine.defaultVoice, sampleRate = engine.sampleRate, signal } = options;
  const style = { voice: parseVoiceMix(voice), speed };
  const voices = await engine.voices({ signal });
  const [first] = findVoices(style.voice, engine.id, voices);
  return {
    style,
    sampleRate,
    pauses: resolvePauses(options.pauses),
    voices,
    ...resolveReading(engine, options, first),
  };
}

/** Picks the language that the caller names, or else that of the first voice of the mix, and decides how to read it. */
function resolveReading(
  engine: Engine,
  { language: requested, reading }: SpeakOptions,
  voice: Voice | undefined,
): Pick<ResolvedOptions, "language" | "reading"> {
  const language = canonicalTag(requested ?? voice?.language ?? voice?.locale ?? "und");
  if (reading === "phonemes") return { language, reading };
  const engineReads = canRead(engine, language);
  if (reading === "engine" && !engineReads) throw cannotRead(engine, language);
  if (engine.input === "text" || reading === "engine") return { language, reading: "engine" };
  if (findLanguage(language) !== undefined) return { language, reading: "front-end" };
  if (engineReads && reading === undefined) return { language, reading: "engine" };
  throw new VoxError(
    "VOX_LANGUAGE_UNSUPPORTED",
    `voice "${voice?.id}" speaks ${language}, which VoxWeave cannot read yet; choose a voice for ${LANGUAGES.join(", ")}, ` +
      "or name the language of the text",
    { language, supported: LANGUAGES },
  );
}
