import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mixStyle, STYLE_DIM } from "../../../src/engines/kokoro/style.js";
import { readVoice } from "../../../src/engines/kokoro-onnx/read-voice.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

/** Returns a voice whose values are the number of their row, plus a tenth for each voice. */
const voice = (tenths: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: 510 * STYLE_DIM }, (_, index) => Math.floor(index / STYLE_DIM) + tenths / 10);

describe("mixStyle", () => {
  test.each([1, 2, 255, 510])("the style of n = %i phonemes is row n - 1", (phonemes) => {
    const style = mixStyle([{ voice: "a", weight: 1 }], [voice(0)], phonemes);
    expect(style).toEqual(new Float32Array(STYLE_DIM).fill(phonemes - 1));
  });

  test("the style of a mix is the sum of the rows by weight", () => {
    const mix = [
      { voice: "a", weight: 0.75 },
      { voice: "b", weight: 0.25 },
    ];
    const style = mixStyle(mix, [voice(0), voice(4)], 11);
    for (const value of style) expect(value).toBeCloseTo(10.1, 5);
  });
});

describe("readVoice", () => {
  test("a voice file is read as little-endian float32, row by row", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "voice.bin");
    await writeFile(path, new Uint8Array(voice(1).buffer));
    expect(await readVoice(path)).toEqual(voice(1));
  });

  test("a file that does not have the size of a voice is refused", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "voice.bin");
    await writeFile(path, "Not found");
    await expect(readVoice(path)).rejects.toThrow("has 9 bytes, a voice has 522240");
  });
});
