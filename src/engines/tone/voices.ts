import type { Voice } from "../../core/voice.js";

export const TONE_VOICES: readonly Voice[] = [
  { id: "tone_low", name: "Low", locale: "en-US", language: "en-us", gender: "neutral" },
  { id: "tone_mid", name: "Mid", locale: "en-US", language: "en-us", gender: "neutral" },
  { id: "tone_high", name: "High", locale: "en-GB", language: "en-gb", gender: "neutral" },
];

/** The voice that speaks if none is named. */
export const DEFAULT_TONE = "tone_mid";

/** Lowest pitch of each voice. @unit hertz */
export const BASE_HZ: ReadonlyMap<string, number> = new Map([
  ["tone_low", 110],
  ["tone_mid", 220],
  ["tone_high", 440],
]);
