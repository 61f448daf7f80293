import type { Homograph, Sense } from "../reading.js";

/** Adjectives in "-ed" that have one syllable more than the verb: "a learned man", but "he learned it". */
export const ADJECTIVES_IN_ED: readonly Homograph[] = [
  {
    words: "learned",
    senses: [
      verb("lˈɜɹnd", "lˈɜːnd", {
        prior: 1,
        after:
          "behaviour behavior response responses skill skills reflex helplessness habit habits lesson lessons to how that from about",
      }),
      adjective("lˈɜɹnɪd", "lˈɜːnɪd", {
        after:
          "man men woman women professor professors friend judge judges scholar scholars society societies colleague colleagues doctor gentleman journal counsel and treatise monk monks discussion ladies",
        phrases: ["a * man", "my * friend", "the * and"],
      }),
    ],
  },
  {
    words: "blessed",
    senses: [
      verb("blˈɛst", "blˈɛst", {
        prior: 3,
        after: "with by the his her us them me to",
        phrases: ["be *", "were *", "are *", "'m *", "'re *"],
      }),
      adjective("blˈɛsɪd", "blˈɛsɪd", {
        before: "a this that every single",
        after:
          "virgin mother sacrament are is relief be saint trinity memory day thing night event lord souls silence peace",
        phrases: [
          "the * virgin",
          "not a *",
          "whole * day",
          "every * day",
          "single * thing",
          "of * memory",
          "* are the",
          "* are those",
          "* is the",
          "* is he",
        ],
      }),
    ],
  },
  {
    words: "aged",
    senses: [
      verb("ˈAʤd", "ˈAʤd", {
        prior: 2,
        after: "cheese beef whisky whiskey wine rum cheddar balsamic ten for in care between from under over to well",
        before: "middle women men people boy girl children middle-aged",
      }),
      adjective("ˈAʤɪd", "ˈAʤɪd", {
        after:
          "mother father parent parents grandmother grandfather relative relatives aunt uncle man woman couple dog butler servant monk king lady gentleman professor and",
        phrases: ["the * .", "the * and", "the * ,", "the * need", "the * are", "the * in", "for the *", "of the *"],
      }),
    ],
  },
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
