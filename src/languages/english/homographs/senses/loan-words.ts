import type { Homograph } from "../reading.js";

/** Words from other languages that look like an English word without their accents. */
export const LOAN_WORDS: readonly Homograph[] = [
  {
    words: "rose",
    senses: [
      { prior: 3, is: "verb" },
      { prior: 3, near: "garden thorn petal bush red bouquet" },
      {
        say: { us: "ɹOzˈA", gb: "ɹQzˈA" },
        near: "wine glass bottle chilled champagne provence vineyard",
        before: "chilled",
        after: "wine wines champagne",
        phrases: ["glass of *", "bottle of *", "glasses of *", "of * wine", "of * with"],
      },
    ],
  },
  { words: "rosé", senses: [{ say: { us: "ɹOzˈA", gb: "ɹQzˈA" } }] },
  {
    words: "lame",
    senses: [
      { prior: 3 },
      { say: { us: "lɑmˈA", gb: "lɑːmˈA" }, before: "gold silver", near: "dress gown sequin fabric" },
    ],
  },
  { words: "lamé", senses: [{ say: { us: "lɑmˈA", gb: "lɑːmˈA" } }] },
  {
    words: "pate",
    senses: [
      { prior: 2, before: "bald shiny his", near: "bald" },
      { say: { us: "pɑtˈA", gb: "pˈatA" }, near: "toast liver duck bread cracker starter goose spread eat ate foie" },
    ],
  },
  { words: "pâté", senses: [{ say: { us: "pɑtˈA", gb: "pˈatA" } }] },
  { words: "exposé", senses: [{ say: { us: "ˌɛkspOzˈA", gb: "ɛkspˈQzA" } }] },
  { words: "attache attaché", senses: [{ say: { us: "ˌæɾəʃˈA", gb: "ətˈaʃA" } }] },
  { words: "résumé", senses: [{ say: { us: "ɹˈɛzəmˌA", gb: "ɹˈɛzjʊmˌA" } }] },
  { words: "résumés", senses: [{ say: { us: "ɹˈɛzəmˌAz", gb: "ɹˈɛzjʊmˌAz" } }] },
  { words: "saké", senses: [{ say: { us: "sˈɑki", gb: "sˈɑːki" } }] },
];
