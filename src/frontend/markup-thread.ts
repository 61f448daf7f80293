import { moduleUrl } from "../core/bundled.js";
import type { CallOptions } from "../core/engine.js";
import { VoxError, type VoxErrorDetails } from "../core/errors.js";
import {
  type MarkedTextData,
  type MarkupBefore,
  type PortableMarkedText,
  toPortableMarkedText,
} from "../markup/marked-text.js";
import type { MarkupLanguage } from "../markup/markup-language.js";
import { openThread } from "../platform/open-thread.js";

/** Request to the markup thread. */
export interface MarkupQuestion {
  readonly text: string;
  readonly markup: MarkupLanguage;
  /** State of the markup at the start of the text. */
  readonly before: MarkupBefore;
}

/** Answer of the markup thread. An error is sent as its message and details, since a `VoxError` cannot be sent. */
export type MarkupAnswer =
  | { readonly script: MarkedTextData }
  | { readonly invalid: { readonly message: string; readonly details: VoxErrorDetails["VOX_MARKUP_INVALID"] } };

/**
 * Parses a text in a new thread, which an abort terminates at any time. A parser in the caller's thread would block the
 * event loop, and could not be aborted.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID`
 */
export async function parseMarkupInThread(question: MarkupQuestion, options: CallOptions): Promise<PortableMarkedText> {
  await using thread = openThread<MarkupQuestion, MarkupAnswer>({
    script: new URL("./markup-worker.js", moduleUrl(import.meta.url)),
    engine: "markup",
    name: "The parser of the text",
  });
  const answer = await thread.ask(question, options);
  if ("script" in answer) return toPortableMarkedText(answer.script);
  throw new VoxError("VOX_MARKUP_INVALID", answer.invalid.message, answer.invalid.details);
}
