import { expect, test } from "vitest";
import type { Lexicon } from "../../src/lexicon/lexicon.js";
import { lexiconDirectives } from "../../src/lexicon/lexicon-directives.js";

/** A pattern that takes time exponential in the length of the text. */
const ENDLESS = "(a+)+$";
const TEXT = `${"a".repeat(60)}b`;

function lexicon(name: string, match: string): Lexicon {
  return { name, words: [], patterns: [{ match: new RegExp(match, "gu"), saying: { kind: "sub", alias: "x" } }] };
}

// This test waits for the real time limit of 10 seconds, which is too long for a unit test.
test("a pattern that takes too long is rejected with its name and that of its lexicon", async () => {
  const search = lexiconDirectives(TEXT, [lexicon("slow.json", ENDLESS), lexicon("quick.json", "b")]);
  await expect(search).rejects.toMatchObject({
    code: "VOX_LEXICON_INVALID",
    message: expect.stringMatching(/slow\.json.*\(a\+\)\+\$ takes too long/),
    details: { path: "slow.json" },
  });
});
