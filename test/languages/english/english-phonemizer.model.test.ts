import { describe, expect, test } from "vitest";
import { openEnglishPhonemizer } from "../../../src/languages/english/english-phonemizer.js";
import { tokenize } from "../../../src/text/tokenize.js";
import { EN_US } from "../../support/languages.js";

const HELLO = tokenize("hello", { start: 0, end: 5 }, EN_US);

test("one worker answers in both dialects, in the order of the passages", async () => {
  await using phonemizer = openEnglishPhonemizer();
  const car = tokenize("car", { start: 0, end: 3 }, EN_US);
  const american = await phonemizer.phonemize([HELLO, car], "en-us");
  const british = await phonemizer.phonemize([HELLO, car], "en-gb");
  expect(american.map(({ phonemes }) => phonemes)).toEqual(["həlˈO", "kˈɑɹ"]);
  expect(british.map(({ phonemes }) => phonemes)).toEqual(["həlˈQ", "kˈɑː"]);
});

describe("a call", () => {
  test("an aborted call rejects with the caller's reason, and the next call succeeds", async () => {
    await using phonemizer = openEnglishPhonemizer();
    const reason = new Error("changed my mind");
    const controller = new AbortController();
    const call = phonemizer.phonemize([HELLO], "en-us", { signal: controller.signal });
    const next = phonemizer.phonemize([HELLO], "en-us");
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(await next).toMatchObject([{ phonemes: "həlˈO" }]);
  });

  test("a call without passages resolves to an empty array", async () => {
    await using phonemizer = openEnglishPhonemizer();
    expect(await phonemizer.phonemize([], "en-us")).toEqual([]);
  });

  test("a call rejects when the phonemizer is closed, and so does a later call", async () => {
    const phonemizer = openEnglishPhonemizer();
    const call = phonemizer.phonemize([HELLO], "en-us");
    const failure = expect(call).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED", details: { engine: "english" } });
    await phonemizer[Symbol.asyncDispose]();
    await failure;
    await expect(phonemizer.phonemize([HELLO], "en-us")).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });
});
