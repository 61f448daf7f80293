import type { CallOptions } from "../../core/engine.js";
import type { Token } from "../../text/tokens.js";
import type { Espeak } from "./espeak.js";
import { isSign, speakable } from "./speakable.js";
import type { EspeakVoice } from "./voice.js";

/** Finds the signs that an eSpeak voice has no word for. eSpeak drops them silently. */
export interface MuteSigns {
  /** Returns the signs in the passages that have no sound, as `speakable` returns them. */
  in(passages: readonly (readonly Token[])[], options: CallOptions): Promise<ReadonlySet<string>>;
}

/** Creates a finder that tries each sign once and alone: eSpeak says a sign either everywhere or nowhere. */
export function createMuteSigns(espeak: Espeak, voice: EspeakVoice): MuteSigns {
  const known = new Map<string, boolean>();
  return {
    async in(passages, options) {
      const signs = new Set(passages.flatMap((tokens) => tokens.flatMap((token) => signOf(token, voice.letters))));
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
