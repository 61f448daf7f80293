import type { PortableMarkedText } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import { type PieceReader, START } from "./piece.js";

/** Yields a text that has arrived whole as one piece. */
export async function* readWhole(script: PortableMarkedText, markup: MarkupLanguage): PieceReader {
  yield { script, markup, ...START, after: "end", from: -1 };
}
