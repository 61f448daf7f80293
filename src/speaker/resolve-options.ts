import { checkChoice, checkNumber, checkString } from "../core/checks.js";
import type { Engine } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { findVoices } from "../core/find-voices.js";
import { canonicalTag, findLanguage, LANGUAGES, languageHint } from "../core/language.js";
import { parseVoiceMix, type SpeechStyle, type Voice } from "../core/voice.js";
import type { SpeakOptions } from "./speak-options.js";

/** The options of a call, checked, with their defaults. */
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

/** The rates that sound is kept and played at. Between any two of them a filter of moderate size resamples. */
const SAMPLE_RATES = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000];

export async function resolveOptions(engine: Engine, options: SpeakOptions): Promise<ResolvedOptions> {
  const { speed = 1, voice = engine.defaultVoice, sampleRate = engine.sampleRate, signal } = options;
  const mix = parseVoiceMix(checkString("voice", voice));
  const style = { voice: mix, speed: checkNumber("speed", speed, 0.25, 4) };
  if (sampleRate !== engine.sampleRate) checkSampleRate(sampleRate);
  if (options.reading !== undefined) checkChoice("reading", options.reading, ["front-end", "engine"]);
  const voices = await engine.voices({ signal });
  const [first] = findVoices(mix, engine.id, voices);
  return { style, sampleRate, voices, ...resolveReading(engine, options, first) };
}

/** The language is that of the first voice of a mix, unless the caller names one. */
function resolveReading(
  engine: Engine,
  { language: asked, reading }: SpeakOptions,
  voice: Voice | undefined,
): Pick<ResolvedOptions, "language" | "reading"> {
  if (asked !== undefined) checkString("language", asked);
  const language = canonicalTag(asked ?? voice?.language ?? voice?.locale ?? "und");
  const engineReads = engine.takes === "text" || (engine.reads?.some((tag) => canonicalTag(tag) === language) ?? false);
  if (reading === "engine" && !engineReads) {
    throw new RangeError(
      `reading must be "front-end" for engine ${engine.id}, which cannot read ${language} by itself`,
    );
  }
  if (reading === "front-end" && engine.takes === "text") {
    throw new RangeError(`reading must be "engine" for engine ${engine.id}, which takes no phonemes`);
  }
  if (engine.takes === "text" || reading === "engine") return { language, reading: "engine" };
  if (findLanguage(language) !== undefined) return { language, reading: "front-end" };
  if (engineReads && reading === undefined) return { language, reading: "engine" };
  if (asked !== undefined) {
    const tags = [...LANGUAGES, ...(engine.reads ?? []).map(canonicalTag)];
    throw new RangeError(
      `language must be one of ${[...new Set(tags)].join(", ")}, got ${JSON.stringify(asked)}${languageHint(asked)}`,
    );
  }
  throw new VoxError(
    "VOX_LANGUAGE_UNSUPPORTED",
    `voice "${voice?.id}" speaks ${language}, which VoxWeave cannot read yet; choose a voice of ${LANGUAGES.join(", ")}, ` +
      "or name the language that the text is in",
    { language, supported: LANGUAGES },
  );
}

function checkSampleRate(sampleRate: number): void {
  checkNumber("sampleRate", sampleRate, 8_000, 192_000);
  if (SAMPLE_RATES.includes(sampleRate)) return;
  throw new RangeError(`sampleRate must be one of ${SAMPLE_RATES.join(", ")}, got ${sampleRate}`);
}
