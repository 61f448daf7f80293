import type { Homograph } from "../reading.js";

const PLACE_BEFORE = "in from to near at through visit visited visiting around outside leave left via";

/** Words that become another word with a capital. The first word of a sentence has a capital in any case. */
export const CAPITALS: readonly Homograph[] = [
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
    words: "hue",
    capital: true,
    senses: [
      { prior: 3 },
      {
        say: { us: "hwˈA", gb: "hwˈA" },
        near: "vietnam vietnamese saigon hanoi danang marines",
        before: `${PLACE_BEFORE} of`,
        phrases: ["city of *", "battle of *", "* , vietnam"],
      },
    ],
  },
  {
    words: "louis",
    capital: true,
    senses: [{ prior: 1 }, { say: { us: "lˈuɪs", gb: "lˈuːɪs" }, before: "saint st st." }],
  },
  {
    words: "chi",
    senses: [{ prior: 1 }, { say: { us: "ʧˈi", gb: "ʧˈiː" }, phrases: ["ho * minh", "tai *"] }],
  },
  { words: "re", senses: [{ prior: 1 }, { say: { us: "ɹˈi", gb: "ɹˈiː" }, after: ":" }] },
  { words: "laden", senses: [{ prior: 1 }, { say: { us: "lˈɑdᵊn", gb: "lˈɑːdᵊn" }, before: "bin" }] },
  { words: "plaid", senses: [{ prior: 1 }, { say: { us: "plˈId", gb: "plˈId" }, after: "cymru" }] },
  { words: "lima", senses: [{ prior: 1 }, { say: { us: "lˈImə", gb: "lˈImə" }, after: "bean beans" }] },
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
