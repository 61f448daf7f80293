import { expect, test } from "vitest";
import { captionText, readTextFile } from "../../web/src/parts/editor/read-file.js";

test("the words of captions come without numbers, times and tags, a line for each sentence", () => {
  const srt = [
    "1\n00:00:01,000 --> 00:00:02,500\n<i>Good morning,</i>",
    "2\n00:00:02,500 --> 00:00:04,000\neverybody.",
    "3\n00:00:05,000 --> 00:00:06,000\n{\\an8}It is 9\no'clock.",
  ].join("\n\n");
  expect(captionText(srt)).toBe("Good morning, everybody.\nIt is 9 o'clock.");
});

test.each([
  ["story.txt", "auto"],
  ["story.MD", "markdown"],
  ["story.htm", "html"],
  ["story.ssml", "ssml"],
] as const)("the editor reads %s as %s", async (name, markup) => {
  expect(await readTextFile(new File(["One.\r\nTwo."], name))).toEqual({ text: "One.\nTwo.", markup });
});

test.each([
  ["story.pdf", "%PDF", /is no text/u],
  ["latin.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9]), /not in UTF-8/u],
  ["program.txt", "\0\u0001\u0002", /is no text/u],
  ["empty.md", " \n", /has no text in it/u],
  ["story.srt", "Not a caption.", /has no captions in it/u],
  ["long.txt", new Uint8Array(5_000_001), /larger than 5 MB/u],
])("the editor refuses %s, and says why", async (name, content, message) => {
  await expect(readTextFile(new File([content], name))).rejects.toThrow(message);
});
