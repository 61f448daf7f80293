import type { VerbalisedPart } from "../../../../text/rule.js";
import { isInitialism } from "../words/initialisms.js";
import { table, withLetters, words } from "../words/word-context.js";

/** Reads letters of a code as a word ("COVID", "Mach") or spells them ("MP", "sha"). */
export function lettersOf(run: string, place: { readonly from: number; readonly to: number }): VerbalisedPart[] {
  const own = OWN.get(run);
  if (own !== undefined) return withLetters(own, place);
  // The v of a version: YOLOv8, ARMv9.
  if (/^(?:\p{Lu}{2,}|\p{Lu}\p{Ll}{2,})v$/u.test(run)) {
    const end = place.to - 1;
    return [
      ...lettersOf(run.slice(0, -1), { from: place.from, to: end }),
      { text: "v", as: "letters", from: end, to: place.to },
    ];
  }
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
  "covid sars mach mig win base web type area gen class mark max pro mini plus level phase ver lab ext fig vol chap part vit beta alpha delta omega mod zoom test user room step day week item file page line log mars apollo falcon boeing win web cat pie via yolo arm raid",
);

/** Capitals before a number that are words, or partly words. In lower case they are other words: "her2", "cop28". */
const OWN = table(`
  HER = her; COP = cop; POP = pop; BRCA = braca; MPEG = m peg; JPEG = j peg; CoV = cove; AArch = a arch
`);
const SPELLED = words("sha utf aes gpt ios rtx gtx mp ps html es iso usb hdmi ipv ip imx hiv eos uefi ppe api ak uh");
