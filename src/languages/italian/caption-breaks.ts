import { type CaptionBreaks, captionBreaks } from "../../core/caption-breaks.js";

/** Words of Italian that decide where a line of a caption may end. */
export const ITALIAN_CAPTION_BREAKS: CaptionBreaks = captionBreaks({
  leaders:
    "e ed o né ma però che chi cui quando dove se come perché mentre anche " +
    "a ad al allo alla ai agli alle da dal dallo dalla dai dagli dalle di del dello della dei degli delle in nel nello " +
    "nella nei negli nelle con per su sul sullo sulla sui sugli sulle tra fra senza verso durante contro dopo prima",
  bound:
    "il lo la i gli le un uno una questo questa questi queste quel quello quella quei quegli quelle mio mia miei mie " +
    "tuo tua suo sua suoi sue nostro nostra vostro vostra loro non mi ti si ci vi ne è sono era erano molto dott sig",
});
