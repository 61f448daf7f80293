import { checkChoice, checkNumber, checkString } from "../core/checks.js";
import type { Engine } from "../core/engine.js";
import { VoxError } from "../core/errors.js";
import { findVoices } from "../core/find-voices.js";
import { LANGUAGES, type Language } from "../core/language.js";
import { parseVoiceMix, type SpeechStyle, type Voice } from "../core/voice.js";
import type { SpeakOptions } from "./speak-options.js";

/** The options of a call, checked, with their defaults. */
export interface ResolvedOptions {
  readonly style: SpeechStyle;
  readonly language: Language;
  /** @unit hertz */
  readonly sampleRate: number;
}

/** The rates that sound is kept and played at. Between any two of them a filter of moderate size resamples. */
const SAMPLE_RATES = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000];

export async function resolveOptions(engine: Engine, options: SpeakOptions): Promise<ResolvedOptions> {
  const { speed = 1, voice = engine.defaultVoice, sampleRate = engine.sampleRate, language, signal } = options;
  const mix = parseVoiceMix(checkString("voice", voice));
  const style = { voice: mix, speed: checkNumber("speed", speed, 0.25, 4) };
  if (sampleRate !== engine.sampleRate) checkSampleRate(sampleRate);
  if (language !== undefined) checkChoice("language", language, LANGUAGES);
  const voices = await engine.voices({ signal });
  const known = findVoices(mix, engine.id, voices);
  return { style, sampleRate, language: language ?? languageOf(known) };
}

/** The language of the first voice of a mix. */
function languageOf([voice]: readonly Voice[]): Language {
  if (voice?.language !== undefined) return voice.language;
  const locale = voice?.locale ?? "unknown";
  throw new VoxError(
    "VOX_LANGUAGE_UNSUPPORTED",
    `voice "${voice?.id}" speaks ${locale}, which VoxWeave cannot read yet; choose a voice of ${LANGUAGES.join(" or ")}, ` +
      "or name the language that the text is in",
    { language: locale, supported: LANGUAGES },
  );
}

function checkSampleRate(sampleRate: number): void {
  checkNumber("sampleRate", sampleRate, 8_000, 192_000);
  if (SAMPLE_RATES.includes(sampleRate)) return;
  throw new RangeError(`sampleRate must be one of ${SAMPLE_RATES.join(", ")}, got ${sampleRate}`);
}
