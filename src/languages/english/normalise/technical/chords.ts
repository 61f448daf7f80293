import type { Rule, VerbalisedPart } from "../../../../text/rule.js";
import { cardinal } from "../../number-words/words.js";

/** The rule for chords of music: "F#m7", "Bbmaj7", "Csus4", "Am". */
export const CHORD_RULES: readonly Rule[] = [
  {
    class: "music",
    name: "chord",
    pattern:
      /([A-G])([#♯b♭])?(maj|min|dim|aug|sus|add|m|M)?(\d{1,2})?(?:([b#♭♯])(5|9|11|13))?(?:\/([A-G])([#♯b♭])?)?(?![\p{L}\p{N}#♯♭'’])/uy,
    read: ([written, root = "", sign, kind, number, other, degree, bass, bassSign], context) => {
      if (written.length === 1) return undefined;
      // "Csus4" is nothing else; "Am" and "D7" are chords only beside others.
      const clear = /[#♯♭]m|(?:maj|sus|add|dim|aug)\d?/u.test(written) && (number !== undefined || sign !== undefined);
      if (!clear && !CHORDS.test(context.sentence)) return undefined;
      const note = (letter: string, accidental: string | undefined): VerbalisedPart[] => [
        { text: letter, as: "letters" },
        ...(accidental === undefined ? [] : [{ text: /[#♯]/u.test(accidental) ? "sharp" : "flat" }]),
      ];
      return [
        ...note(root, sign),
        ...(kind === undefined ? [] : [{ text: KINDS[kind] ?? "" }]),
        ...(number === undefined ? [] : [{ text: cardinal(number, context.locale) }]),
        ...(degree === undefined
          ? []
          : [{ text: `${/[#♯]/u.test(other ?? "") ? "sharp" : "flat"} ${cardinal(degree, context.locale)}` }]),
        ...(bass === undefined ? [] : [{ text: "over" }, ...note(bass, bassSign)]),
      ];
    },
  },
];

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

/** A word for chords, or four chords in a row. */
const CHORDS =
  /\b(?:chords?|capo|strum\p{L}*|guitar|ukulele|chord progression|progression|arpeggios?|voicings?)\b|(?:(?<!\p{L})[A-G][#b]?(?:m|maj|7|m7|maj7|sus[24])?(?!\p{L})(?:,? [-–—|] ?|, | )){3}[A-G][#b]?(?:m|maj|7|m7|maj7)?(?!\p{L})/u;
