import { expect, test } from "vitest";
import {
  CATALOGUE,
  KOKORO_CHECKPOINT,
  KOKORO_CONFIG,
  KOKORO_VOICE_IDS,
  KOKORO_WEIGHTS,
} from "../../src/assets/catalogue/catalogue.js";
import { findAsset } from "../../src/assets/catalogue/find-asset.js";

test("every asset has a unique name and file, a pinned size and digest, a licence and a source", () => {
  expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
  expect(new Set(CATALOGUE.map(({ file }) => file)).size).toBe(CATALOGUE.length);
  for (const { bytes, sha256, licence, hub, pip, npm } of CATALOGUE) {
    expect(bytes).toBeGreaterThan(0);
    expect(sha256).toMatch(/^[\da-f]{64}$/);
    expect(licence).toContain("Apache-2.0");
    expect(hub ?? pip ?? npm).toBeDefined();
  }
});

test("Kokoro's weights come as float32 from the hub or as int8 from the registry", () => {
  expect(KOKORO_WEIGHTS.map((name) => findAsset(CATALOGUE, name))).toMatchObject([
    { bytes: 325_532_232, sha256: "8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb", hub: {} },
    { bytes: 92_361_271, sha256: "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb", pip: {} },
  ]);
});

test("the files for PyTorch come from the repository of the model's author, or in another form from the registry", () => {
  const revision = "f3ff3571791e39611d31c381e3a41a3af07b4987";
  expect(KOKORO_CHECKPOINT.map((name) => findAsset(CATALOGUE, name))).toMatchObject([
    {
      bytes: 327_212_226,
      sha256: "496dba118d1a58f5f3db2efc88dbdc216e0483fc89fe6e47ee1f2c53f18ad1e4",
      hub: { repository: "hexgrad/Kokoro-82M", revision, path: "kokoro-v1_0.pth" },
    },
    { name: "kokoro-v1.0-int8", pip: {} },
  ]);
  expect(findAsset(CATALOGUE, KOKORO_CONFIG)).toMatchObject({
    bytes: 2_351,
    sha256: "5abb01e2403b072bf03d04fde160443e209d7a0dad49a423be15196b9b43c17f",
    hub: { repository: "hexgrad/Kokoro-82M", revision, path: "config.json" },
    pip: { packages: ["kokoro-onnx==0.6.1"] },
  });
});

test("the catalogue has all 54 voices, from the hub and from the registry", () => {
  expect(KOKORO_VOICE_IDS).toHaveLength(54);
  expect(findAsset(CATALOGUE, "voices/af_heart")).toMatchObject({
    bytes: 522_240,
    sha256: "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    hub: { path: "voices/af_heart.bin" },
    npm: { package: "kokoro-js@1.2.1" },
  });
});

test("findAsset rejects an unknown name with a RangeError that gives the nearest names", () => {
  expect(() => findAsset(CATALOGUE, "voices/af_hart")).toThrow(RangeError);
  expect(() => findAsset(CATALOGUE, "voices/af_hart")).toThrow(
    /got "voices\/af_hart"; the nearest are voices\/af_heart,/,
  );
});
