/** `voxweave/captions`: captions from timed words. */

export type { CaptionOptions } from "../captions/caption-options.js";
export { type CaptionFormat, toCaptions } from "../captions/captions.js";
export { type Cue, toCues } from "../captions/cues.js";
export type { CaptionPiece, SpokenText } from "../captions/pieces.js";
