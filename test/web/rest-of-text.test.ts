import { expect, test } from "vitest";
import { castText } from "../../web/src/source/cast.js";
import { restOfText } from "../../web/src/source/rest-of-text.js";

/** Returns the rest of a text behind a word. */
function behind(text: string, word: string, markup: "plain" | "markdown" | "html" | "ssml"): string {
  const rest = restOfText(text, text.indexOf(word) + word.length, markup);
  const place = rest.text.lastIndexOf("End");
  expect(text.slice(place + rest.shift)).toBe(rest.text.slice(place));
  return rest.text;
}

test("the rest of a text begins behind the punctuation of its last word", () => {
  expect(behind("One, “two.” Three. End.", "two", "plain")).toBe(" Three. End.");
  expect(behind("**One.** End.", "One", "markdown")).toBe(" End.");
  expect(restOfText("One.", 0, "plain")).toEqual({ text: "One.", shift: 0 });
});

test("the rest of a text keeps the voice, the rate and the elements that reach into it", () => {
  expect(behind("[rate:1.2]a[/rate] [voice:x]b [voice:y]Now. End[/voice]", "Now", "plain")).toBe(
    "[voice:y] End[/voice]",
  );
  expect(behind("<p>One.</p><p><b>Two</b><br/> <i>three</i> four. End</p>", "four", "html")).toBe("<p> End</p>");
  const ssml = `<speak version="1.0"><voice name="x"><s>One.</s><break time="1s"/><s>Two</s> End</voice></speak>`;
  expect(behind(ssml, "Two", "ssml")).toBe(`<speak version="1.0"><voice name="x"><s></s> End</voice></speak>`);
});

test("the rest of a line of a role is in the voice of the role", () => {
  const text = "Anna: One. Two.\nBen: Three.";
  const script = castText(text, { markup: "plain", cast: { voices: { Anna: "x", Ben: "y" }, readsNames: false } });
  expect(restOfText(script.text, script.fromSource(text.indexOf("One") + 3), "plain").text).toBe(
    "[voice:x] Two.[/voice]\n[voice:y]Three.[/voice]",
  );
});
