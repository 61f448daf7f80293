import type { Token } from "../../text/tokens.js";
import type { EnglishDialect } from "./dialect.js";

/** What the phonemizer asks its worker thread. */
export interface EnglishQuestion {
  readonly passages: readonly (readonly Token[])[];
  readonly language: EnglishDialect;
}
