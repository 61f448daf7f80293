import { after, type Rule } from "../../../../text/rule.js";
import { table } from "./word-context.js";

/** Rules for speech that a novel writes letter by letter: "W-what", "G-g-good", "S-s-s-h!", and for sounds: "Brrrr!". */
export const STUTTER_RULES: readonly Rule[] = [
  {
    class: "word",
    name: "hush",
    pattern: /[Ss]{1,8}(?:-?[SsHh]{1,8}){0,8}(?![\p{L}\p{N}-])/uy,
    read: ([written], context) => {
      // "ssh" and "sh" are programs, "SSH" is a protocol.
      const hushes =
        /^s[sh-]*-[sh-]*h$|^s+hh+$/iu.test(written) ||
        /^S+sh$/u.test(written) ||
        (written === "Sh" && /^[!…]/u.test(after(context)));
      return hushes && !/^[SH]+$/u.test(written) ? "shh" : undefined;
    },
  },
  {
    class: "word",
    name: "drawn out sound",
    pattern: /(?=\p{L}{0,12}?(\p{L})\1)\p{L}{3,24}(?![\p{L}\p{N}'’-])/iuy,
    read: ([written]) => {
      const sound = DRAWN_OUT.get(written.toLowerCase().replaceAll(/(\p{L})\1+/gu, "$1"));
      // "err" is a verb.
      return /^err$/iu.test(written) ? undefined : sound;
    },
  },
  {
    class: "word",
    name: "stutter",
    pattern: /((?:\p{L}h?-){1,6})(\p{L}\p{Ll}{1,20}(?:['’]\p{Ll}{1,3})?)(?![\p{L}\p{N}-])/uy,
    read: ([, starts = "", written = ""]) => {
      const word = written.toLowerCase();
      const all = starts.slice(0, -1).split("-");
      const start = all[0]?.toLowerCase() ?? "";
      const again = all.every((each) => each.toLowerCase() === start) && word.startsWith(start);
      // "th-the" is no name of a letter.
      if (again && start === "th") return `${all.map(() => "thuh").join(" ")} ${word}`;
      // "t-test" and "e-edition" are words.
      const clear = all.length > 1 || (word === written ? !NAMED.test(word) : ALSO_CAPITAL.test(word));
      return again && clear ? `${all.map(() => soundOf(start, word)).join(" ")} ${word}` : undefined;
    },
  },
];

/** The usual spellings of sounds, by their letters without repetitions: "brr" for "Brrrr". Other words double letters too. */
const DRAWN_OUT = table(
  "br = brr; gr = grr; pst = psst; psh = psh; pf, pft = pfft; z = zzz; bzt = bzzt; ew = ew; aw = aw; ow = ow; ah = ah; um = um; uh = uh; er = er; erm = erm; argh = argh; ugh = ugh; mwah = mwah; ha = ha",
);

/** Words after the letter that names them: "T-tests", "e-edition", "c-clamp", "S-shaped". */
const NAMED =
  /^(?:tests?|tables?|tails?|values?|editions?|email|mail|b(?:ack|all|ig|low|oys?|ball)|c(?:lamps?|lass|ups?|hords?|hannels?|ell)|d(?:ays?|imers?|ata|ouble)|e(?:ngineering|nterprise|xam|xams)|f(?:actors?|ield|unction)|g(?:roups?|protein|irls?)|h(?:ours?|index|eaders?)|i(?:ndex)|k(?:ernel)|m(?:ode|theory|matrix)|n(?:umbers?|ode|nodes)|o(?:rbitals?)|p(?:olarized|olarised|process|polarity|art)|r(?:atio|radius|regions?)|s(?:haped?|ections?|tate|tates|orbitals?|phase|symbol|ome)|t(?:ubes?|tail|rack|ypes?|ransform)|v(?:alues?|olume)|w(?:axis|wave)|x\p{Ll}*|y(?!(?:ou|es|eah|ep|et)\p{Ll}*$)\p{Ll}*|z\p{Ll}*)$/u;

/** Words that stutter with two capitals ("W-What?"). Others are names: "S-Series", "E-Edition". */
const ALSO_CAPITAL =
  /^(?:wh(?:at|o|y|en|ere)|wait|you|your|but|no|not|yes|that|this|the|there|please|don['’]t|sorry|hello|hi|he|she|stop|sir|look|my|can|could|how|mom|dad|m(?:ister|iss|aster))(?:['’]\p{Ll}{1,3})?$/u;

/** Returns a word for the beginning of a word that is said alone: "guh" for "g". */
function soundOf(start: string, word: string): string {
  if (start === "i") return "i";
  if (/^[aeou]/u.test(start)) return "uh";
  if (start === "c") return /^c[eiy]/u.test(word) ? "suh" : "kuh";
  return SOUNDS.get(start) ?? `${start}uh`;
}

const SOUNDS = table("q = kuh; x = zuh; k = kuh; wh = wuh; ph = fuh; gh = guh; y = yuh");
