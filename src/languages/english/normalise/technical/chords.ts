import { after, before, type MatchContext, type Rule, type VerbalisedPart } from "../../../../text/rule.js";
import { romanValue } from "../../number-words/roman.js";
import { cardinal } from "../../number-words/words.js";

/** A degree of the scale with the kind of its chord: "vi", "♭VII", "V7". */
const DEGREE = "[b♭#♯]?(?:I{1,3}|IV|VI{0,2}|i{1,3}|iv|vi{0,2})(?:maj7|m7|7|°)?";

/** Rules for chords and notes of music: "F#m7", "Bbmaj7", "Csus4", "Am", "E#", "Bb major", "ii-V-I". */
export const CHORD_RULES: readonly Rule[] = [
  {
    class: "music",
    name: "progression of chords",
    // ii–V–I, I-IV-V7-I
    pattern: new RegExp(`(?:${DEGREE}[-–—]){2,11}${DEGREE}(?![\\p{L}\\p{N}'’-])`, "uy"),
    read: ([written], { locale }) => {
      const degrees = written.split(/[-–—]/u);
      // "I-I-I" is a stutter.
      return new Set(degrees).size > 1 && /v|ii/iu.test(written)
        ? degrees.map((degree) => degreeWords(degree, locale)).join(" ")
        : undefined;
    },
  },
  {
    class: "music",
    name: "chord",
    pattern:
      /([A-G])([#♯b♭])?(maj|min|dim|aug|sus|add|m|M)?(\d{1,2})?(?:([b#♭♯])(5|9|11|13))?(?:\/([A-G])([#♯b♭])?)?(?![\p{L}\p{N}#♯♭'’])/uy,
    read: ([written, root = "", sign, kind, number, other, degree, bass, bassSign], context) => {
      if (written.length === 1) return undefined;
      // "Csus4" and "Am7" are nothing else; "Am" and "D7" are chords only beside others.
      const clear =
        /[#♯♭]m|(?:maj|min|sus|add|dim|aug)\d?|m7/u.test(written) && (number !== undefined || sign !== undefined);
      if (!clear && !isNote(written, context) && !CHORDS.test(context.sentence)) return undefined;
      const note = (letter: string, accidental: string | undefined): VerbalisedPart[] => [
        { text: letter, as: "letters" },
        ...(accidental === undefined ? [] : [{ text: /[#♯]/u.test(accidental) ? "sharp" : "flat" }]),
      ];
      // "C#/Db" has two names of one note.
      const over = sign !== undefined && bassSign !== undefined && sign !== bassSign ? [] : [{ text: "over" }];
      return [
        ...note(root, sign),
        ...(kind === undefined ? [] : [{ text: KINDS[kind] ?? "" }]),
        ...(number === undefined ? [] : [{ text: cardinal(number, context.locale) }]),
        ...(degree === undefined
          ? []
          : [{ text: `${/[#♯]/u.test(other ?? "") ? "sharp" : "flat"} ${cardinal(degree, context.locale)}` }]),
        ...(bass === undefined ? [] : [...over, ...note(bass, bassSign)]),
      ];
    },
  },
];

function degreeWords(degree: string, locale: string): string {
  const [, sign = "", numeral = "", kind = ""] = /^([b♭#♯]?)([IViv]+)(.*)$/u.exec(degree) ?? [];
  const raised = sign === "" ? "" : /[#♯]/u.test(sign) ? "sharp " : "flat ";
  return `${raised}${cardinal(String(romanValue(numeral.toUpperCase()) ?? 0), locale)}${DEGREE_KINDS.get(kind) ?? ""}`;
}

const DEGREE_KINDS: ReadonlyMap<string, string> = new Map([
  ["7", " seven"],
  ["maj7", " major seven"],
  ["m7", " minor seven"],
  ["°", " diminished"],
]);

const KINDS: Readonly<Record<string, string>> = {
  maj: "major",
  M: "major",
  min: "minor",
  m: "minor",
  dim: "diminished",
  aug: "augmented",
  sus: "suss",
  add: "add",
};

/** Returns whether a letter with a sharp or flat is a note: "E#", "Bb major", "the key of Eb", the "Db" of "C#/Db". */
function isNote(written: string, context: MatchContext): boolean {
  if (/^[A-G][#♯♭](?:\/[A-G][#♯b♭])?$/u.test(written)) return true;
  return (
    /^[A-G]b(?:\/[A-G][#♯b♭])?$/u.test(written) &&
    (SCALE.test(after(context)) || /\bkeys? of $/u.test(before(context)) || NOTES.test(context.sentence))
  );
}

/** Words after a note. */
const SCALE =
  /^[ -](?:major|minor|maj|min|chords?|scales?|pentatonic|trumpets?|clarinets?|horns?|cornets?|tuba|sax\p{L}*|instruments?)(?!\p{L})/u;

/** Another note with a sharp. */
const NOTES = /(?<![\p{L}\p{N}])(?:[ABDEG]#|[CF]#\/[A-G]b)(?![\p{L}\p{N}])/u;

/** A word for chords, or four chords in a row. */
const CHORDS =
  /\b(?:chords?|capo|strum\p{L}*|guitar|ukulele|chord progression|progression|arpeggios?|voicings?)\b|(?:(?<!\p{L})[A-G][#b]?(?:m|maj|7|m7|maj7|sus[24])?(?!\p{L})(?:,? [-–—|] ?|, | )){3}[A-G][#b]?(?:m|maj|7|m7|maj7)?(?!\p{L})/u;
