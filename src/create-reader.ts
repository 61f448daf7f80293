import { checkString } from "./core/checks.js";
import type { CallOptions } from "./core/engine.js";
import { findLanguage, LANGUAGES, type Language, languageHint } from "./core/language.js";
import type { Voice } from "./core/voice.js";
import type { Lexicon } from "./lexicon/lexicon.js";
import type { TextFormat } from "./markup/formats.js";
import { openPhonemizer } from "./phonemes/open-phonemizer.js";
import { type Explanation, explainScript } from "./reader/explain.js";
import { languageOf } from "./reader/languages.js";
import { toScript } from "./reader/to-script.js";

/** How a text is to be read. */
export interface ExplainOptions extends CallOptions {
  /** The language that the text is in, as a BCP 47 tag such as `"en-gb"`. @default "en-us" */
  readonly language?: string | undefined;
  /** As in `SpeakOptions`. @default "auto" */
  readonly format?: TextFormat | "auto" | undefined;
  /** As in `SpeakOptions`. @default none */
  readonly lexicons?: readonly Lexicon[] | undefined;
  /** Voices that the text may name, whose language what they say is read in. @default none */
  readonly voices?: readonly Voice[] | undefined;
}

/** Reads texts without speaking them; needs no weights. */
export interface Reader extends AsyncDisposable {
  /**
   * What would be said of a text, and why.
   *
   * @throws {RangeError | TypeError} for options out of bounds. @throws {VoxError} `VOX_MARKUP_INVALID`.
   */
  explain(text: string, options?: ExplainOptions): Promise<Explanation>;
}

/** Opens VoxWeave's front end by itself. Dispose of it when you are done. */
export function createReader(): Reader {
  const phonemizer = openPhonemizer();
  return {
    async explain(text, { language = "en-us", format, lexicons, voices = [], signal } = {}) {
      const main = findLanguage(checkString("language", language));
      if (main === undefined)
        throw new RangeError(
          `language must be one of ${LANGUAGES.join(", ")}, got ${JSON.stringify(language)}${languageHint(language)}`,
        );
      const script = await toScript(text, format, { signal });
      return explainScript(
        script,
        (stretches, tongue, call) => phonemizer.phonemize(stretches, tongue as Language, call),
        {
          languageOf: (manner) => languageOf(manner, main, voices),
          lexicons,
          signal,
        },
      );
    },
    [Symbol.asyncDispose]: () => phonemizer[Symbol.asyncDispose](),
  };
}
