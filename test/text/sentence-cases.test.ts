import { describe, expect, test } from "vitest";
import { sentences } from "../../src/text/sentences.js";
import { EN_US } from "../support/languages.js";

/** Returns the text with a bar between its sentences. */
function read(text: string): string {
  return [...sentences(text, { start: 0, end: text.length }, EN_US.sentenceEnds)]
    .map(({ start, end }) => text.slice(start, end).trim())
    .join(" | ");
}

describe.each<[string, readonly string[]]>([
  [
    "a terminal mark ends a sentence",
    [
      "He came. | She left.",
      "Is it? | Yes.",
      "Stop! | Now!",
      "Really?! | Yes!!! | Good.",
      "Wait… | What?",
      "Wait... | What was that?",
      "Well... maybe.",
      "I… I don't know.",
      "He went to... the shop.",
      "What!? | No.",
      "It rained; we stayed in: nobody minded.",
    ],
  ],
  [
    "quotes and parentheses close before the next sentence begins",
    [
      'He said "Stop!" and left.',
      '"Stop!" he said.',
      '"Stop!" John said. | He ran.',
      '"Are you there?" Mrs. Fox asked.',
      "“Go home.” | She went.",
      "“Go home.” | “No.”",
      '"Why?" | "Because."',
      "(He left.) | She stayed.",
      "She stayed (he left). | Then it rained.",
      "He left (why?) and came back.",
      "'Come in.' | He came in.",
      "It was good.[1] | Then it was better.[2]",
      "**It is bold.** | It is not.",
      "_So it is._ | We know.",
      'She wrote "The End." | He read it.',
      "He asked, “Is it you?” | It was.",
    ],
  ],
  [
    "titles and initials belong to the name that follows",
    [
      "Dr. Smith arrived. | He was late.",
      "Mr. and Mrs. Fox met Ms. Lee.",
      "Prof. Jones and Rev. Green spoke.",
      "Gen. Grant met Gov. Hill and Sen. Rice.",
      "Lt. Col. Brown saluted Capt. Cook.",
      "J. R. R. Tolkien wrote it. | C. S. Lewis read it.",
      "Samuel L. Jackson was there.",
      "George V. Higgins wrote it.",
      "It was written by J.R.R. Tolkien in Oxford.",
      "St. Louis is a city. | St. Paul is another.",
      "Ask Dr. Dre.",
      "Hon. Judge Black presided.",
      "Pres. Lincoln spoke.",
      "We met Sgt. Pepper. | He played.",
    ],
  ],
  [
    "a single letter that is not an initial ends a sentence",
    [
      "We need Plan B. | It is ready.",
      "He lacks vitamin C. | He should eat fruit.",
      "It was you and I. | We did it.",
      "She got a C. | That was enough.",
      "He was on Team A. | They won.",
      "Turn to Appendix B. | Read it.",
    ],
  ],
  [
    "an abbreviation at the end of an address is not a title",
    [
      "He lives at 5 St. James Ave. | She left.",
      "He lives on Elm Dr. | She does not.",
      "The shop is on Main St. | It is open.",
      "The shop on Main St. is open.",
      "We drove along Sunset Blvd. | Then we stopped.",
      "Turn into Mill Rd. | The house is white.",
      "They moved to 221B Baker St. | Nobody knows why.",
      "I visited Mt. Fuji. | It was cold.",
      "Ft. Worth is in Texas. | It is large.",
    ],
  ],
  [
    "abbreviations of countries, times and degrees may end a sentence",
    [
      "The U.S. is big. | The U.K. is not.",
      "The U.S. Senate met.",
      "He lives in the U.S. | She does not.",
      "at 5 p.m. Monday",
      "We met at 5 p.m. | He left.",
      "We met at 5 p.m. on Friday.",
      "It starts at 9 a.m. EST.",
      "Call at 8 a.m. | John will answer.",
      "It opened at 10 a.m. Eastern time.",
      "She has a Ph.D. | He has not.",
      "John Smith, Ph.D., spoke.",
      "He came from Washington, D.C. | The train was late.",
      "The U.N. Security Council met.",
      "It was founded in 44 B.C. | It fell in 476 A.D. | Then it was dark.",
      "The U.S.A. won. | The U.S.S.R. lost.",
    ],
  ],
  [
    "a suffix of a company or a person may end a sentence",
    [
      "Acme Inc. announced a loss.",
      "He works at Acme Inc. | She does not.",
      "Smith & Co. | They sell hats.",
      "Barnes Bros. and Smith Ltd. merged.",
      "Sammy Davis Jr. sang. | We danced.",
      "Martin Luther King Jr. Day is in January.",
      "It was Ken Griffey Sr. | He smiled.",
      "Widgets Corp. makes widgets. | Gadgets Ltd. does not.",
      "I work at Yahoo! | It is fun.",
      "Yahoo! is a company.",
    ],
  ],
  [
    "abbreviations of months and days may end a sentence",
    [
      "Jan. 5 was cold.",
      "On Dec. 25 we rest. | Then we work.",
      "The shop opens Mon. through Fri. | It is closed on Sundays.",
      "It began in Sept. | It is over.",
      "Due Feb. 28, 2024. | Pay now.",
      "I met Jan. | She is nice.",
      "I got it Tues. | It broke Wed.",
    ],
  ],
  [
    "an abbreviation before a number does not end a sentence, a word that looks like one does",
    [
      "See No. 5 first.",
      "No. | I won't.",
      '"No." | He left.',
      "I said no. | Go away.",
      "See fig. 3 and p. 12. | It is clear.",
      "Read pp. 3-5 of vol. 2. | Then rest.",
      "It is in ch. 4. | Read it.",
      "See vol. IV for more.",
      "It costs approx. $5. | Pay later.",
      "The case Roe v. Wade was long. | It ended.",
      "It was Ali vs. Frazier. | Ali won.",
      "Symphony No. 9 is long.",
      "I love modern art. | It is odd.",
      "She went to the app. | It crashed.",
      "He won a set. | They lost.",
    ],
  ],
  [
    "Latin and other abbreviations do not end a sentence",
    [
      "Fruit, e.g. apples, is good.",
      "Use a tool, e.g. Excel or Word.",
      "That is, i.e. John.",
      "They sell pens, paper, etc. | The shop is small.",
      "Pens, paper, etc. are sold.",
      "Smith et al. found it. | They were glad.",
      "Cf. Smith 2001.",
      "The dept. is closed. | It opens at 9.",
      "It was est. 1901. | It is old.",
      "Please R.S.V.P. by Friday.",
    ],
  ],
  [
    "numbers, versions and addresses stay whole",
    [
      "It is 3.5 times as much. | Yes.",
      "Version 2.10.3 is out. | Update now.",
      "See www.example.com/docs. | It is there.",
      "Mail me@example.com. | I will answer.",
      "It ended in 1999. | Then it began.",
      "It grew. | 2024 was good.",
      "It cost $5. | $6 was too much.",
      "Open report.txt. | Read it.",
      "Node.js is fast. | So is Go.",
      "The score was 3-2. | We won.",
      "Use .NET. | It works.",
    ],
  ],
  [
    "a name such as iPhone begins a sentence",
    [
      "It is late. | iPhone sales rose.",
      "He left. | eBay bought it.",
      "What is it? | iOS is a system.",
      "It ran well. and then it stopped.",
    ],
  ],
  [
    "the label of an item belongs to the item",
    [
      "1. Open the door.",
      "2.1. Scope of the work.",
      "a. First of all.",
      "iv. Last of all.",
      "There are 3. | Two are mine.",
    ],
  ],
  [
    "sentences of other scripts end at their own marks",
    ["世界。| 你好。", "「行く。」| 彼は言った。", "Это дом. | Он большой.", "यह घर है। | वह बड़ा है।", "¿Qué? | Nada."],
  ],
])("%s", (_, cases) => {
  test.each(cases)("the text is split at the bars: %s", (expected) => {
    const text = expected.replaceAll(/(?<=[。」])\| /gu, "").replaceAll(" | ", " ");
    expect(read(text).replaceAll(/(?<=[。」]) \| /gu, "| ")).toBe(expected);
  });
});

test("a line break inside a paragraph is a space", () => {
  expect(read("It was a\nlong day.\nThen it ended.")).toBe("It was a\nlong day. | Then it ended.");
});

test("white space after a sentence belongs to it", () => {
  const text = "One.  \n Two.";
  expect([...sentences(text, { start: 0, end: text.length }, EN_US.sentenceEnds)]).toEqual([
    { start: 0, end: 8 },
    { start: 8, end: 12 },
  ]);
});
