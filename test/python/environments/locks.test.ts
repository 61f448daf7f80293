import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { OPENVINO_REQUIREMENTS } from "../../../src/engines/kokoro-openvino/settings.js";
import { KOKORO_REQUIREMENTS } from "../../../src/engines/kokoro-python/settings.js";
import { PIPER_REQUIREMENTS } from "../../../src/engines/piper/settings.js";
import { loadPythonEngines } from "../../../src/engines/registry.js";
import { INSTALLER, pinnedVersions, recipeDigest } from "../../../src/python/environments/recipe.js";

const KOKORO = KOKORO_REQUIREMENTS.recipe;
const OPENVINO = OPENVINO_REQUIREMENTS.recipe;
const PIPER = PIPER_REQUIREMENTS.recipe;
const LOCKS = [INSTALLER, ...(await loadPythonEngines()).map(({ python }) => python.recipe.lock)];

test.each(LOCKS)("%s has only requirements that are pinned to one version and have digests", async (path) => {
  const text = (await readFile(path, "utf8")).replaceAll(/\\\n\s*/g, "").replaceAll(/^#.*$/gm, "");
  const requirement = /^[a-z0-9-]+==[\w.+]+(?: ; [^-]+?(?:-[^-]+?)*?)?(?: --hash=sha256:[\da-f]{64})+$/;
  const lines = text.split("\n").filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !requirement.test(line))).toEqual([]);
});

test("torch is pinned in its own file, and the lock has neither torch nor packages for GPUs", async () => {
  const { torch = "", lock } = KOKORO;
  expect(await readFile(torch, "utf8")).toBe("torch==2.13.0\n");
  expect(await readFile(lock, "utf8")).not.toMatch(/^(?:torch|triton|nvidia|cuda)/m);
});

test("OpenVINO's environment has OpenVINO and numpy, and no package that sends usage reports", async () => {
  expect([...(await pinnedVersions(OPENVINO)).keys()].sort()).toEqual(["numpy", "openvino"]);
});

test("the versions that the doctor compares are pinned", async () => {
  const pinned = await pinnedVersions(KOKORO);
  expect(pinned.get("kokoro")).toEqual(["0.9.4"]);
  expect(pinned.get("misaki")).toEqual(["0.9.4"]);
  expect(pinned.get("torch")).toEqual(["2.13.0"]);
  expect(pinned.get("numpy")?.length).toBeGreaterThan(1);
  expect((await pinnedVersions(PIPER)).get("piper-tts")).toEqual(["1.8.0"]);
});

test("each environment has its own digest, which depends on its locks", async () => {
  const [kokoro, piper] = await Promise.all([recipeDigest(KOKORO), recipeDigest(PIPER)]);
  expect(kokoro).not.toBe(piper);
  const { torch: _, ...withoutTorch } = KOKORO;
  expect(await recipeDigest(withoutTorch)).not.toBe(kokoro);
  expect(await recipeDigest(KOKORO)).toBe(kokoro);
});
