import type { CallOptions } from "../../core/engine.js";
import type { Token } from "../../text/tokens.js";
import type { Espeak } from "./espeak.js";
import { isSign, speakable } from "./speakable.js";
import type { EspeakVoice } from "./voice.js";

/** Finds the signs that a voice of eSpeak has no word for: it drops them without a word. */
export interface MuteSigns {
  /** Those of the signs in some passages that have no sound, as they are spoken. */
  in(passages: readonly (readonly Token[])[], options: CallOptions): Promise<ReadonlySet<string>>;
}

/** Each sign is tried alone, once: eSpeak says it everywhere or nowhere. */
export function createMuteSigns(espeak: Espeak, { voice, letters }: EspeakVoice): MuteSigns {
  const known = new Map<string, boolean>();
  return {
    async in(passages, options) {
      const signs = new Set(passages.flatMap((tokens) => tokens.flatMap((token) => signOf(token, letters))));
      const untried = [...signs].filter((sign) => !known.has(sign));
      const sounds = await espeak.phonemize(untried, voice, options);
      for (const [index, sign] of untried.entries()) known.set(sign, (sounds[index] ?? "") === "");
      return new Set([...signs].filter((sign) => known.get(sign)));
    },
  };
}

function signOf(token: Token, letters: RegExp): readonly string[] {
  if (token.kind === "mark" || token.phonemes !== undefined) return [];
  const sign = speakable(token.text, letters);
  return isSign(sign) ? [sign] : [];
}
