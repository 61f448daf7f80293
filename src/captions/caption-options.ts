import { checkBoolean, checkInteger, checkNumber, checkOptions } from "../core/checks.js";

/** How captions are cut and timed. */
export interface CaptionOptions {
  /** Longest line; a longer word has a line of its own. From 10 to 200. @unit characters @default 42 */
  readonly lineLength?: number | undefined;
  /** Most lines of a cue, 1 to 4. @default 2 */
  readonly lines?: number | undefined;
  /** A cue stays for as long as this reading speed needs, where there is silence after it. From 5 to 100. @default 17 */
  readonly charactersPerSecond?: number | undefined;
  /** Shortest cue, where there is silence after it. From 0 to 10. @unit seconds @default 1 */
  readonly minSeconds?: number | undefined;
  /** Longest cue, unless a single word lasts longer. From 1 to 60. @unit seconds @default 7 */
  readonly maxSeconds?: number | undefined;
  /** A cue stays until the next one where the silence between them is shorter. From 0 to 10. @unit seconds @default 1 */
  readonly gapSeconds?: number | undefined;
  /** Mark the time of every word: `\k` in ASS, `<00:00:01.000>` in WebVTT. @default true for ASS, false for WebVTT */
  readonly wordTimes?: boolean | undefined;
}

const NAMES: readonly string[] = Object.keys({
  lineLength: true,
  lines: true,
  charactersPerSecond: true,
  minSeconds: true,
  maxSeconds: true,
  gapSeconds: true,
  wordTimes: true,
} satisfies Record<keyof CaptionOptions, true>);

export type CaptionRules = { readonly [Name in Exclude<keyof CaptionOptions, "wordTimes">]-?: number };

/**
 * The options, checked, with their defaults.
 *
 * 42 characters, 2 lines, 7 seconds: Netflix's Timed Text Style Guide, which allows 17 to 20 characters a second and no less
 * than 5/6 of a second. A gap shorter than a second looks jerky: BBC Subtitle Guidelines, "Gaps".
 *
 * @throws {TypeError | RangeError} for options out of bounds.
 */
export function resolveRules(options: CaptionOptions): CaptionRules {
  checkOptions("captionOptions", options, NAMES);
  if (options.wordTimes !== undefined) checkBoolean("wordTimes", options.wordTimes);
  const { lineLength = 42, lines = 2, charactersPerSecond = 17 } = options;
  const { minSeconds = 1, maxSeconds = 7, gapSeconds = 1 } = options;
  return {
    lineLength: checkInteger("lineLength", lineLength, 10, 200),
    lines: checkInteger("lines", lines, 1, 4),
    charactersPerSecond: checkNumber("charactersPerSecond", charactersPerSecond, 5, 100),
    minSeconds: checkNumber("minSeconds", minSeconds, 0, 10),
    maxSeconds: checkNumber("maxSeconds", maxSeconds, 1, 60),
    gapSeconds: checkNumber("gapSeconds", gapSeconds, 0, 10),
  };
}
