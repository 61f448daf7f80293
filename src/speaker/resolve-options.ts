import type { Engine } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { findVoices } from "../core/find-voices.js";
import { parseVoiceMix, type SpeechStyle, type Voice } from "../core/voice.js";
import { canonicalTag, findLanguage, LANGUAGES } from "../languages/registry.js";
import { cannotRead, canRead } from "./check-options.js";
import type { SpeakOptions } from "./speak-options.js";

/** The options of a call with their defaults. */
export interface ResolvedOptions {
  readonly style: SpeechStyle;
  /** As `canonicalTag` gives it. */
  readonly language: string;
  /** Who turns the text into phonemes. */
  readonly reading: "front-end" | "engine";
  /** @unit hertz */
  readonly sampleRate: number;
  /** All that the engine has. */
  readonly voices: readonly Voice[];
}

/**
 * Resolves options that `checkSpeakOptions` has found good.
 *
 * @throws {RangeError} @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`.
 */
export async function resolveOptions(engine: Engine, options: SpeakOptions): Promise<ResolvedOptions> {
  const { speed = 1, voice = engine.defaultVoice, sampleRate = engine.sampleRate, signal } = options;
  const style = { voice: parseVoiceMix(voice), speed };
  const voices = await engine.voices({ signal });
  const [first] = findVoices(style.voice, engine.id, voices);
  return { style, sampleRate, voices, ...resolveReading(engine, options, first) };
}

/** The language is that of the first voice of a mix, unless the caller names one. */
function resolveReading(
  engine: Engine,
  { language: asked, reading }: SpeakOptions,
  voice: Voice | undefined,
): Pick<ResolvedOptions, "language" | "reading"> {
  const language = canonicalTag(asked ?? voice?.language ?? voice?.locale ?? "und");
  const engineReads = canRead(engine, language);
  if (reading === "engine" && !engineReads) throw cannotRead(engine, language);
  if (engine.input === "text" || reading === "engine") return { language, reading: "engine" };
  if (findLanguage(language) !== undefined) return { language, reading: "front-end" };
  if (engineReads && reading === undefined) return { language, reading: "engine" };
  throw new VoxError(
    "VOX_LANGUAGE_UNSUPPORTED",
    `voice "${voice?.id}" speaks ${language}, which VoxWeave cannot read yet; choose a voice of ${LANGUAGES.join(", ")}, ` +
      "or name the language that the text is in",
    { language, supported: LANGUAGES },
  );
}
