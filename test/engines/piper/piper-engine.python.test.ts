import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createPiperEngine } from "../../../src/engines/piper/piper-engine.js";
import { PIPER_REQUIREMENTS } from "../../../src/engines/piper/settings.js";
import { setUpPythonEnvironment } from "../../../src/python/environments/set-up.js";
import { describeEngine } from "../../contract/engine.js";
import { SUITE_CACHE } from "../../support/cache.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

beforeAll(() => setUpPythonEnvironment({ recipe: PIPER_REQUIREMENTS.recipe, cacheFolder: SUITE_CACHE }));

const open = () => createPiperEngine({ assets: suiteAssets() });
const LONG = "The lamps were lit, the boats came home, and nobody spoke of the storm.";

describeEngine("piper", open, {
  voice: "en_US-joe-medium",
  misspelledVoice: "en_US-jo-medium",
  short: { text: "Good evening.", phonemes: "Good evening." },
  long: { text: LONG, phonemes: LONG },
  varies: { why: "the library draws the noise and the durations at random", lengths: 0.4 },
});

describe("Piper", () => {
  test("Piper has the sample rate of its voice, which is not Kokoro's", async () => {
    await using engine = await open();
    expect(engine).toMatchObject({ sampleRate: 22_050, input: "text" });
  });

  test("Piper rejects a model without its JSON file, and the error has the path of that file", async () => {
    await using folder = await openTemporaryFolder();
    const model = join(folder.path, "voice.onnx");
    await writeFile(model, "");
    await expect(createPiperEngine({ assets: suiteAssets(), model })).rejects.toMatchObject({
      code: "VOX_FILE_UNREADABLE",
      details: { path: `${model}.json` },
    });
  });
});
