import { expect, test } from "vitest";
import { createSpeaker } from "voxweave";
import { markVoice } from "../../web/src/parts/dialogue/mark-voice.js";
import { castText, findRoleLines } from "../../web/src/source/cast.js";

const TEXT =
  "Once upon a time.\nAnna: Hello, Ben.\n  Old Ben: Good day. [voice:x]Psst.[/voice] Bye.\nNote: none of us.\n";
const VOICES = { Anna: "tone_low", "Old Ben": "tone_high*0.6+tone_mid*0.4" };

test("a line with a name and a colon is a role's, but not in SSML", () => {
  const lines = findRoleLines(TEXT, "auto");
  expect(lines.map(({ role }) => role)).toEqual(["Anna", "Old Ben", "Note"]);
  expect(lines.map(({ words }) => TEXT.slice(words.start, words.end))[0]).toBe("Hello, Ben.");
  expect(findRoleLines("At 10:30 we left.\nhttps://example.org\nanna: no\nAnna:no", "plain")).toEqual([]);
  expect(findRoleLines(TEXT, "ssml")).toEqual([]);
});

test.each([
  ["**Anna:** Hello.", "**Anna:** "],
  ["**Anna**: Hello.", "**Anna**: "],
  ["  _Old Anna:_ Hello.", "_Old Anna:_ "],
  ["***Anna:*** Hello.", "***Anna:*** "],
])("an emphasised name is a role, and its marks go with it: %s", (line, opening) => {
  const [found] = findRoleLines(line, "markdown");
  expect(found && line.slice(found.opening.start, found.opening.end)).toBe(opening);
  expect(found && line.slice(found.name.start, found.name.end)).toMatch(/^(?:Old )?Anna$/u);
  const cast = { voices: { Anna: "x", "Old Anna": "x" }, readsNames: false };
  expect(castText(line, { markup: "markdown", cast }).text.trim()).toBe("[voice:x]Hello.[/voice]");
  expect(findRoleLines("**Anna: Hello.**\n**Anna:* Hello.\n**Note** Anna: none", "markdown")).toEqual([]);
});

test("each line of a cast role gets its voice, and its name is left out unless it is wanted", () => {
  const cast = { voices: VOICES, readsNames: false };
  const script = castText(TEXT, { markup: "auto", cast });
  const ben = "[voice:tone_high*0.6+tone_mid*0.4]";
  expect(script.text).toBe(
    "Once upon a time.\n[voice:tone_low]Hello, Ben.[/voice]\n" +
      `  ${ben}Good day. [voice:x]Psst.${ben} Bye.[/voice]\nNote: none of us.\n`,
  );
  expect(castText(TEXT, { markup: "auto", cast: { ...cast, readsNames: true } }).text).toContain(
    "\nAnna: [voice:tone_low]Hello, Ben.[/voice]\n",
  );
});

test("ranges of a text with roles lead back to the text of the user", () => {
  for (const readsNames of [false, true]) {
    const { text, toSource } = castText(TEXT, { markup: "auto", cast: { voices: VOICES, readsNames } });
    for (const word of ["Once", "Hello", "Ben.", "Good", "Psst.", "Bye.", "none"]) {
      const start = text.lastIndexOf(word);
      const range = toSource({ start, end: start + word.length });
      expect(TEXT.slice(range.start, range.end)).toBe(word);
    }
  }
});

test.each(["plain", "markdown"] as const)(
  "a speaker accepts the roles of a text in %s without a problem",
  async (markup) => {
    await using speaker = await createSpeaker({ engine: "tone" });
    const { text } = castText("Anna: Hello.\n\nOld Ben: Good day.", {
      markup,
      cast: { voices: VOICES, readsNames: false },
    });
    const { problems, spoken } = await speaker.explain(text, { markup });
    expect([spoken, problems]).toEqual(["hello good day", []]);
  },
);

test("a voice marks the selection without the spaces around it, or the line of the caret", () => {
  expect(markVoice("One two three.", { start: 3, end: 8 }, "[voice:x]")).toEqual({
    text: "One [voice:x]two[/voice] three.",
    selection: { start: 13, end: 16 },
  });
  expect(markVoice("One.\nTwo.\n", { start: 6, end: 6 }, "[voice:x]")?.text).toBe("One.\n[voice:x]Two.[/voice]\n");
  expect(markVoice("One.\n", { start: 5, end: 5 }, "[voice:x]")).toBeUndefined();
});
