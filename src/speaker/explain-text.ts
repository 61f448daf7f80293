import { linkAbort } from "../core/linked-abort.js";
import { OptionRangeError } from "../core/option-errors.js";
import type { Explanation } from "../frontend/explain.js";
import { parseMarkup } from "../frontend/parse-markup.js";
import type { Language } from "../languages/registry.js";
import { checkSpeakOptions } from "./check-options.js";
import { resolveOptions } from "./resolve-options.js";
import { type OpenParts, SPEAK_OPTIONS, type SpeakOptions } from "./speak-options.js";
import { checkVoices, createStyleResolver } from "./styles.js";

/**
 * Explains how a speaker reads a text, without making any sound.
 *
 * @param options as for speaking; those that change only the sound have no effect
 * @throws {TypeError | RangeError} for invalid options, and for a text that VoxWeave's front end does not read.
 * @throws {VoxError} `VOX_VOICE_UNKNOWN`, `VOX_LANGUAGE_UNSUPPORTED`, `VOX_MARKUP_INVALID`, `VOX_LEXICON_INVALID`.
 */
export async function explainText(
  { engine, phonemizer, closed }: OpenParts,
  text: string,
  options: SpeakOptions,
): Promise<Explanation> {
  checkSpeakOptions(engine, text, options, SPEAK_OPTIONS);
  using work = linkAbort([options.signal, closed]);
  const { signal } = work;
  const { lexicons, markup } = options;
  const resolved = await resolveOptions(engine, { ...options, signal });
  if (resolved.reading !== "front-end") {
    throw new OptionRangeError(
      "reading",
      `must be "front-end" for an explanation, which has the rules of VoxWeave, got "${resolved.reading}"`,
    );
  }
  const { explainMarkedText } = await import("../frontend/explain.js"); // Few programs explain, so it loads at first use.
  const script = await parseMarkup(text, markup, { signal });
  checkVoices(engine, resolved, script);
  const { languageOf } = createStyleResolver(resolved);
  return explainMarkedText(script, (segments, tag, call) => phonemizer.phonemize(segments, tag as Language, call), {
    languageOf,
    lexicons,
    signal,
  });
}
