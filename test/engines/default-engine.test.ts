import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeChoice } from "../../src/engines/choice.js";
import { findDefaultEngine } from "../../src/engines/default-engine.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

test("the default engine is the embedded one, unless the picked engine can be opened here", async () => {
  await using cache = await openTemporaryFolder();
  expect(await findDefaultEngine(cache.path)).toBe("kokoro-onnx");
  await writeChoice(cache.path, { engine: "kokoro-openvino", variant: "onnxruntime", measuredWith: "weights" });
  expect(await findDefaultEngine(cache.path)).toBe("kokoro-onnx"); // The picked engine has no environment.
});

test("a choice that was made on another processor, or is damaged, is ignored", async () => {
  await using cache = await openTemporaryFolder();
  await mkdir(join(cache.path, "choices"));
  for (const text of [
    "{",
    '{"engine":"kokoro-openvino","variant":"onnxruntime","measuredWith":"weights","measuredOn":"64 x Another"}',
  ]) {
    await writeFile(join(cache.path, "choices", "engine.json"), text);
    expect(await findDefaultEngine(cache.path)).toBe("kokoro-onnx");
  }
});
