import { checkBoolean, checkInteger, checkNumber, checkOptions } from "../core/checks.js";

/** Options for the cutting and the timing of captions. */
export interface CaptionOptions {
  /** Length of the longest line. A longer word gets a line of its own. From 10 to 200. @unit characters @default 42 */
  readonly lineLength?: number | undefined;
  /** Maximum number of lines of a cue, 1 to 4. @default 2 */
  readonly lines?: number | undefined;
  /** Reading speed. A cue stays for as long as it needs, if silence follows. From 5 to 100. @unit characters per second @default 17 */
  readonly charactersPerSecond?: number | undefined;
  /** Length of the shortest cue, if silence follows. From 0 to 10. @unit seconds @default 1 */
  readonly minSeconds?: number | undefined;
  /** Length of the longest cue, unless a single word lasts longer. From 1 to 60. @unit seconds @default 7 */
  readonly maxSeconds?: number | undefined;
  /** A cue stays until the next one if the silence between them is shorter than this. From 0 to 10. @unit seconds @default 1 */
  readonly gapSeconds?: number | undefined;
  /** Whether to write the time of each word: `\k` in ASS, `<00:00:01.000>` in WebVTT. @default true for ASS, false for WebVTT */
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

/** Checked options with their defaults. */
export type CaptionRules = { readonly [Name in Exclude<keyof CaptionOptions, "wordTimes">]-?: number };

/**
 * Checks the options and adds their defaults.
 *
 * 42 characters, 2 lines and 7 seconds are from Netflix's Timed Text Style Guide, which allows 17 to 20 characters a second
 * and at least 5/6 of a second. A gap shorter than a second looks jerky: BBC Subtitle Guidelines, "Gaps".
 *
 * @throws {TypeError | RangeError} if an option has the wrong type or is out of bounds.
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
