import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CachedAsset } from "../../../src/assets/catalogue/asset.js";
import { writeChoice } from "../../../src/engines/choice.js";
import { logMelDistance } from "../../../src/engines/kokoro-onnx/pick/log-mel.js";
import { type Measured, quickest } from "../../../src/engines/kokoro-onnx/pick/measure-variants.js";
import { describeMeasured, readPickedVariant } from "../../../src/engines/kokoro-onnx/pick/picked-variant.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxweave-"));
});
afterAll(() => rm(folder, { recursive: true }));

const source = (sha256: string): CachedAsset => ({
  name: "weights",
  path: "weights.onnx",
  bytes: 1,
  sha256,
  source: "test",
  licence: "Apache-2.0",
});

describe("the choice of a variant", () => {
  test("the picked variant is the default until a choice is written, and a choice is valid for its weights only", async () => {
    expect(await readPickedVariant(folder, source("a"))).toBe("onnxruntime-winograd");
    const measuredWith = describeMeasured(source("a"));
    const path = await writeChoice(folder, { engine: "kokoro-onnx", variant: "onnxruntime-int8", measuredWith });
    expect(await readPickedVariant(folder, source("a"))).toBe("onnxruntime-int8");
    expect(await readPickedVariant(folder, source("b"))).toBe("onnxruntime-winograd");
    await writeFile(path, "{");
    expect(await readPickedVariant(folder, source("a"))).toBe("onnxruntime-winograd");
  });

  test("the fastest variant whose sound is correct is chosen", () => {
    const measured = (name: string, realTimeFactor: number, sound: boolean): Measured => ({
      name,
      realTimeFactor,
      distance: 0,
      sound,
    });
    const slow = measured("onnxruntime", 0.5, true);
    expect(quickest([slow, measured("onnxruntime-winograd", 0.4, true)])?.name).toBe("onnxruntime-winograd");
    expect(quickest([slow, measured("onnxruntime-winograd", 0.4, false)])?.name).toBe("onnxruntime");
    expect(quickest([])).toBeUndefined();
  });
});

describe("logMelDistance", () => {
  const tone = (gain: number) =>
    Float32Array.from({ length: 4800 }, (_, at) => gain * Math.sin(0.3 * at * (1 + at / 9600)));

  test("the log-mel distance is 0 for the same sound, the difference in level for a louder one, and infinite for another length", () => {
    expect(logMelDistance(tone(0.5), tone(0.5))).toBe(0);
    const louder = logMelDistance(tone(0.5), tone(1));
    expect(louder).toBeGreaterThan(0.5); // Most bands of a tone are silent.
    expect(louder).toBeLessThanOrEqual(20 * Math.log10(2));
    expect(logMelDistance(tone(0.5), tone(0.5).subarray(1))).toBe(Number.POSITIVE_INFINITY);
  });
});
