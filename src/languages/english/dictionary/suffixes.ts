import { TAPPING_VOWELS } from "./sounds.js";

/** The dialect of an ending. */
export interface Endings {
  /** Whether the reduced vowel is `ɪ`, and "t" stays "t" between vowels. */
  readonly british: boolean;
}

/** Adds "-s" to the phonemes of a stem: "cats", "dogs", "horses". */
export function withS(stem: string, { british }: Endings): string {
  const last = stem.slice(-1);
  if ("ptkfθ".includes(last)) return `${stem}s`;
  return "szʃʒʧʤ".includes(last) ? `${stem}${british ? "ɪ" : "ᵻ"}z` : `${stem}z`;
}

/** Adds "-ed" to the phonemes of a stem: "stopped", "loved", "wanted". */
export function withEd(stem: string, { british }: Endings): string {
  const last = stem.slice(-1);
  if ("pkfθʃsʧ".includes(last)) return `${stem}t`;
  if (last === "d") return `${stem}${british ? "ɪ" : "ᵻ"}d`;
  if (last !== "t") return `${stem}d`;
  if (british || stem.length < 2) return `${stem}ɪd`;
  return TAPPING_VOWELS.has(stem.charAt(stem.length - 2)) ? `${stem.slice(0, -1)}ɾᵻd` : `${stem}ᵻd`;
}

/**
 * Adds "-ing" to the phonemes of a stem: "making", "sitting". Returns `undefined` for a British stem that ends in a
 * vowel after which an "r" would be pronounced.
 */
export function withIng(stem: string, { british }: Endings): string | undefined {
  const last = stem.slice(-1);
  if (british) return last === "ə" || last === "ː" ? undefined : `${stem}ɪŋ`;
  const tapped = stem.length > 1 && last === "t" && TAPPING_VOWELS.has(stem.charAt(stem.length - 2));
  return tapped ? `${stem.slice(0, -1)}ɾɪŋ` : `${stem}ɪŋ`;
}
