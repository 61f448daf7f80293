import { describe, expect, test } from "vitest";
import { parseHtml } from "../../src/markup/html.js";
import { originOf, paragraphsOf, problemsOf, show } from "./support/show.js";

describe("HTML", () => {
  test.each<[string, string]>([
    ["<h1>Head</h1>\n<p>One <b>two</b>\n three.</p>tail", "Head | One two three. | tail"],
    ["<p>a<p>b<div>c</div>d", "a | b | c | d"],
    ["one<br>two<br/><br>three", "one / two | three"],
    ["<ul><li>a<li>b</ul>c", "a | b | c"],
    ["<ol><li>a</li><li></li><li><p>b</p></li></ol>c", "1. a | 3. b | c"],
    ['<ol start="4"><li>a<li value=9>b<li>c</ol>', "4. a | 9. b | 10. c"],
    ["<table><tr><th>A<th>B<tr><td>1<td><td>2.<td>3</table>", "A, B | 1, 2. 3"],
    ["<dl><dt>a<dd>b</dl>", "a | b"],
    ["<p>Say <q>yes</q>.</p>", "Say “yes”."],
    ["<title>t</title><style>s</style><script>x<y</script>a<template>b</template>", "a"],
    ["<!DOCTYPE html><html><head><title>t</title></head><body>a</body></html>", "a"],
    ["<head><meta charset=utf-8><p>a</p>", "a"],
    ["a<span hidden>b</span><i aria-hidden=true>c</i> d", "a d"],
    ['<img src="x" alt="A  cat">, <img src="y">', "A cat,"],
    ["x<sup>2</sup> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "x^2 漢"],
    ["10<sup>6</sup>, 5 km<sup>2</sup>, <i>r</i><sup>−3</sup>", "10^6, 5 km^2, r^−3"],
    [
      "a word<sup>12</sup> of 1990<sup>3</sup>, vitamin C<sup>1</sup>, the 5<sup>th</sup>",
      "a word12 of 19903, vitamin C1, the 5th",
    ],
    ["<pre>one\ntwo\n\nthree</pre>", "one / two | three"],
    ["a &amp; b &eacute; &#x41; &nbsp;&lt;c&gt; &bogus; &amp", "a & b é A \u00a0<c> &bogus; &"],
    ["<code>&lt;/p&gt;</code>, <code>=&gt;</code>, <code>a*b</code>, <code><b>*</b></code>", "`</p>`, `=>`, a*b, *"],
    ["a < b <!-- c --> d", "a < b d"],
    ["<a href='http://x'>link</a> [pause:1s]", "link [pause:1s]"],
    ["<p>unclosed <b>text", "unclosed text"],
    ["", ""],
    ["</p></q><div", ""],
  ])("this HTML is split into paragraphs: %s", (source, expected) => {
    expect(paragraphsOf(parseHtml(source))).toBe(expected);
  });

  test("the attribute lang becomes a language directive", () => {
    const script = parseHtml('<html lang="en"><p>a <i lang="fr">b</i></p></html>');
    expect(show(script)).toEqual(["a b", "language en: a b", "language fr: b"]);
  });

  test("visible elements that cannot be spoken are reported", () => {
    const script = parseHtml("a\n<svg><text>b</text></svg><pre><code>c\nd</code></pre><video>e</video>");
    expect(script.text).toBe("a");
    expect(problemsOf(script)).toEqual([
      "2:1 <svg> is not spoken",
      expect.stringMatching(/^2:\d+ a block of code \(2 lines\) is not spoken$/),
      expect.stringMatching(/<video> is not spoken$/),
    ]);
  });

  test("the ranges of words map to their places in the HTML", () => {
    const script = parseHtml("<p>Tom &amp; <b>Jer</b>ry</p>\n<p><img alt='cat'> x");
    expect(["Tom", "&", "Jerry", "cat", "x"].map((words) => originOf(script, words))).toEqual([
      "Tom",
      "&amp;",
      "Jer</b>ry",
      "<img alt='cat'>",
      "x",
    ]);
  });

  test("elements that are nested too deep are rejected", () => {
    expect(() => parseHtml("<b>".repeat(100_000))).toThrow(
      expect.objectContaining({
        code: "VOX_MARKUP_INVALID",
        details: expect.objectContaining({ line: 1, column: 15_001 }),
      }),
    );
  });
});

test.each([
  '<p style="display:none">x</p>',
  '<p style="color: red; display : none !important;">x</p>',
  '<p style="VISIBILITY: HIDDEN">x</p>',
  "<p hidden>x</p>",
])("a hidden element is not spoken and not reported: %s", (hidden) => {
  const script = parseHtml(`<p>a</p>${hidden}<p style="display: block">b</p>`);
  expect(script.text).toBe("a\n\nb");
  expect(script.problems).toEqual([]);
});

test("navigation and buttons are not spoken but reported", () => {
  const script = parseHtml("<nav><a>Home</a></nav><p>a</p><button>OK</button>");
  expect(script.text).toBe("a");
  expect(script.problems.map(({ message }) => message)).toEqual(["<nav> is not spoken", "<button> is not spoken"]);
});
