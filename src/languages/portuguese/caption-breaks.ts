import { type CaptionBreaks, captionBreaks } from "../../core/caption-breaks.js";

/** Words of Portuguese that decide where a line of a caption may end. */
export const PORTUGUESE_CAPTION_BREAKS: CaptionBreaks = captionBreaks({
  leaders:
    "e ou nem mas que quem quando onde se como porque embora enquanto cujo cuja " +
    "a ao aos à às ante até após com contra de do da dos das desde durante em no na nos nas entre para pelo pela pelos " +
    "pelas por sem sob sobre",
  bound:
    "o os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela meu minha seu sua seus suas nosso " +
    "nossa não me te lhe muito é são era eram sr sra dr dra",
});
