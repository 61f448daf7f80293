import type { EnglishDialect } from "../../core/language.js";
import type { Token } from "../../text/tokens.js";

/** What the phonemizer asks its worker thread. */
export interface EnglishQuestion {
  readonly passages: readonly (readonly Token[])[];
  readonly language: EnglishDialect;
}
