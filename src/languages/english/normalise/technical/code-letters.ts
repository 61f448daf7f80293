import type { VerbalisedPart } from "../../../../text/rule.js";
import { isInitialism } from "../words/initialisms.js";
import { words } from "../words/word-context.js";

/** Reads letters of a code as a word ("COVID", "Mach") or spells them ("MP", "sha"). */
export function lettersOf(run: string, place: { readonly from: number; readonly to: number }): VerbalisedPart[] {
  if (SAID.has(run.toLowerCase())) return [{ text: run.toLowerCase(), ...place }];
  const plural = /^\p{Lu}+s$/u.test(run);
  const capitals = /^\p{Lu}+$/u.test(run) && run.length <= 4;
  const short = run.length <= 3 && !/^\p{Lu}?\p{Ll}*[aeiouy]\p{Ll}*$/u.test(run);
  const spelled =
    capitals ||
    plural ||
    short ||
    run.length === 1 ||
    SPELLED.has(run.toLowerCase()) ||
    isInitialism(run) ||
    !/[aeiouy]/iu.test(run);
  return [{ text: run, ...(spelled && { as: "letters" }), ...place }];
}

const SAID = words(
  "covid sars mach mig win base web type area gen class mark max pro mini plus level phase ver lab ext fig vol chap part vit beta alpha delta omega mod zoom test user room step day week item file page line log mars apollo falcon boeing win web cat pie via",
);
const SPELLED = words("sha utf aes gpt ios rtx gtx mp ps html es iso usb hdmi ipv ip imx hiv eos uefi ppe api ak uh");
