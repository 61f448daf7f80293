import { type CaptionBreaks, captionBreaks } from "../../core/caption-breaks.js";

/** Words of Spanish that decide where a line of a caption may end. */
export const SPANISH_CAPTION_BREAKS: CaptionBreaks = captionBreaks({
  leaders:
    "y e o u ni pero sino que quien quienes cuando donde si como porque aunque mientras cuyo cuya " +
    "a al ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras",
  bound:
    "el la los las lo un una unos unas este esta estos estas ese esa esos esas mi mis tu tus su sus nuestro nuestra " +
    "nuestros nuestras no me te se le les nos muy es son era eran sr sra dr dra",
});
