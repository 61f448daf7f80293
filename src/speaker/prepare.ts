import { parseMarkup } from "../frontend/parse-markup.js";
import { parsePhonemes } from "../frontend/phoneme-text.js";
import type { MarkedText } from "../markup/marked-text.js";
import { type MarkupLanguage, resolveMarkup } from "../markup/markup-language.js";
import { type ResolvedOptions, resolveOptions } from "./resolve-options.js";
import type { SpeakerParts, SpeakOptions } from "./speak-options.js";
import { createStyleResolver, type StyleResolver } from "./styles.js";

/** A text that can be spoken: its markup is parsed, its options are valid, and its voices exist. */
export interface PreparedSpeech {
  readonly script: MarkedText;
  /** The markup language that the text was parsed in. */
  readonly markup: MarkupLanguage;
  readonly options: ResolvedOptions;
  readonly styles: StyleResolver;
}

/**
 * Prepares a text for speaking, without making any sound. Call `checkSpeakOptions` with the options first.
 *
 * @throws {RangeError} @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_MARKUP_INVALID`,
 *   `VOX_PHONEME_UNKNOWN`.
 */
export async function prepareSpeech(
  { engine }: Pick<SpeakerParts, "engine">,
  text: string,
  options: SpeakOptions,
): Promise<PreparedSpeech> {
  options.signal?.throwIfAborted();
  const resolved = await resolveOptions(engine, options);
  const isText = resolved.reading !== "phonemes";
  const script = isText ? await parseMarkup(text, options.markup, { signal: options.signal }) : parsePhonemes(text);
  const markup = isText ? resolveMarkup(text, options.markup) : "plain";
  return { script, markup, options: resolved, styles: createStyleResolver(engine, resolved, script) };
}
