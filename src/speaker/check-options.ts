import {
  checkBoolean,
  checkChoice,
  checkFunction,
  checkNumber,
  checkOptions,
  checkSignal,
  checkString,
} from "../core/checks.js";
import type { Engine } from "../core/engine.js";
import { OptionRangeError } from "../core/option-errors.js";
import { checkSpeed } from "../core/speed.js";
import { parseVoiceMix } from "../core/voice.js";
import { canonicalTag, findLanguage, LANGUAGES, unknownLanguage } from "../languages/registry.js";
import { checkLexicons } from "../lexicon/check-lexicons.js";
import { MARKUP_LANGUAGES } from "../markup/markup-language.js";
import { checkLoudness } from "./leveller.js";
import { checkPauses } from "./pauses.js";
import { ELSEWHERE, type SpeakOptions } from "./speak-options.js";
import { checkTextInput, type TextInput } from "./text-input.js";

/** The usual sample rates. A filter of moderate size resamples between any two of them. @unit hertz */
const SAMPLE_RATES = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000];

/**
 * Checks the options of a call without waiting. `resolveOptions` checks those that depend on the voices of the engine.
 *
 * @param names the names of all options that the call accepts
 * @throws {TypeError | RangeError} that names the option, the rule and the value.
 */
export function checkSpeakOptions(
  engine: Engine,
  text: TextInput,
  options: SpeakOptions,
  names: readonly string[],
): void {
  checkTextInput("text", text);
  checkOptions("options", options, names, ELSEWHERE);
  const { voice, speed, sampleRate, loudness, pauses, markup, lexicons, strict, cuts, onProgress, signal } = options;
  if (voice !== undefined) parseVoiceMix(checkString("voice", voice));
  if (speed !== undefined) checkSpeed("speed", speed);
  if (sampleRate !== undefined && sampleRate !== engine.sampleRate) checkSampleRate(sampleRate);
  if (loudness !== undefined) checkLoudness("loudness", loudness);
  if (pauses !== undefined) checkPauses("pauses", pauses);
  if (markup !== undefined) checkChoice("markup", markup, ["auto", ...MARKUP_LANGUAGES]);
  if (lexicons !== undefined) checkLexicons("lexicons", lexicons);
  if (strict !== undefined) checkBoolean("strict", strict);
  if (cuts !== undefined) checkChoice("cuts", cuts, ["early", "whole"]);
  checkTurn(options);
  if (onProgress !== undefined) checkFunction("onProgress", onProgress);
  if (signal !== undefined) checkSignal("signal", signal);
  checkReading(engine, options);
}

/** Checks the options that decide when the engine works for the call. */
function checkTurn({ lookAheadSeconds, priority, caller }: SpeakOptions): void {
  if (lookAheadSeconds !== undefined) checkNumber("lookAheadSeconds", lookAheadSeconds, 0, 3_600);
  if (priority !== undefined) checkNumber("priority", priority, -100, 100);
  if (caller !== undefined) checkString("caller", caller);
}

/** Returns whether the engine can turn text in a language into phonemes without the front end. */
export function canRead(engine: Engine, language: string): boolean {
  return engine.input === "text" || (engine.textLanguages?.some((tag) => canonicalTag(tag) === language) ?? false);
}

function checkReading(engine: Engine, { language, reading, markup = "auto" }: SpeakOptions): void {
  if (reading !== undefined) checkChoice("reading", reading, ["front-end", "engine", "phonemes"]);
  if ((reading === "front-end" || reading === "phonemes") && engine.input === "text") {
    throw new OptionRangeError("reading", `must be "engine" for engine ${engine.id}, which does not accept phonemes`);
  }
  if (reading === "phonemes" && markup !== "auto" && markup !== "plain") {
    throw new OptionRangeError(
      "markup",
      `must be "plain" for phonemes, which have no markup, got ${JSON.stringify(markup)}`,
    );
  }
  if (language === undefined) return;
  const tag = canonicalTag(checkString("language", language));
  const engineReads = canRead(engine, tag);
  if (reading === "engine" && !engineReads) throw cannotRead(engine, tag);
  const engineMay = engineReads && reading !== "front-end";
  if (findLanguage(tag) === undefined && !engineMay) {
    const tags = [...LANGUAGES, ...(engine.textLanguages ?? []).map(canonicalTag)];
    throw unknownLanguage(language, [...new Set(tags)]);
  }
}

/** Returns the error for `reading: "engine"` with a language that the engine cannot read. */
export function cannotRead(engine: Engine, language: string): OptionRangeError {
  return new OptionRangeError(
    "reading",
    `must be "front-end" for engine ${engine.id}, which cannot read ${language} without it`,
  );
}

/** @throws {RangeError} unless sound can be made at the rate. @unit hertz */
export function checkSampleRate(sampleRate: number): void {
  checkNumber("sampleRate", sampleRate, 8_000, 192_000);
  if (SAMPLE_RATES.includes(sampleRate)) return;
  throw new OptionRangeError("sampleRate", `must be one of ${SAMPLE_RATES.join(", ")}, got ${sampleRate}`);
}
