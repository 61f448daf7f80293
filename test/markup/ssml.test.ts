import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isVoxError } from "../../src/core/errors.js";
import { parseSsml } from "../../src/markup/ssml.js";
import { expectSound, originOf, paragraphsOf, problemsOf, show } from "./support/show.js";

const asIs = (ipa: string) => ({ phonemes: ipa, unknown: [] });
const read = (inside: string) => parseSsml(`<speak>${inside}</speak>`, asIs);

describe("SSML", () => {
  test.each<[string, readonly string[]]>([
    ["Hello, <b/>world", ["Hello, world"]],
    ["a\n   b\t<!-- no --> c<?x y?> d", ["a b c d"]],
    ["Tom &amp; &#233;t&#xE9; &lt;3 <![CDATA[<b> & c]]>", ["Tom & été <3 <b> & c"]],
    [
      "<p>One.</p>\n<p>Two. <s>Three.</s> four</p>",
      ["One.\n\nTwo. Three. four", "paragraph at 6", "sentence at 11", "sentence at 18"],
    ],
    ['a<break time="800ms"/> b <break/>c<break strength="none"/>', ["a b c", "pause 0.8 at 1", "pause 0.5 at 3"]],
    ['<prosody rate="120%">a <prosody rate="slow">b</prosody></prosody>', ["a b", "rate 1.2: a b", "rate 0.75: b"]],
    ['<prosody rate="+20%">a</prosody> <prosody rate="1.5">b</prosody>', ["a b", "rate 1.2: a", "rate 1.5: b"]],
    ['<voice name="bf_emma">a</voice> b', ["a b", "voice bf_emma: a"]],
    ['<phoneme alphabet="ipa" ph="təˈmeɪtoʊ">tomato</phoneme>', ["tomato", "phonemes təˈmeɪtoʊ: tomato"]],
    ['<phoneme alphabet="x-kokoro" ph="təmˈATO">tomato</phoneme>', ["tomato", "phonemes təmˈATO: tomato"]],
    ['<sub alias="World Wide Web">WWW</sub>', ["WWW", "sub World Wide Web: WWW"]],
    ['<say-as interpret-as="date" format="dmy">1/2/2003</say-as>', ["1/2/2003", "say-as date dmy: 1/2/2003"]],
    ['<say-as interpret-as="spell-out">abc</say-as>', ["abc", "say-as characters: abc"]],
    ['<lang xml:lang="fr-FR">oui</lang>', ["oui", "language fr-FR: oui"]],
    ['<s xml:lang="en-GB">oh</s>', ["oh", "language en-GB: oh"]],
    [
      '<emphasis>a</emphasis> <emphasis level="strong">b</emphasis> <emphasis level="none">c</emphasis>',
      ["a b c", "stress 1: a", "stress 2: b"],
    ],
  ])("this SSML has an effect: %s", (inside, expected) => {
    const script = read(inside);
    expect(show(script)).toEqual(expected);
    if (!inside.includes("<b/>")) expect(script.problems).toEqual([]);
  });

  test("an unsupported element is reported and its text is spoken", () => {
    const script = read(
      'a\n<amazon:effect name="whispered">b</amazon:effect> <audio src="x"><desc>d</desc>c</audio><mark name="m"/>',
    );
    expect(script.text).toBe("a b c");
    expect(problemsOf(script)).toEqual([
      expect.stringMatching(/^2:1 <amazon:effect> is not supported/),
      expect.stringMatching(/^2:\d+ <audio> is not played/),
      expect.stringMatching(/^2:\d+ <desc> describes a sound/),
      expect.stringMatching(/^2:\d+ <mark> has no effect/),
    ]);
  });

  test.each([
    ['<break time="soon"/>', /the time "soon" of <break> has no effect/],
    ['<break strength="huge"/>', /the strength "huge" of <break> has no effect; a strength is one of none, x-weak/],
    ['<prosody rate="900%">a</prosody>', /the rate "900%" of <prosody> has no effect; .* from 25% to 400%/],
    ['<prosody pitch="high">a</prosody>', /the pitch of <prosody> has no effect/],
    ['<voice gender="female">a</voice>', /name the voice/],
    ['<voice name="a b">a</voice>', /only the first voice/],
    ["<voice>a</voice>", /needs a name/],
    ['<voice name="b(2)+c">a</voice>', /the name "b\(2\)\+c" of <voice> has no effect; .* or a mix, as in/],
    ['<phoneme alphabet="x-sampa" ph="a">a</phoneme>', /the alphabet "x-sampa" of <phoneme> is not supported/],
    ['<phoneme ph="">a</phoneme>', /needs phonemes/],
    ['<phoneme ph="a"/>', /<phoneme> has no effect; write the words/],
    ["<sub>a</sub>", /needs an alias/],
    ['<say-as interpret-as="address">a</say-as>', /not "address"/],
    ['<say-as interpret-as="constructor">a</say-as>', /not "constructor"/],
    ['<emphasis level="huge">a</emphasis>', /the level "huge" of <emphasis> has no effect/],
    ["<lang>a</lang>", /needs a language/],
    ["<metadata>x</metadata>a", /<metadata> is not spoken/],
    ["<toString>a</toString>", /<toString> is not supported/],
  ])("SSML without effect is reported: %s", (inside, problem) => {
    const script = read(`a${inside}`);
    expect(script.text).toMatch(/^a+$/);
    expect(problemsOf(script)).toEqual([expect.stringMatching(problem)]);
  });

  test("phonemes with a sign without sound are reported, and the word is read as it is written", () => {
    const script = parseSsml('<speak><phoneme ph="ǃa">a</phoneme></speak>', () => ({ phonemes: "a", unknown: ["ǃ"] }));
    expect(show(script)).toEqual(["a"]);
    expect(problemsOf(script)).toEqual([expect.stringMatching(/"ǃ" in the phonemes "ǃa" has no sound/)]);
  });

  test("a document with a declaration, a document type, a comment and a prefix is read", () => {
    const source =
      '\uFEFF<?xml version="1.0"?>\n<!DOCTYPE speak [<!ENTITY a "b>">]>\n<!-- c -->\n' +
      '<x:speak xmlns:x="http://www.w3.org/2001/10/synthesis" xml:lang="en-US"><x:p>Hi &gt; you</x:p></x:speak>\n';
    const script = parseSsml(source, asIs);
    expect(show(script)).toEqual(["Hi > you", "language en-US: Hi > you"]);
    expect(originOf(script, "> you")).toBe("&gt; you");
    expect(script.problems).toEqual([]);
  });

  test("text between paragraphs and sentences is a paragraph or sentence of its own", () => {
    expect(paragraphsOf(read("a <p>b</p> c <s>d</s><s>e</s><p/><p>f</p>"))).toBe("a | b | c / d / e | f");
  });

  test("the ranges of words map to their places in the SSML", () => {
    const script = read("Tom &amp; <sub alias='x'>Jerry</sub>\n  run.");
    expect(["Tom", "&", "Jerry", "run."].map((words) => originOf(script, words))).toEqual([
      "Tom",
      "&amp;",
      "Jerry",
      "run.",
    ]);
    expect(originOf(script, "Jerry run")).toBe("Jerry</sub>\n  run");
  });
});

