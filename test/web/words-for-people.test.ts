import { expect, test } from "vitest";
import { VoxError } from "../../src/core/errors.js";
import { findVoices } from "../../src/core/find-voices.js";
import { refuse } from "../../src/lexicon/entries.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";
import { toSourceError } from "../../web/src/source/source-error.js";
import { deviceInWords } from "../../web/src/source/words-for-people.js";

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

test("the place where the model runs on this device has words for people, with the reason against its GPU", () => {
  expect(deviceInWords({ device: "webgpu" })).toBe(
    "It speaks on the graphics chip of this device, which is quicker here.",
  );
  const processor = "It speaks on the processor of this device, with WebAssembly.";
  expect(deviceInWords({ device: "wasm" })).toBe(processor);
  const reasons = {
    "the browser has no WebGPU": "The browser offers it no graphics chip.",
    "WebGPU hangs on iOS (hexgrad/kokoro#280)": "The graphics chip of an iPhone or iPad does not work with it.",
    "the GPU of a phone is not tried": "The graphics chip of a phone is not tried.",
    "a GPU is tried with at least 8 GiB of memory, and the browser names 4":
      "This device has too little memory for its graphics chip.",
    "the browser imitates a GPU with a program": "The browser only imitates a graphics chip.",
    "the GPU is tried after some speech, when no text waits":
      "The graphics chip is tried when you have heard some speech.",
    "the GPU works 0.50 s for a second of speech, WebAssembly 0.40 s":
      "The graphics chip was tried, and is not clearly quicker.",
    "the known sentence sounds wrong, 9.1 dB from the right sound":
      "The graphics chip was tried, and does not work with it.",
  };
  for (const [reason, words] of Object.entries(reasons)) {
    expect(deviceInWords({ device: "wasm", reason })).toBe(`${processor} ${words}`);
  }
});
