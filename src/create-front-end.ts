import { checkOptions, checkSignal, checkString } from "./core/checks.js";
import type { CallOptions } from "./core/engine.js";
import type { Voice } from "./core/voice.js";
import type { Explanation } from "./frontend/explain.js";
import { languageOf } from "./frontend/language-of.js";
import { parseMarkup } from "./frontend/parse-markup.js";
import { openPhonemizer } from "./languages/open-phonemizer.js";
import { findLanguage, type Language, unknownLanguage } from "./languages/registry.js";
import { checkLexicons } from "./lexicon/check-lexicons.js";
import type { Lexicon } from "./lexicon/lexicon.js";
import type { MarkupLanguage } from "./markup/markup-language.js";

/** How to read a text. */
export interface ExplainOptions extends CallOptions {
  /** The language of the text, as a BCP 47 tag such as `"en-gb"`. @default "en-us" */
  readonly language?: Language | (string & {}) | undefined;
  /** As in `SpeakOptions`. @default "auto" */
  readonly markup?: MarkupLanguage | "auto" | undefined;
  /** As in `SpeakOptions`. @default none */
  readonly lexicons?: readonly Lexicon[] | undefined;
  /** Voices that the text may name. Text in a voice is read in the language of the voice. @default none */
  readonly voices?: readonly Voice[] | undefined;
}

/** Reads texts without speaking them. Needs no weights. */
export interface FrontEnd extends AsyncDisposable {
  /**
   * Explains what is said for each word of a text, and why.
   *
   * @throws {RangeError | TypeError} for invalid options. @throws {VoxError} `VOX_MARKUP_INVALID`.
   */
  explain(text: string, options?: ExplainOptions): Promise<Explanation>;
  /** Closes the front end. `await using` does this automatically. */
  close(): Promise<void>;
}

const OPTIONS: readonly string[] = Object.keys({
  language: true,
  markup: true,
  lexicons: true,
  voices: true,
  signal: true,
} satisfies Record<keyof ExplainOptions, true>);

/** Opens VoxWeave's front end without an engine. Dispose of it when you are done. */
export function createFrontEnd(): FrontEnd {
  const phonemizer = openPhonemizer();
  const close = async (): Promise<void> => phonemizer[Symbol.asyncDispose]();
  return {
    async explain(text, options = {}) {
      checkOptions("options", options, OPTIONS);
      const { language = "en-us", markup, lexicons, voices = [], signal } = options;
      if (lexicons !== undefined) checkLexicons("lexicons", lexicons);
      if (signal !== undefined) checkSignal("signal", signal);
      const main = findLanguage(checkString("language", language));
      if (main === undefined) throw unknownLanguage(language);
      const { explainMarkedText } = await import("./frontend/explain.js"); // Few programs explain, so it loads at first use.
      const script = await parseMarkup(text, markup, { signal });
      return explainMarkedText(script, (segments, tag, call) => phonemizer.phonemize(segments, tag as Language, call), {
        languageOf: (prosody) => languageOf(prosody, main, voices),
        lexicons,
        signal,
      });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
