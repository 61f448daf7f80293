import type { SpeakOptions } from "./speak-options.js";

/**
 * Options that a speaker applies to each of its calls. An option of a call replaces the whole option here, except that the
 * lexicons of a call follow those here, as the later ones of one list.
 */
export type SpeakerDefaults = Pick<
  SpeakOptions,
  "voice" | "speed" | "language" | "sampleRate" | "loudness" | "pauses" | "lexicons" | "strict"
>;

/** Names of all options of {@link SpeakerDefaults}. */
export const DEFAULTS: readonly string[] = Object.keys({
  voice: true,
  speed: true,
  language: true,
  sampleRate: true,
  loudness: true,
  pauses: true,
  lexicons: true,
  strict: true,
} satisfies Record<keyof SpeakerDefaults, true>);

/** Returns the options of a call, with the defaults in place of those that are absent or `undefined`. */
export function withDefaults<Options extends SpeakOptions>(options: Options, defaults: SpeakerDefaults): Options {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return options; // The check reports it.
  return {
    ...options,
    voice: either(options.voice, defaults.voice),
    speed: either(options.speed, defaults.speed),
    language: either(options.language, defaults.language),
    sampleRate: either(options.sampleRate, defaults.sampleRate),
    loudness: either(options.loudness, defaults.loudness),
    pauses: either(options.pauses, defaults.pauses),
    lexicons: together(defaults.lexicons, options.lexicons),
    strict: either(options.strict, defaults.strict),
  };
}

/** Unlike `??`, keeps `null`, so that the check of the options reports it. */
function either<Value>(own: Value | undefined, preset: Value | undefined): Value | undefined {
  return own === undefined ? preset : own;
}

/** Returns one list of all lexicons. Leaves what is not a list to the check of the options. */
function together(preset: SpeakerDefaults["lexicons"], own: SpeakerDefaults["lexicons"]): SpeakerDefaults["lexicons"] {
  return Array.isArray(preset) && Array.isArray(own) ? [...preset, ...own] : either(own, preset);
}