describe("SSML that is not well-formed", () => {
  test.each([
    ["<speak>a", 1, 9, /unclosed tag: speak/],
    ["<speak>\n <p>a</s></speak>", 2, 10, /unexpected close tag/],
    ["<speak><!-- & --><![CDATA[&]]>&lt;\nR&D</speak>", 2, 2, /this & is not part of an entity/],
    ["<speak>&nbsp;</speak>", 1, 14, /entity/],
    ["<speech>a</speech>", 1, 1, /the root must be <speak>, got <speech>/],
    ["hello", 1, 6, /./],
    ["", 1, 1, /./],
    ["<speak a='1' a='2'/>", 1, 21, /duplicate attribute/],
    ["<speak>a</speak>b", 1, 18, /./],
    ['<!DOCTYPE s [<!ENTITY x "y">]><speak>&x;</speak>', 1, 41, /undefined entity/],
  ])("SSML that is not well-formed is rejected with line and column: %j", (source, line, column, reason) => {
    let caught: unknown;
    try {
      parseSsml(source, asIs);
    } catch (error) {
      caught = error;
    }
    if (!isVoxError(caught) || caught.code !== "VOX_MARKUP_INVALID") throw caught;
    expect(caught.details).toEqual({ markup: "ssml", line, column, reason: expect.stringMatching(reason) });
    expect(caught.message).toContain(`at line ${line}, column ${column}: `);
  });
});

test("no word of an SSML document is lost, in any nesting of elements", () => {
  const { tree } = fc.letrec<{ tree: string; node: string }>((tie) => ({
    tree: fc.array(tie("node"), { maxLength: 5 }).map((nodes) => nodes.join("")),
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("word ", "a&amp;b ", "<![CDATA[x<y]]>", "<!-- no -->", "&#233;", "<break/>", "\n"),
      fc
        .tuple(fc.constantFrom("p", "s", "prosody rate='2'", "sub alias='z'", "unknown", "audio src='q'"), tie("tree"))
        .map(([tag, inside]) => `<${tag}>${inside}</${tag.replace(/ .*/, "")}>`),
    ),
  }));
  fc.assert(
    fc.property(tree, (inside) => {
      const script = read(inside);
      const words = inside
        .replaceAll(/<!\[CDATA\[(.*?)\]\]>/g, (_, text: string) => text.replace("<", "&lt;"))
        .replaceAll(/<[^>]*>|\s/g, "");
      const decoded = words.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&#233;", "é");
      expect(script.text.replaceAll(/\s/g, "")).toBe(decoded);
      expectSound(script);
    }),
  );
});
