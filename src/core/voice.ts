import { OptionRangeError } from "./option-errors.js";

/** A voice of an engine. */
export interface Voice {
  /** The name that callers use, such as `"af_heart"`. */
  readonly id: string;
  /** The name that people read, such as `"Heart"`. */
  readonly name: string;
  /** BCP 47 tag of the language that the voice speaks. */
  readonly locale: string;
  /** Language of VoxWeave's front end that the voice speaks; absent if the front end lacks it. */
  readonly language?: string;
  /** Gender that a listener hears. */
  readonly gender: "female" | "male" | "neutral";
  /**
   * Grade that the makers of the model gave the voice, from `"A"` (best) over `"A-"` and `"B+"` to `"F"`. For Kokoro it estimates
   * the quality and the amount of the recordings from which the voice was trained. @default the voice has no grade
   */
  readonly grade?: string;
  /** Integrated loudness of the voice at its own level, as measured over varied texts. @unit LUFS @default unknown */
  readonly loudnessLufs?: number;
}

/** Names of voices, as keys. An engine adds the names of its own voices by declaration merging. */
export interface VoiceNames extends Record<never, true> {}

/** The name of a voice, or a mix of voices. The type offers the known names for completion, and accepts any string. */
export type VoiceName = keyof VoiceNames | (string & {});

/** One voice of a mix, and its share. */
export interface VoiceShare {
  /** Id of the voice. */
  readonly voice: string;
  /** Share of the mix. The shares of a mix add up to 1. */
  readonly weight: number;
}

/** One voice, or several with their shares. Never empty. */
export type VoiceMix = readonly VoiceShare[];

/** Voice and speed for an utterance. */
export interface SpeechStyle {
  /** The voice, or the mix of voices. */
  readonly voice: VoiceMix;
  /** 1 is the voice's own pace, 2 is twice as fast. From 0.25 to 4. */
  readonly speed: number;
}

/**
 * Parses a voice or a mix of voices: `"af_heart"`, `"af_heart+am_adam"`, `"af_heart*0.6+am_adam*0.4"`.
 *
 * A voice without a weight has the weight 1. The weights are scaled so that they add up to 1.
 *
 * @throws {RangeError} if the formula has another form, or if a weight is not above 0 or not finite.
 */
export function parseVoiceMix(formula: string): VoiceMix {
  const mix = readVoiceMix(formula);
  if (mix !== undefined) return mix;
  const example = 'a name such as "af_heart" or a mix such as "af_heart*0.6+am_adam*0.4"';
  throw new OptionRangeError("voice", `must be ${example}, got ${JSON.stringify(formula)}`);
}

/** Returns whether a text has the form of a voice or a mix of voices, as {@link parseVoiceMix} reads it. */
export function isVoiceMix(formula: string): boolean {
  return readVoiceMix(formula) !== undefined;
}

function readVoiceMix(formula: string): VoiceMix | undefined {
  const shares = formula.split("+").map(readShare);
  const sound = shares.filter((share) => share !== undefined);
  const total = sound.reduce((sum, share) => sum + share.weight, 0);
  if (sound.length < shares.length || !Number.isFinite(total)) return undefined;
  return sound.map(({ voice, weight }) => ({ voice, weight: weight / total }));
}

function readShare(part: string): VoiceShare | undefined {
  const match = /^\s*([\w.-]+)\s*(?:\*\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/u.exec(part);
  const voice = match?.[1];
  const weight = Number(match?.[2] ?? 1);
  return voice !== undefined && weight > 0 ? { voice, weight } : undefined;
}
