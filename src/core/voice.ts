/** A voice that an engine can speak with. */
export interface Voice {
  /** The name that callers use, such as `"af_heart"`. */
  readonly id: string;
  /** The name that people read, such as `"Heart"`. */
  readonly name: string;
  /** BCP 47 tag of the language it speaks; `language` names it only where VoxWeave's front end has that language. */
  readonly locale: string;
  readonly language?: string;
  readonly gender: "female" | "male" | "neutral";
}

/** One part of a mix: a voice and its share. */
export interface VoiceShare {
  readonly voice: string;
  /** Share of the mix. The shares of a mix add up to 1. */
  readonly weight: number;
}

/** One voice, or several in proportion. Never empty. */
export type VoiceMix = readonly VoiceShare[];

/** How an utterance is to be spoken. */
export interface SpeechStyle {
  readonly voice: VoiceMix;
  /** 1 is the voice's own pace, 2 twice as fast. From 0.25 to 4. */
  readonly speed: number;
}

/**
 * Reads a voice or a mix of voices: `"af_heart"`, `"af_heart+am_adam"`, `"af_heart*0.6+am_adam*0.4"`.
 *
 * A share without a weight counts 1; the weights are scaled so that they add up to 1.
 *
 * @throws {RangeError} where the text is not such a formula, or a weight is not above 0, or is beyond all numbers.
 */
export function parseVoiceMix(formula: string): VoiceMix {
  const shares = formula.split("+").map((part) => parseShare(part, formula));
  const total = shares.reduce((sum, share) => sum + share.weight, 0);
  if (!Number.isFinite(total)) throw notAMix(formula);
  return shares.map(({ voice, weight }) => ({ voice, weight: weight / total }));
}

function parseShare(part: string, formula: string): VoiceShare {
  const match = /^\s*([\w.-]+)\s*(?:\*\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/u.exec(part);
  const voice = match?.[1];
  const weight = Number(match?.[2] ?? 1);
  if (voice === undefined || !(weight > 0)) throw notAMix(formula);
  return { voice, weight };
}

function notAMix(formula: string): RangeError {
  const example = 'a name such as "af_heart" or a mix such as "af_heart*0.6+am_adam*0.4"';
  return new RangeError(`voice must be ${example}, got ${JSON.stringify(formula)}`);
}
