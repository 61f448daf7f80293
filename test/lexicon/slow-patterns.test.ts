import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Lexicon } from "../../src/lexicon/lexicon.js";
import { lexiconDirectives } from "../../src/lexicon/lexicon-directives.js";
import { parseLexicon } from "../../src/lexicon/parse-lexicon.js";

/** A pattern that takes time exponential in the length of the text. */
const ENDLESS = "(a+)+$";
const TEXT = `${"a".repeat(60)}b`;

function lexicon(name: string, match: string): Lexicon {
  return { name, words: [], patterns: [{ match: new RegExp(match, "gu"), saying: { kind: "sub", alias: "x" } }] };
}

test("a slow pattern leaves the event loop free, and an abort ends it with the caller's reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const search = lexiconDirectives(TEXT, [lexicon("my.json", ENDLESS)], { signal: controller.signal });
  search.catch(() => {});
  for (let tick = 0; tick < 20; tick += 1) await wait(10); // The event loop keeps running.
  controller.abort(reason);
  await expect(search).rejects.toBe(reason);
});

test("a search after an aborted one succeeds", async () => {
  const controller = new AbortController();
  const search = lexiconDirectives(TEXT, [lexicon("my.json", ENDLESS)], { signal: controller.signal });
  const next = lexiconDirectives("abc", [lexicon("my.json", "b")]);
  setTimeout(() => controller.abort(), 50);
  await expect(search).rejects.toThrow();
  expect(await next).toEqual([{ range: { start: 1, end: 2 }, kind: "sub", alias: "x" }]);
});

test("loading a lexicon with a slow pattern can be aborted", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const source = JSON.stringify({ patterns: [{ match: "(?:a*|a*){40}b", say: "x" }] });
  const loading = parseLexicon(source, "json", "my.json", { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 50);
  await expect(loading).rejects.toBe(reason);
});
