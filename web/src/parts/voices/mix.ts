import { parseVoiceMix } from "../../../../src/core/voice.js";

/** A voice of a mix, and its share. @unit per cent, a whole number */
export interface MixPart {
  readonly voice: string;
  readonly percent: number;
}

/** Most voices of a mix. More of them all sound alike. */
export const MOST_PARTS = 3;

/** Returns the parts of a mix, or of one voice; none for a formula that is not a mix. */
export function partsOf(formula: string): readonly MixPart[] {
  if (formula === "") return [];
  try {
    return rounded(parseVoiceMix(formula).map(({ voice, weight }) => ({ voice, percent: weight * 100 })));
  } catch {
    return [];
  }
}

/** Returns the formula of a mix. A voice alone has no share, and voices without a share are left out. */
export function formulaOf(parts: readonly MixPart[]): string {
  const heard = parts.filter(({ percent }) => percent > 0);
  if (heard.length < 2) return heard[0]?.voice ?? parts[0]?.voice ?? "";
  return heard.map(({ voice, percent }) => `${voice}*${percent / 100}`).join("+");
}

/** Adds a voice with an equal share. The shares of the others keep their ratio. */
export function withPart(parts: readonly MixPart[], voice: string): readonly MixPart[] {
  const share = 100 / (parts.length + 1);
  const others = parts.map((part) => ({ ...part, percent: (part.percent * (100 - share)) / 100 }));
  return rounded([...others, { voice, percent: share }]);
}

/** Removes a voice. The shares of the others keep their ratio. */
export function withoutPart(parts: readonly MixPart[], index: number): readonly MixPart[] {
  return scaled(
    parts.filter((_, at) => at !== index),
    100,
  );
}

/** Sets the share of a voice. The others divide the rest in their ratio, and each keeps at least 1 per cent. */
export function withShare(parts: readonly MixPart[], index: number, percent: number): readonly MixPart[] {
  const others = parts.filter((_, at) => at !== index);
  const share = Math.max(1, Math.min(100 - others.length, Math.round(percent)));
  const rest = [...scaled(others, 100 - share)];
  return parts.map((part, at) => (at === index ? { ...part, percent: share } : (rest.shift() ?? part)));
}

/** Replaces a voice by another. */
export function withVoice(parts: readonly MixPart[], index: number, voice: string): readonly MixPart[] {
  return parts.map((part, at) => (at === index ? { ...part, voice } : part));
}

function scaled(parts: readonly MixPart[], total: number): readonly MixPart[] {
  const sum = parts.reduce((all, { percent }) => all + percent, 0);
  return rounded(
    parts.map((part) => ({ ...part, percent: sum > 0 ? (part.percent * total) / sum : total / parts.length })),
    total,
  );
}

/** Rounds shares to whole numbers from 1 up, with the same sum: the largest takes the difference. */
function rounded(parts: readonly MixPart[], total = 100): readonly MixPart[] {
  const whole = parts.map((part) => ({ ...part, percent: Math.max(1, Math.round(part.percent)) }));
  const difference = total - whole.reduce((all, { percent }) => all + percent, 0);
  const largest = whole.reduce((best, { percent }, at) => (percent > (whole[best]?.percent ?? 0) ? at : best), 0);
  return whole.map((part, at) => (at === largest ? { ...part, percent: part.percent + difference } : part));
}
