import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import {
  INSTALLER,
  PYTHON_ENGINES,
  pinnedVersions,
  RECIPES,
  recipeDigest,
} from "../../../src/python/environments/recipe.js";

const LOCKS = [INSTALLER, ...PYTHON_ENGINES.map((engine) => RECIPES[engine].lock)];

test.each(LOCKS)(
  "every requirement of %s is pinned to one version and has digests, and nothing else is in it",
  async (path) => {
    const text = (await readFile(path, "utf8")).replaceAll(/\\\n\s*/g, "").replaceAll(/^#.*$/gm, "");
    const requirement = /^[a-z0-9-]+==[\w.+]+(?: ; [^-]+?(?:-[^-]+?)*?)?(?: --hash=sha256:[\da-f]{64})+$/;
    const lines = text.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !requirement.test(line))).toEqual([]);
  },
);

test("torch is pinned by its version, apart, and the lock asks for neither torch nor what runs on GPUs", async () => {
  const { torch = "", lock } = RECIPES.kokoro;
  expect(await readFile(torch, "utf8")).toBe("torch==2.13.0\n");
  expect(await readFile(lock, "utf8")).not.toMatch(/^(?:torch|triton|nvidia|cuda)/m);
});

test("OpenVINO's environment is OpenVINO and numpy, and nothing that reports what it does", async () => {
  expect([...(await pinnedVersions(RECIPES.openvino)).keys()].sort()).toEqual(["numpy", "openvino"]);
});

test("what the doctor compares is pinned", async () => {
  const pinned = await pinnedVersions(RECIPES.kokoro);
  expect(pinned.get("kokoro")).toEqual(["0.9.4"]);
  expect(pinned.get("misaki")).toEqual(["0.9.4"]);
  expect(pinned.get("torch")).toEqual(["2.13.0"]);
  expect(pinned.get("numpy")?.length).toBeGreaterThan(1);
  expect((await pinnedVersions(RECIPES.piper)).get("piper-tts")).toEqual(["1.8.0"]);
});

test("each environment has its own digest, which its locks decide", async () => {
  const [kokoro, piper] = await Promise.all([recipeDigest(RECIPES.kokoro), recipeDigest(RECIPES.piper)]);
  expect(kokoro).not.toBe(piper);
  const { torch: _, ...withoutTorch } = RECIPES.kokoro;
  expect(await recipeDigest(withoutTorch)).not.toBe(kokoro);
  expect(await recipeDigest(RECIPES.kokoro)).toBe(kokoro);
});
