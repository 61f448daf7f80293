import type { CallOptions } from "../core/engine.js";
import { VoxError, type VoxErrorDetails } from "../core/errors.js";
import type { TextFormat } from "../markup/formats.js";
import { type Script, type ScriptData, toPortableScript } from "../markup/script.js";
import { openThread } from "../platform/node/processes/thread.js";

export interface ScriptQuestion {
  readonly text: string;
  readonly format: TextFormat;
}

/** A failure crosses the threads as what its error is made of. */
export type ScriptAnswer =
  | { readonly script: ScriptData }
  | { readonly invalid: { readonly message: string; readonly details: VoxErrorDetails["VOX_MARKUP_INVALID"] } };

/**
 * Parses a text in a thread of its own. An abort ends the thread, whatever it is doing: a parser in the caller's thread
 * would keep its event loop busy, and no signal would be heard.
 *
 * @throws {VoxError} `VOX_MARKUP_INVALID`
 */
export async function readScriptInThread(question: ScriptQuestion, options: CallOptions): Promise<Script> {
  await using thread = openThread<ScriptQuestion, ScriptAnswer>({
    script: new URL("./script-worker.js", import.meta.url),
    engine: "markup",
    name: "The parser of the text",
  });
  const answer = await thread.ask(question, options);
  if ("script" in answer) return toPortableScript(answer.script);
  throw new VoxError("VOX_MARKUP_INVALID", answer.invalid.message, answer.invalid.details);
}
