import { type CaptionBreaks, captionBreaks } from "../../core/caption-breaks.js";

/** Words of English that decide where a line of a caption may end. */
export const ENGLISH_CAPTION_BREAKS: CaptionBreaks = captionBreaks({
  leaders:
    "and but or nor so yet because although though while when where if that which who whose than as " +
    "about after against among around at before behind between by down during for from in into like of off on onto out " +
    "over through to toward towards under until up upon with within without",
  bound:
    "a an the this these those my your his her its our their i you he she it we they no not is are was were mr mrs ms dr st",
  determiners: "a an the this that these those my your his her its our their no",
});
