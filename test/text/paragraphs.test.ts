import { expect, test } from "vitest";
import { paragraphs } from "../../src/text/paragraphs.js";

const read = (text: string): string[] => [...paragraphs(text)].map(({ start, end }) => text.slice(start, end));

const WRAPPED = "This line is as long as one that was wrapped by hand";

test.each<[string, string, string[]]>([
  ["an empty text has no paragraph", "", []],
  ["one line is one paragraph", "One line.", ["One line."]],
  ["a blank line ends a paragraph and belongs to it", "One.\n\nTwo.", ["One.\n\n", "Two."]],
  ["a line of spaces is a blank line", "One.\n \t\nTwo.", ["One.\n \t\n", "Two."]],
  ["several blank lines end one paragraph", "One.\n\n\n\nTwo.", ["One.\n\n\n\n", "Two."]],
  ["blank lines before the first words belong to the first paragraph", "\n\nOne.", ["\n\nOne."]],
  ["a text of blank lines is one paragraph", " \n\n ", [" \n\n "]],
  ["a short line, such as a heading or a verse, is a paragraph", "Title\nText.", ["Title\n", "Text."]],
  [
    "a narrow line continues in lower case",
    "It was a cold \nnight in the city.",
    ["It was a cold \nnight in the city."],
  ],
  [
    "an entry of a table of contents is a paragraph",
    "Warranty ............................................ 3\nWASHER SAFETY . . . . . . . . . . . . . . . . . . . iv\nThe end ............................................. 7",
    [
      "Warranty ............................................ 3\n",
      "WASHER SAFETY . . . . . . . . . . . . . . . . . . . iv\n",
      "The end ............................................. 7",
    ],
  ],
  [
    "an entry of a table of contents may have spaces before its page",
    "IV   The borderland of all those states                16\nV    Terrapin, and other things                        44",
    [
      "IV   The borderland of all those states                16\n",
      "V    Terrapin, and other things                        44",
    ],
  ],
  ["a line of three words does not continue", "Things to buy\nmilk", ["Things to buy\n", "milk"]],
  ["a narrow line with a mark at its end does not continue", "You need all of:\nmilk", ["You need all of:\n", "milk"]],
  ["a line of wrapped prose continues in the next", `${WRAPPED}\nand ends here.`, [`${WRAPPED}\nand ends here.`]],
  [
    "a line that was never wrapped is a paragraph",
    `${"word ".repeat(40)}\nNext.`,
    [`${"word ".repeat(40)}\n`, "Next."],
  ],
  [
    "a line that was never wrapped continues in lower case",
    `${"word ".repeat(40)}\nand ends here.`,
    [`${"word ".repeat(40)}\nand ends here.`],
  ],
  [
    "a title in capitals of four words is a paragraph",
    "Working With the Tool\nnpm install it",
    ["Working With the Tool\n", "npm install it"],
  ],
  [
    "a long title in capitals is a paragraph",
    "The Long History of the Lighthouse at the End of the Bay\nMr. Fox lit it.",
    ["The Long History of the Lighthouse at the End of the Bay\n", "Mr. Fox lit it."],
  ],
  [
    "a line that ends in a small word is no title",
    "He met Anna Bell and Carl Fox in the\nhall.",
    ["He met Anna Bell and Carl Fox in the\nhall."],
  ],
  [
    "a text in capitals continues in the next line",
    "THE SOFTWARE COMES WITHOUT ANY WARRANTY, EXPRESS OR\nIMPLIED.",
    ["THE SOFTWARE COMES WITHOUT ANY WARRANTY, EXPRESS OR\nIMPLIED."],
  ],
  [
    "a line in parentheses is a paragraph",
    "(This cup of silver is shown in the picture below)\nThe team will decide.",
    ["(This cup of silver is shown in the picture below)\n", "The team will decide."],
  ],
  ["an item of a list begins a paragraph", `${WRAPPED}\n- item`, [`${WRAPPED}\n`, "- item"]],
  ["a numbered item begins a paragraph", `${WRAPPED}\n12. item`, [`${WRAPPED}\n`, "12. item"]],
  ["a heading begins a paragraph", `${WRAPPED}\n## Title`, [`${WRAPPED}\n`, "## Title"]],
  ["an indented line begins a paragraph", `${WRAPPED}\n  Next.`, [`${WRAPPED}\n`, "  Next."]],
  ["CR LF is one line break", "One.\r\n\r\nTwo.", ["One.\r\n\r\n", "Two."]],
  ["a lone CR is a line break", "One.\rTwo.", ["One.\r", "Two."]],
  ["the line breaks of Unicode end paragraphs", "One.\u2028Two.\u2029Three.", ["One.\u2028", "Two.\u2029", "Three."]],
])("%s", (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});
