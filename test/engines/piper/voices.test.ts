import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { findEngine } from "../../../src/engines/registry.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

afterEach(() => vi.unstubAllEnvs());

test("Piper lists the voice of the model that VOXWEAVE_PIPER_MODEL names", async () => {
  await using folder = await openTemporaryFolder();
  const model = join(folder.path, "de_DE-thorsten.onnx");
  await writeFile(`${model}.json`, JSON.stringify({ language: { code: "de_DE" }, dataset: "thorsten" }));
  vi.stubEnv("VOXWEAVE_PIPER_MODEL", model);
  const piper = await findEngine("piper");
  expect(await piper.voices()).toEqual([
    { id: "de_DE-thorsten", name: "thorsten", locale: "de-DE", gender: "neutral" },
  ]);
  expect(await piper.defaultVoice()).toBe("de_DE-thorsten");
});

test("Piper lists Joe, the voice of its environment, if no model is named", async () => {
  vi.stubEnv("VOXWEAVE_PIPER_MODEL", "");
  const piper = await findEngine("piper");
  expect(await piper.voices()).toEqual([expect.objectContaining({ id: "en_US-joe-medium", language: "en-us" })]);
});

test("a model without its JSON file is rejected, and the error has the path of that file", async () => {
  vi.stubEnv("VOXWEAVE_PIPER_MODEL", join("/", "none", "voice.onnx"));
  const path = join("/", "none", "voice.onnx.json");
  await expect((await findEngine("piper")).voices()).rejects.toMatchObject({
    code: "VOX_FILE_UNREADABLE",
    details: { path },
  });
});
