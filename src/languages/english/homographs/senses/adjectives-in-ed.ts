import type { Homograph, Sense } from "../reading.js";

/** Adjectives in "-ed" that have one syllable more than the verb: "a learned man", but "he learned it". */
export const ADJECTIVES_IN_ED: readonly Homograph[] = [
  {
    words: "cursed",
    senses: [
      { is: "adjective", prior: 0.5 },
      { say: { us: "kˈɜɹst", gb: "kˈɜːst" }, is: "verb", after: "at the with by his her loudly under" },
    ],
  },
  {
    words: "wicked",
    senses: [
      { is: "adjective", prior: 2 },
      {
        say: { us: "wˈɪkt", gb: "wˈɪkt" },
        is: "verb",
        after: "away",
        near: "candle moisture sweat cotton fibre fiber",
        phrases: ["is * with", "was * with", "are * with", "were * with"],
      },
    ],
  },
  {
    words: "beloved",
    senses: [
      adjective("bəlˈʌvᵻd", "bɪlˈʌvɪd", { prior: 2, before: "my his her our their dearly the" }),
      verb("bəlˈʌvd", "bɪlˈʌvd", {
        after: "by of",
        before: "was is much are were so greatly",
        phrases: ["much * by", "was * by"],
      }),
    ],
  },
  {
    words: "supposed",
    senses: [
      verb("səpˈOzd", "səpˈQzd", { prior: 3, after: "to that he she it" }),
      adjective("səpˈOzᵻd", "səpˈQzɪd", {
        before: "the a his her its their your this",
        after: "expert experts friend friends genius benefit benefits victim leader author",
      }),
    ],
  },
  {
    words: "crooked",
    senses: [
      { say: { tag: "JJ" }, prior: 2, is: "adjective" },
      { say: { tag: "VBD" }, is: "verb", after: "a her his their", near: "finger" },
    ],
  },
  {
    words: "dogged",
    senses: [
      {
        say: { tag: "JJ" },
        is: "adjective",
        after: "determination persistence pursuit resistance effort refusal loyalty defence defense",
      },
      {
        say: { tag: "VBD" },
        is: "verb",
        after: "by him her them the his their us me",
        phrases: ["was * by", "been * by"],
      },
    ],
  },
  {
    words: "ragged",
    senses: [
      { say: { tag: "JJ" }, prior: 3 },
      { say: { tag: "VBD" }, after: "him her them me us" },
    ],
  },
  { words: "jagged", senses: [{ say: { tag: "JJ" }, prior: 3 }] },
  {
    words: "peaked",
    senses: [
      { prior: 3, after: "at in cap caps" },
      {
        say: { us: "pˈikᵻd", gb: "pˈiːkɪd" },
        before: "looked look looks bit little rather",
        near: "ill pale tired flu",
      },
    ],
  },
];

function verb(us: string, gb: string, cues: Sense): Sense {
  return { say: { us, gb }, is: "verb", ...cues };
}

function adjective(us: string, gb: string, cues: Sense): Sense {
  return { say: { us, gb }, is: "adjective", ...cues };
}
