import type { Homograph } from "../reading.js";

const PLACE_BEFORE = "in from to near at through visit visited visiting around outside leave left via";

/** Words that become another word with a capital. The first word of a sentence has a capital in any case. */
export const CAPITALS: readonly Homograph[] = [
  {
    words: "polish",
    capital: true,
    senses: [
      { say: { like: "Polish" }, prior: 3 },
      {
        say: { like: "polish" },
        after: "the your my his her our their it them off up",
        before: "nail shoe french furniture",
        phrases: ["please *", "to * the", "to * up"],
      },
    ],
  },
  {
    words: "reading",
    capital: true,
    senses: [
      { prior: 3 },
      {
        say: { like: "redding" },
        near: "berkshire",
        before: PLACE_BEFORE,
        after: "festival university station fc gaol berkshire",
        phrases: ["* , berkshire", "town of *"],
      },
    ],
  },
  {
    words: "nice",
    capital: true,
    senses: [
      { prior: 3 },
      {
        say: { like: "niece" },
        near: "france riviera french paris cannes marseille monaco",
        before: `${PLACE_BEFORE} of`,
        phrases: ["city of *", "* , france", "* airport", "* is in", "* is on", "* is a", "* has"],
      },
    ],
  },
  {
    words: "job",
    capital: true,
    senses: [
      { prior: 1.5 },
      {
        say: { us: "ʤˈOb", gb: "ʤˈQb" },
        near: "bible god faith lord suffered prophets patience biblical comforter testament suffering psalm satan prophet",
        phrases: ["book of *", "patience of *", "story of *", "trials of *"],
      },
    ],
  },
  {
    words: "august",
    capital: false,
    senses: [{ say: { us: "ɔɡˈʌst", gb: "ɔːɡˈʌst" }, prior: 1 }],
  },
  {
    words: "mobile",
    capital: true,
    senses: [
      {
        say: { us: "mˈObᵊl", gb: "mˈQbIl" },
        prior: 4,
        after: "phone phones device devices app apps network networks data home",
      },
      {
        say: { like: "Mobile" },
        near: "alabama gulf",
        before: PLACE_BEFORE,
        after: "bay alabama",
        phrases: ["* , alabama", "* , al"],
      },
    ],
  },
  { words: "lima", senses: [{ prior: 1 }, { say: { us: "lˈImə", gb: "lˈImə" }, after: "bean beans" }] },
  {
    words: "celtic",
    senses: [
      { prior: 1 },
      {
        say: { us: "sˈɛltɪk", gb: "sˈɛltɪk" },
        near: "boston glasgow ranger football striker goalkeeper nba league",
        before: "boston glasgow",
      },
    ],
  },
  { words: "celtics", senses: [{ say: { us: "sˈɛltɪks", gb: "sˈɛltɪks" } }] },
  {
    words: "real",
    capital: true,
    senses: [
      { prior: 1 },
      { say: { us: "ɹAˈɑl", gb: "ɹAˈɑːl" }, after: "madrid sociedad betis zaragoza mallorca valladolid" },
    ],
  },
  {
    words: "slough",
    capital: true,
    senses: [
      { say: { us: "slˈW", gb: "slˈW" }, prior: 1 },
      { say: { us: "slˈʌf", gb: "slˈʌf" }, after: "off the" },
    ],
  },
];
