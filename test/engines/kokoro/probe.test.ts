import { expect, test } from "vitest";
import { findFault, readProbe, storeProbe } from "../../../src/engines/kokoro/probe.js";
import { speechLike } from "../../formats/support/sounds.js";

const sound = speechLike(24_000, 9);
const stored = storeProbe(
  "nO.",
  Float32Array.from({ length: 256 }, (_, index) => index / 7),
  sound,
);
const probe = readProbe(JSON.parse(JSON.stringify(stored)));
const faultOf = (samples: Float32Array) =>
  findFault(probe, { samples: samples as Float32Array<ArrayBuffer>, durations: new Int32Array() });

test("a probe keeps its input when it is stored, in 12 kB for 9 s of sound", () => {
  expect(probe.input.ids).toHaveLength(5);
  expect(probe.input.style[255]).toBe(Math.fround(255 / 7));
  expect(JSON.stringify(stored).length).toBeLessThan(15_000);
});

test("the right sound passes the probe, with the errors of float16 too", () => {
  expect(faultOf(sound)).toBeUndefined();
  expect(faultOf(sound.map((sample) => Math.round(sample * 2048) / 2048))).toBeUndefined();
});

test("a sound that is wrong in its last third fails the probe", () => {
  const wrong = sound.map((sample, index) => (index < 6 * 24_000 ? sample : 0.3 * Math.sin(index * index)));
  expect(faultOf(wrong)).toMatch(/sounds wrong, [\d.]+ dB from the right sound/u);
});

test("silence, samples that are no numbers and another length fail the probe", () => {
  expect(faultOf(sound.map(() => 0))).toMatch(/sounds wrong/u);
  expect(faultOf(sound.map((sample, index) => (index === 1000 ? Number.NaN : sample)))).toMatch(/no numbers/u);
  expect(faultOf(sound.subarray(600))).toBe("the known sentence has 215400 samples, not 216000");
});
