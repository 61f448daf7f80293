import { checkOptions, checkSignal, checkString } from "./core/checks.js";
import type { CallOptions } from "./core/engine.js";
import type { Voice } from "./core/voice.js";
import { type Explanation, explainMarkedText } from "./frontend/explain.js";
import { languageOf } from "./frontend/language-of.js";
import { parseMarkup } from "./frontend/parse-markup.js";
import { openPhonemizer } from "./languages/open-phonemizer.js";
import { findLanguage, LANGUAGES, type Language, languageHint } from "./languages/registry.js";
import { checkLexicons } from "./lexicon/check-lexicons.js";
import type { Lexicon } from "./lexicon/lexicon.js";
import type { MarkupLanguage } from "./markup/markup-language.js";

/** How a text is to be read. */
export interface ExplainOptions extends CallOptions {
  /** The language that the text is in, as a BCP 47 tag such as `"en-gb"`. @default "en-us" */
  readonly language?: string | undefined;
  /** As in `SpeakOptions`. @default "auto" */
  readonly markup?: MarkupLanguage | "auto" | undefined;
  /** As in `SpeakOptions`. @default none */
  readonly lexicons?: readonly Lexicon[] | undefined;
  /** Voices that the text may name, whose language what they say is read in. @default none */
  readonly voices?: readonly Voice[] | undefined;
}

/** Reads texts without speaking them; needs no weights. */
export interface FrontEnd extends AsyncDisposable {
  /**
   * What would be said of a text, and why.
   *
   * @throws {RangeError | TypeError} for options out of bounds. @throws {VoxError} `VOX_MARKUP_INVALID`.
   */
  explain(text: string, options?: ExplainOptions): Promise<Explanation>;
  /** Closes the front end. `await using` does so by itself. */
  close(): Promise<void>;
}

const OPTIONS: readonly string[] = Object.keys({
  language: true,
  markup: true,
  lexicons: true,
  voices: true,
  signal: true,
} satisfies Record<keyof ExplainOptions, true>);

/** Opens VoxWeave's front end by itself. Dispose of it when you are done. */
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
      if (main === undefined)
        throw new RangeError(
          `language must be one of ${LANGUAGES.join(", ")}, got ${JSON.stringify(language)}${languageHint(language)}`,
        );
      const script = await parseMarkup(text, markup, { signal });
      return explainMarkedText(
        script,
        (stretches, tongue, call) => phonemizer.phonemize(stretches, tongue as Language, call),
        {
          languageOf: (manner) => languageOf(manner, main, voices),
          lexicons,
          signal,
        },
      );
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
