import { expect, test } from "vitest";
import { said } from "../../../../text/support/said.js";

test.each([
  ["**bold** and *thin* and _under_", "bold and thin and under"],
  ["***both***", "both"],
  ["~~gone~~", "gone"],
  ["`code` here", "code here"],
  ["# Heading", "heading"],
  ["## Two words", "two words"],
  ["> quoted text", "quoted text"],
  ["- an item", "an item"],
  ["* an item", "an item"],
  ["• an item", "an item"],
  ["- [x] done", "done"],
  ["see [the docs](https://example.com/a) now", "see the docs now"],
  ["[a (b)](x.html)", "a b"],
  ["![a cat](cat.png)", "a cat"],
  ["[text][ref]", "text"],
  ["[[Paris|the city]] is", "the city is"],
  ["[[Paris]] is", "paris is"],
  ["<b>bold</b> text", "bold text"],
  ['<a href="https://x.org">link</a>', "link"],
  ["one<br>two", "one two"],
  ["<p>Hello</p>", "hello"],
  ["Tom &amp; Jerry", "tom and jerry"],
  ["AT&amp;T", "a t and t"],
  ["don&#39;t", "don't"],
  ["a&nbsp;b &lt; c", "a b less than c"],
  ["&quot;yes&quot;", "yes"],
  ["[b]loud[/b]", "loud"],
  ["It is so.[1] Then[12] more.", "it is so then more"],
  ["as said[citation needed]", "as said"],
  ["a word¹ and more², he said", "a word and more he said"],
  ["word† here", "word here"],
  ["| a b | c d |", "a b c d"],
  ["|---|---|", ""],
  ["----------", ""],
  ["\\*not bold\\*", "not bold"],
  ["co\u00ADop", "coop"],
  ["word\u200Bword", "wordword"],
  ["\uFEFFHello", "hello"],
  [
    "this line is as long as one that was wrapped by hand: an exam-\nple of it",
    "this line is as long as one that was wrapped by hand an example of it",
  ],
  [
    "this line is as long as one that was wrapped by hand: a well-\nknown man",
    "this line is as long as one that was wrapped by hand a well known man",
  ],
  ["What!!! No??? Well...", "what no well"],
  ["she *sighs* softly", "she sighs softly"],
  ["```js", ""],
  ["<!-- no --> yes", "yes"],
  ["\\textbf{bold}", "bold"],
  ["](a)", "a"], // No link without a bracket before it.
])("%s is read as %s", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["arr[0] is the first", "arr zero is the first"],
  ["matrix[0][1]", "matrix zero one"],
  ["x[1] = 5", "x one equals five"],
])("the index of %s is read", (written, expected) => expect(said(written)).toBe(expected));

test.each([
  ["It was as shown.[12]", "it was as shown"],
  ["the method[1][2] works", "the method works"],
  ["vitamin A[3] helps", "vitamin a helps"],
])("the note of %s is silent", (written, expected) => expect(said(written)).toBe(expected));
