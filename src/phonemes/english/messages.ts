import type { EnglishDialect } from "../../core/language.js";
import type { Token } from "../../text/tokens.js";
import type { Pronunciation } from "../pronunciation.js";

/** What passes between the phonemizer and its worker thread. */
export interface EnglishRequest {
  readonly id: number;
  readonly passages: readonly (readonly Token[])[];
  readonly language: EnglishDialect;
}

export type EnglishReply =
  | { readonly id: number; readonly said: readonly Pronunciation[] }
  | { readonly id: number; readonly error: string };
