import { expect, test } from "vitest";
import { CATALOGUE, KOKORO_VOICE_IDS, KOKORO_WEIGHTS } from "../../src/assets/catalogue.js";
import { findAsset } from "../../src/assets/find-asset.js";

test("every asset has a name and a file of its own, a pinned size and digest, a licence and a source", () => {
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

test("all 54 voices are there, from the hub and from the registry", () => {
  expect(KOKORO_VOICE_IDS).toHaveLength(54);
  expect(findAsset(CATALOGUE, "voices/af_heart")).toMatchObject({
    bytes: 522_240,
    sha256: "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    hub: { path: "voices/af_heart.bin" },
    npm: { package: "kokoro-js@1.2.1" },
  });
});

test("an unknown name is the caller's mistake, and the nearest names are given", () => {
  expect(() => findAsset(CATALOGUE, "voices/af_hart")).toThrow(RangeError);
  expect(() => findAsset(CATALOGUE, "voices/af_hart")).toThrow(/got "voices\/af_hart"; near: voices\/af_heart,/);
});
