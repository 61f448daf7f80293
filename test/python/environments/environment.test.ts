import { join } from "node:path";
import { expect, test } from "vitest";
import { KOKORO_REQUIREMENTS } from "../../../src/engines/kokoro-python/settings.js";
import { PIPER_REQUIREMENTS } from "../../../src/engines/piper/settings.js";
import { environmentFolder, environmentPython, readEnvironment } from "../../../src/python/environments/environment.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

test("the path of an environment's interpreter depends on the cache folder and the recipe", () => {
  const cache = join("/", "some", "cache");
  const program = process.platform === "win32" ? join("Scripts", "python.exe") : join("bin", "python");
  expect(environmentFolder(cache, PIPER_REQUIREMENTS.recipe)).toBe(join(cache, "python", "piper"));
  expect(environmentPython(cache, KOKORO_REQUIREMENTS.recipe)).toBe(join(cache, "python", "kokoro", program));
});

test("an environment without a folder is absent", async () => {
  await using cache = await openTemporaryFolder();
  const folder = join(cache.path, "python", "kokoro");
  expect(await readEnvironment(cache.path, KOKORO_REQUIREMENTS.recipe)).toEqual({ state: "absent", folder });
});
