import type { Homograph } from "../reading.js";

/** Words with a rare sense, which is read only if a cue supports it. */
export const RARE_SENSES: readonly Homograph[] = [
  {
    words: "bases",
    senses: [
      {
        say: { us: "bˈAsᵻz", gb: "bˈAsɪz" },
        prior: 1,
        is: "verb",
        near: "army military naval loaded baseball acid air camp column runner touch cover troop home inning nucleotide dna",
      },
      {
        prior: 0.5,
        near: "theory theoretical hypothesis belief moral legal argument evidence knowledge philosophical ethical philosophy scientific claim reasoning axiom",
        after: "for",
        before: "theoretical moral legal",
      },
    ],
  },
  {
    words: "res",
    senses: [
      { say: { us: "ɹˈɛz", gb: "ɹˈɛz" }, prior: 1 },
      { phrases: ["* ipsa", "* judicata", "* gestae", "* publica", "* cogitans", "* extensa", "medias *"] },
    ],
  },
  {
    words: "coax",
    senses: [
      { prior: 2, is: "verb" },
      {
        say: { us: "kˈOˌæks", gb: "kˈQaks" },
        is: "noun",
        near: "cable antenna connector ethernet wiring signal modem",
        after: "cable cables",
      },
    ],
  },
  {
    words: "putting",
    senses: [
      { prior: 2, after: "the a his her it on up off out in my your our their together" },
      {
        say: { us: "pˈʌɾɪŋ", gb: "pˈʌtɪŋ" },
        is: "noun",
        near: "golf golfer putter fairway birdie bogey caddie",
        after: "green greens stroke practice",
      },
    ],
  },
  {
    words: "tarry",
    senses: [
      { say: { us: "tˈɛɹi", gb: "tˈaɹi" }, is: "verb", after: "long here awhile a", before: "not" },
      { is: "adjective", near: "black road tar rope sticky smell substance asphalt oil residue tobacco smoke" },
    ],
  },
  {
    words: "slough",
    senses: [
      { prior: 1, near: "mud swamp marsh despond duck bog" },
      { say: { us: "slˈʌf", gb: "slˈʌf" }, is: "verb", near: "skin snake cell dead", after: "off their its away" },
    ],
  },
  {
    words: "unionized unionised",
    senses: [
      { say: { us: "jˈunjənˌIzd", gb: "jˈuːnjənIzd" }, prior: 1 },
      {
        say: { us: "ʌnˈIənˌIzd", gb: "ʌnˈIənIzd" },
        near: "atom molecule gas acid solution ammonia hydrogen charge electron ion drug ph",
      },
    ],
  },
  {
    words: "viola",
    senses: [
      { prior: 1, near: "violin cello string orchestra play" },
      { say: { us: "vˈIələ", gb: "vˈIələ" }, near: "flower garden pansy petal bloom bloomed planted bed border plant" },
    ],
  },
  {
    words: "worsted",
    senses: [
      { prior: 1, after: "wool suit yarn cloth fabric" },
      {
        say: { us: "wˈɜɹstᵻd", gb: "wˈɜːstɪd" },
        is: "verb",
        before: "was were been being",
        after: "by him her them in",
      },
    ],
  },
  {
    words: "denier",
    senses: [
      { prior: 1 },
      { say: { us: "dˈɛnjəɹ", gb: "dˈɛniə" }, near: "tights nylon stocking yarn hosiery fibre fiber thread" },
    ],
  },
  {
    words: "affects",
    senses: [
      { say: { us: "əfˈɛkts", gb: "əfˈɛkts" }, prior: 3, is: "verb" },
      { say: { us: "ˈæfˌɛkts", gb: "ˈafɛkts" }, is: "noun", before: "flat positive negative blunted" },
    ],
  },
  { words: "consists", senses: [{ say: { us: "kənsˈɪsts", gb: "kənsˈɪsts" } }] },
  {
    words: "seconded",
    senses: [
      { say: { us: "sˈɛkəndᵻd", gb: "sˈɛkəndɪd" }, prior: 1 },
      {
        say: { us: "səkˈɑndᵻd", gb: "sɪkˈɒndɪd" },
        after: "from",
        phrases: [
          "was * to",
          "were * to",
          "is * to",
          "been * to",
          "being * to",
          "staff * to",
          "officer * to",
          "* to the",
        ],
      },
    ],
  },
  { words: "skied", senses: [{ say: { us: "skˈid", gb: "skˈiːd" } }] },
  {
    words: "primer",
    senses: [
      { prior: 1, near: "paint coat wall wood dna" },
      {
        say: { us: "pɹˈɪməɹ", gb: "pɹˈImə" },
        near: "book reader textbook beginner grammar introductory introduction school latin learn learned lesson",
        after: "on",
      },
    ],
  },
  {
    words: "agape",
    senses: [
      { prior: 1 },
      { say: { us: "əɡˈɑpA", gb: "əɡˈɑːpA" }, near: "love god selfless christian divine eros philia sermon" },
    ],
  },
  {
    words: "resent",
    senses: [
      { say: { us: "ɹəzˈɛnt", gb: "ɹɪzˈɛnt" }, prior: 1 },
      {
        say: { us: "ɹˌisˈɛnt", gb: "ɹˌiːsˈɛnt" },
        near: "email message letter file invoice package",
        before: "was were been",
      },
    ],
  },
  {
    words: "evening",
    senses: [
      { prior: 1 },
      { say: { us: "ˈivənɪŋ", gb: "ˈiːvənɪŋ" }, after: "out", phrases: ["* the score", "* up the"] },
    ],
  },
  {
    words: "deserts",
    senses: [
      { say: { tag: "NNS" }, is: "noun" },
      { say: { tag: "VB" }, is: "verb", before: "just", phrases: ["just *"] },
    ],
  },
];
