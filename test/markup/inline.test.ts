import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInline } from "../../src/markup/inline.js";
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
    ["[voice:af_heart:0.5+af_bella:0.5]b", ["b", "voice af_heart:0.5+af_bella:0.5: b"]],
    ["[voice:a]x [rate:2]y[/voice] z", ["x y z", "voice a: x y", "rate 2: y z"]],
    ["See [the docs](https://a.example/b_(c)) and [mail](mailto:a@b.c).", ["See the docs and mail."]],
    ["重[要](/ˈjaʊ/)", ["重要", "phonemes ˈjaʊ: 要"]],
  ])("%s", (source, expected) => {
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
  ])("%j is text, every letter of it", (source) => {
    expect(parseInline(source)).toMatchObject({ text: source, directives: [], breaks: [], problems: [] });
  });

  test("a backslash before the bracket makes text of markup", () => {
    expect(parseInline("Write \\[pause:1s] or \\[word](/w/).")).toMatchObject({
      text: "Write [pause:1s] or [word](/w/).",
      directives: [],
      breaks: [],
    });
    expect(parseInline("C:\\[x]").text).toBe("C:\\[x]");
  });

  test.each([
    ["a\nb [pause:fast]", "a\nb ", /^2:3 a pause is written .* not \[pause:fast\]/],
    ["[pause:9000s]", "", /at most 600s/],
    ["[rate:9]x", "x", /^1:1 a rate is a number from 0.25 to 4/],
    ["[rate:]x", "x", /not \[rate:\]/],
    ["[voice:]x", "x", /a voice is named/],
    ["[voice: a b]x", "x", /a voice is named/],
    ["x[/rate]", "x", /^1:2 no \[rate:…\] stands before/],
    ["[rate:2]x[/rate][/rate]", "x", /^1:17 no/],
    ["[word](+5)", "word", /a stress is one of -2, .*, not \+5/],
    ["[ ](/a/)", " ", /there is no word/],
  ])("%j is reported, and not spoken as junk", (source, text, problem) => {
    expect(parseInline(source).text).toBe(text);
    expect(problemsOf(parseInline(source))).toEqual([expect.stringMatching(problem)]);
  });

  test("ranges lead back to where the words were written", () => {
    const source = "Say [Kokoro](/kˈOkəɹO/) [pause:1s]now.";
    const script = parseInline(source);
    expect(["Say", "Kokoro", "now", "."].map((word) => originOf(script, word))).toEqual(["Say", "Kokoro", "now", "."]);
    expect(originOf(script, "Kokoro now")).toBe("Kokoro](/kˈOkəɹO/) [pause:1s]now");
  });

  test("a long text of nothing but brackets is read in one go", () => {
    for (const piece of ["[", "[a](", "[a](/b", "[pause:", "\\[", "[]"]) {
      const source = piece.repeat(500_000 / piece.length);
      expect(parseInline(source).text).toBe(source);
    }
  });
});

test("whatever is written, no word outside of markup is lost, and ranges are in order and within bounds", () => {
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
    { numRuns: 200 },
  );
});
