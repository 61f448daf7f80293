import { type CaptionBreaks, captionBreaks } from "../../core/caption-breaks.js";

/** Words of French that decide where a line of a caption may end. */
export const FRENCH_CAPTION_BREAKS: CaptionBreaks = captionBreaks({
  leaders:
    "et ou mais ni car donc que quil quon qui dont où quand si comme lorsque puisque quoique " +
    "à au aux de du des dun dune en dans par pour sur sous avec sans vers chez entre depuis pendant avant après contre jusque selon",
  bound:
    "le la les un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs " +
    "je tu il elle on nous vous ils elles ne me te se est sont était étaient très m mme mlle dr",
});
