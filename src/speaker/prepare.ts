import { parseMarkup } from "../frontend/parse-markup.js";
import type { MarkedText } from "../markup/marked-text.js";
import { type ResolvedOptions, resolveOptions } from "./resolve-options.js";
import type { SpeakerParts, SpeakOptions } from "./speak-options.js";
import { createStyleResolver, type StyleResolver } from "./styles.js";

/** A text that can be spoken: its markup is read, its options are good, and its voices exist. */
export interface PreparedSpeech {
  readonly script: MarkedText;
  readonly options: ResolvedOptions;
  readonly manners: StyleResolver;
}

/**
 * Makes a text ready to be spoken, whose options `checkSpeakOptions` has found good. No sound is made.
 *
 * @throws {RangeError} @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_MARKUP_INVALID`.
 */
export async function prepareSpeech(
  { engine }: SpeakerParts,
  text: string,
  options: SpeakOptions,
): Promise<PreparedSpeech> {
  options.signal?.throwIfAborted();
  const resolved = await resolveOptions(engine, options);
  const script = await parseMarkup(text, options.markup, { signal: options.signal });
  return { script, options: resolved, manners: createStyleResolver(engine, resolved, script) };
}
