import type { Token } from "../../text/tokens.js";
import type { EnglishDialect } from "./dialect.js";

/** A request of the phonemizer to its worker thread. */
export interface EnglishQuestion {
  readonly passages: readonly (readonly Token[])[];
  readonly language: EnglishDialect;
}
