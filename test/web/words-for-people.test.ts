import { expect, test } from "vitest";
import { VoxError } from "../../src/core/errors.js";
import { findVoices } from "../../src/core/find-voices.js";
import { refuse } from "../../src/lexicon/entries.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";
import { toSourceError } from "../../web/src/source/source-error.js";

/** Returns what the page says about a failure of the library, and where. */
async function saidOf(act: () => unknown): Promise<readonly string[]> {
  try {
    await act();
  } catch (thrown) {
    const { message, place } = toSourceError(thrown);
    return [message, place];
  }
  throw new Error("nothing failed");
}

test("a failure of the library, which speaks on the device, has words for people", async () => {
  expect(await saidOf(() => findVoices([{ voice: "gone", weight: 1 }], "kokoro-web", []))).toEqual([
    "There is no voice “gone” here. Choose another one.",
    "voice",
  ]);
  expect(await saidOf(() => parseMarkedText("<speak><p>Hello", "ssml"))).toEqual([
    "The text is not valid SSML at line 1, column 16: unclosed tag: p. Correct it there, or read it as plain text.",
    "text",
  ]);
  expect(await saidOf(() => refuse("of the page", undefined, '"七" in the phonemes of "a" has no sound'))).toEqual([
    "Your lexicon: “七” in the phonemes of “a” has no sound.",
    "player",
  ]);
  const path = "/voxweave/model.onnx";
  const missing = new VoxError("VOX_ASSET_UNAVAILABLE", `cannot get ${path}: status 404`, {
    asset: path,
    attempts: [],
  });
  expect(await saidOf(() => Promise.reject(missing))).toEqual([
    "The voice model cannot be loaded. Check the connection, then try again.",
    "player",
  ]);
});

test("a failure that nobody foresaw keeps its message, as a sentence", async () => {
  expect(await saidOf(() => Promise.reject(new Error("no room")))).toEqual(["No room.", "player"]);
});
