import { describe, expect, test } from "vitest";
import { parseMarkdown } from "../../src/markup/markdown.js";
import { originOf, paragraphsOf, problemsOf, show } from "./support/show.js";

describe("Markdown", () => {
  test.each<[string, string]>([
    ["# Head\nOne *two*\n**three** _four_.\n\nFive", "Head | One two three four. | Five"],
    ["Head\n====\ntext\n\n***\nmore", "Head | text | more"],
    ["- a\n- b\n  more\n\n  para\n* c", "a | b more | para | c"],
    ["3. a\n4. b\n\nc", "3. a | 4. b | c"],
    ["1)\n2) b", "2. b"],
    ["- [x] done\n- [ ] open", "done | open"],
    ["> one\n> two\n>> three", "one two | three"],
    ["| a | b |\n|---|:-:|\n| 1 |   | 3\n| x. | y \\| z |", "a, b | 1, 3 | x. y | z"],
    ["[text](http://x.y 'title'), [ref][r], <http://a.b>\n\n[r]: /u", "text, ref, http://a.b"],
    ["![A cat](cat.png) sits", "A cat sits"],
    ["Run `npm  ci` now", "Run npm ci now"],
    ["Use `=>`, `*`, `` ` ``, `<br/>` or `a*b`", 'Use `=>`, `*`, "`", `<br/>` or a*b'],
    ["one  \ntwo\\\nthree", "one / two / three"],
    ["~~old~~ new ~5", "old new ~5"],
    ["Note[^1].\n\n[^1]: The *foot*.", "Note. | The foot."],
    ["\\*a\\* &amp; &copy;", "*a* & ©"],
    ["5 km<sup>2</sup>, a word<sup>2</sup>", "5 km^2, a word2"],
    ["a <b>b</b><br>c <!-- d --> <img alt='e' src=x>", "a b / c e"],
    ["<div>\n<p>one</p> two\n</div>\n\nthree", "one | two | three"],
    ["> <div>\n> one\n> </div>\n\ntwo", "one | two"],
    ["<script>\nx\n</script>\n\na", "a"],
    ["", ""],
    ["a\r\nb\r\n\r\nc", "a b | c"],
    ["\uFEFF# a", "a"],
  ])("this Markdown is split into paragraphs: %j", (source, expected) => {
    const script = parseMarkdown(source);
    expect(paragraphsOf(script)).toBe(expected);
    expect(script.problems).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ["Say [Kokoro](/kˈOkəɹO/).", ["Say Kokoro.", "phonemes kˈOkəɹO: Kokoro"]],
    ["Say [New York](/nˌu jˈɔɹk/).", ["Say New York.", "phonemes nˌu jˈɔɹk: New York"]],
    ["Say [**Kokoro**](/kˈOkəɹO/).", ["Say Kokoro.", "phonemes kˈOkəɹO: Kokoro"]],
    ["It [is](+1), [not](-2)", ["It is, not", "stress 1: is", "stress -2: not"]],
    ["One [pause:800ms] *two*", ["One  two", "pause 0.8 at 4"]],
    ["[rate:1.2]**a**\n\nb[/rate] c", ["a\n\nb c", "rate 1.2: a\n\nb", "paragraph at 3"]],
    ["# [voice:bf_emma]A[/voice]\n\nb", ["A\n\nb", "voice bf_emma: A", "heading at 3"]],
    [
      "- a\n\n[pause:1s]\n\n- [b](/bˈi/)",
      ["a\n\n\n\nb", "phonemes bˈi: b", "paragraph at 3", "pause 1 at 3", "paragraph at 5"],
    ],
    ["`[pause:1s]` \\[rate:2] &#91;/rate]", ["[pause:1s] [rate:2] [/rate]"]],
    ["a [1] [sic]", ["a [1] [sic]"]],
    ["# A\n\nb\n\n---\n\nc", ["A\n\nb\n\nc", "heading at 3", "scene at 6"]],
    [
      "a\n\n- b\n  - c\n- d\n\ne",
      ["a\n\nb\n\nc\n\nd\n\ne", "paragraph at 3", "item at 6", "item at 9", "paragraph at 12"],
    ],
    ["|a|\n|-|\n|b|", ["a\n\nb", "item at 3"]],
    ["> A\n> ---\n\nb", ["A\n\nb", "heading at 3"]],
    ["A\nb\n---\n\nc", ["A b\n\nc", "paragraph at 5"]],
    [`${"a".repeat(81)}\n===\n\nb`, [`${"a".repeat(81)}\n\nb`, "paragraph at 83"]],
    ["- A\n  ---\n- b", ["A\n\nb", "item at 3"]],
    ["1. &nbsp;\n\nb", ["1. \u00a0\n\nb", "paragraph at 6"]],
  ])("inline markup works in Markdown: %j", (source, expected) => {
    const script = parseMarkdown(source);
    expect(show(script)).toEqual(expected);
    expect(script.problems).toEqual([]);
  });

  test("unspoken parts and markup without effect are reported with line and column", () => {
    const source = "---\ntitle: x\n---\n# a\n\n```js\nx\ny\n```\n\n    z\n\n[w](+9) [pause:fast] [docs](/docs/)";
    const script = parseMarkdown(source);
    expect(script.text).toBe("a\n\nw  docs");
    expect(script.directives).toEqual([]);
    expect(problemsOf(script)).toEqual([
      "1:1 the front matter is not spoken",
      "6:1 a block of code (2 lines) is not spoken",
      "11:1 a block of code (1 line) is not spoken",
      expect.stringMatching(/^13:1 the stress \+9 has no effect/),
      expect.stringMatching(/^13:9 \[pause:fast\] has no effect/),
      expect.stringMatching(/^13:22 \/docs\/ is read as an address/),
    ]);
  });

  test("a line of dashes at the start is not front matter if no data follows", () => {
    expect(parseMarkdown("---\nOnce upon a time\n\n---\nThe end").text).toContain("Once upon a time");
  });

  test("the ranges of words map to their places in the Markdown", () => {
    const source = "# The *big* Tom &amp; Jerry\n\n> quote\n> [two](/tˈu/) [pause:1s] \\[x\n\n1. item";
    const script = parseMarkdown(source);
    const words = ["big", "&", "Jerry", "quote", "quote two", "[x", "item", "1. "];
    expect(words.map((word) => originOf(script, word))).toEqual([
      "big",
      "&amp;",
      "Jerry",
      "quote",
      "quote\n> [two",
      "[x",
      "item",
      "1.",
    ]);
  });
});
