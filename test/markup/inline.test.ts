import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInline } from "../../src/markup/inline.js";
import { runs } from "../support/runs.js";
import { originOf, problemsOf, show } from "./support/show.js";

describe("inline markup", () => {
  test.each<[string, readonly string[]]>([
    ["Say [Kokoro](/kˈOkəɹO/) now.", ["Say Kokoro now.", "phonemes kˈOkəɹO: Kokoro"]],
    ["[New York](/nˌu jˈɔɹk/)!", ["New York!", "phonemes nˌu jˈɔɹk: New York"]],
    [
      "It [is](+1) [so](-2), [or](0.5) [not](0).",
      ["It is so, or not.", "stress 1: is", "stress -2: so", "stress 0.5: or", "stress 0: not"],
    ],
    ["One[pause:800ms] two [pause:1.5s]", ["One two ", "pause 0.8 at 3", "pause 1.5 at 8"]],
    ["A [rate:1.2]b c[/rate] d", ["A b c d", "rate 1.2: b c"]],
    ["A [rate:1.2]b [rate:0.5]c", ["A b c", "rate 1.2: b", "rate 0.5: c"]],
    ["A [voice:bf_emma]b[/voice] c", ["A b c", "voice bf_emma: b"]],
    ["[voice:af_heart*0.5+af_bella*0.5]b", ["b", "voice af_heart*0.5+af_bella*0.5: b"]],
    ["[voice:a]x [rate:2]y[/voice] z", ["x y z", "voice a: x y", "rate 2: y z"]],
    ["See [the docs](https://a.example/b_(c)) and [mail](mailto:a@b.c).", ["See the docs and mail."]],
    ["重[要](/ˈjaʊ/)", ["重要", "phonemes ˈjaʊ: 要"]],
  ])("this inline markup has an effect: %s", (source, expected) => {
    expect(show(parseInline(source))).toEqual(expected);
    expect(parseInline(source).problems).toEqual([]);
  });

  test.each([
    "",
    "no markup",
    "[1]",
    "[sic]",
    "array[i](x) and array[i](0) and a[i][j](1)",
    "[pause]",
    "[Pause:1s]",
    "[note](see below)",
    "[a](//)",
    "[a](/b/c/)",
    "[](/a/)",
    "[a] (/b/)",
    "[word](5)",
    "[pitch:3]",
    "[/pause]",
    "[pause:1s",
    "[[[]]](",
  ])("all of %j is text", (source) => {
    expect(parseInline(source)).toMatchObject({ text: source, directives: [], breaks: [], problems: [] });
  });

  test("a backslash before the bracket turns markup into text", () => {
    expect(parseInline("Write \\[pause:1s] or \\[word](/w/).")).toMatchObject({
      text: "Write [pause:1s] or [word](/w/).",
      directives: [],
      breaks: [],
    });
    expect(parseInline("C:\\[x]").text).toBe("C:\\[x]");
  });

  test.each([
    ["a\nb [pause:fast]", "a\nb ", /^2:3 \[pause:fast\] has no effect; write a pause as/],
    ["[pause:9000s]", "", /at most 600s/],
    ["[rate:9]x", "x", /^1:1 \[rate:9\] has no effect; a rate is a number from 0.25 to 4/],
    ["[rate:]x", "x", /^1:1 \[rate:\] has no effect/],
    ["[voice:]x", "x", /name a voice without spaces/],
    ["[voice: a b]x", "x", /name a voice without spaces/],
    ["a [voice:b(2)+c]x", "a x", /^1:3 \[voice:b\(2\)\+c\] has no effect; .* or a mix, as in/],
    ["[voice:a*0]x", "x", /^1:1 \[voice:a\*0\] has no effect/],
    ["x[/rate]", "x", /^1:2 \[\/rate\] has no effect; there is no open \[rate:…\]/],
    ["[rate:2]x[/rate][/rate]", "x", /^1:17 \[\/rate\] has no effect/],
    ["[word](+5)", "word", /the stress \+5 has no effect; a stress is one of -2,/],
    ["[ ](/a/)", " ", /contains no word/],
  ])("markup without effect is reported and its brackets are not spoken: %j", (source, text, problem) => {
    expect(parseInline(source).text).toBe(text);
    expect(problemsOf(parseInline(source))).toEqual([expect.stringMatching(problem)]);
  });

  test("the ranges of words map to their places in the text with inline markup", () => {
    const source = "Say [Kokoro](/kˈOkəɹO/) [pause:1s]now.";
    const script = parseInline(source);
    expect(["Say", "Kokoro", "now", "."].map((word) => originOf(script, word))).toEqual(["Say", "Kokoro", "now", "."]);
    expect(originOf(script, "Kokoro now")).toBe("Kokoro](/kˈOkəɹO/) [pause:1s]now");
  });

  test("a long text of brackets is read in linear time", () => {
    for (const piece of ["[", "[a](", "[a](/b", "[pause:", "\\[", "[]"]) {
      const source = piece.repeat(500_000 / piece.length);
      expect(parseInline(source).text).toBe(source);
    }
  });
});

test("inline markup in any text loses no word outside of markup, and ranges are in order and within bounds", () => {
  const pieces = fc.constantFrom(
    ..."[ ] ( ) / \\ a b + - 1 . : \n".split(" "),
    " ",
    "[pause:1s]",
    "[rate:2]",
    "[/rate]",
    "[voice:x]",
    "[w](/f/)",
    "[w](+1)",
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const source = parts.join("");
      const script = parseInline(source);
      let previous = { start: 0, end: 0 };
      for (let at = 0; at < script.text.length; at += 1) {
        const range = script.toSource({ start: at, end: at + 1 });
        expect(source.slice(range.start, range.end)).toBe(script.text.charAt(at));
        expect(range.start).toBeGreaterThanOrEqual(previous.end);
        previous = range;
      }
      expect(previous.end).toBeLessThanOrEqual(source.length);
      for (const { range } of script.directives) expect(range.end).toBeGreaterThan(range.start);
      for (const { at } of script.breaks) expect(at).toBeLessThanOrEqual(script.text.length);
    }),
    { numRuns: runs(200) },
  );
});
