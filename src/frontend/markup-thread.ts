import type { CallOptions } from "../core/engine.js";
import { VoxError, type VoxErrorDetails } from "../core/errors.js";
import { type MarkedText, type MarkedTextData, toPortableMarkedText } from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import { openThread } from "../platform/open-thread.js";

export interface MarkupQuestion {
  readonly text: string;
  readonly markup: MarkupLanguage;
}

/** A failure crosses the threads as what its error is made of. */
export type MarkupAnswer =
  | { readonly script: MarkedTextData }
  | { readonly invalid: { readonly message: string; readonly details: VoxErrorDetails["VOX_MARKUP_INVALID"] } };

/**
 * Parses a text in a thread of its own. An abort ends the thread, whatever it is doing: a parser in the caller's thread
 * would keep its event loop busy, and no signal would be heard.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID`
 */
export async function parseMarkupInThread(question: MarkupQuestion, options: CallOptions): Promise<MarkedText> {
  await using thread = openThread<MarkupQuestion, MarkupAnswer>({
    script: new URL("./markup-worker.js", import.meta.url),
    engine: "markup",
    name: "The parser of the text",
  });
  const answer = await thread.ask(question, options);
  if ("script" in answer) return toPortableMarkedText(answer.script);
  throw new VoxError("VOX_MARKUP_INVALID", answer.invalid.message, answer.invalid.details);
}
