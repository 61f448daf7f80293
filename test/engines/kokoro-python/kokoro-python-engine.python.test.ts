import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../../src/core/engine.js";
import type { Speech } from "../../../src/core/speech.js";
import type { Utterance } from "../../../src/core/utterance.js";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { createKokoroPythonEngine } from "../../../src/engines/kokoro-python/kokoro-python-engine.js";
import { describeEngine } from "../../contract/engine.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { kokoroModelFolder, kokoroPython } from "../../support/kokoro-python.js";
import { logMel, logMelDistance } from "../../support/log-mel.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { KOKORO_SAMPLE } from "../kokoro/sample.js";

const WITHOUT_NOISE = fileURLToPath(new URL("./fixtures/without_noise.py", import.meta.url));

let python = "";
beforeAll(async () => {
  python = await kokoroPython();
});

/** Uses one thread, because other tests run beside it, and a long deadline, because 510 phonemes take long on a busy machine. */
const open = (batch = 1) =>
  createKokoroPythonEngine({
    assets: suiteAssets(),
    python: { python },
    threads: 1,
    batch,
    workers: { deadlineMs: 280_000 },
  });

describeEngine("kokoro-python", () => open(), {
  ...KOKORO_SAMPLE,
  varies: { why: "the library adds noise and a random phase", lengths: 0 },
});

const SAYINGS = ["ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˌOvəɹ ðə lˈAzi dˈɑɡ.", "hˌW mˈɛni bˈOts wɜɹ ðɛɹ ɪn ðə hˈɑɹbəɹ?", "nO."];

describe("the same phonemes in PyTorch and in onnxruntime", () => {
  const spoken = new Map<string, readonly [torch: Speech, onnx: Speech]>();
  beforeAll(async () => {
    await using torch = await open(2);
    expect(torch.concurrency).toBe(4); // One batch that is spoken, and one that waits.
    await using onnx = await openKokoroOnnxEngine({ assets: suiteAssets(), threads: 1 });
    // The first is spoken alone, because no other waits yet. The others share one run of the model.
    const byTorch = await Promise.all(SAYINGS.map((phonemes) => say(torch, phonemes)));
    for (const [at, phonemes] of SAYINGS.entries()) {
      spoken.set(phonemes, [byTorch[at] as Speech, await say(onnx, phonemes)]);
    }
  });

  test.each(SAYINGS)("%s has the same durations in PyTorch and in onnxruntime", (phonemes) => {
    const [one, other] = spoken.get(phonemes) ?? [];
    expect(one?.frames).toBeDefined();
    expect(one?.frames).toEqual(other?.frames);
    expect(one?.samples.length).toBe(other?.samples.length);
  });

  test("PyTorch and onnxruntime sound the same, except for the noise that the library adds", async () => {
    await using folder = await openTemporaryFolder();
    const model = await kokoroModelFolder();
    await promisify(execFile)(python, [WITHOUT_NOISE, model, "af_heart", folder.path, ...SAYINGS]);
    for (const [at, phonemes] of SAYINGS.entries()) {
      const bytes = await readFile(join(folder.path, `${at}.f32`));
      const library = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
      const [torch, onnx] = spoken.get(phonemes) ?? [];
      const byTorch = logMel(torch?.samples ?? new Float32Array(), 24_000);
      const byOnnx = logMel(onnx?.samples ?? new Float32Array(), 24_000);
      expect(logMelDistance(byOnnx, logMel(library, 24_000))).toBeLessThan(0.3);
      expect(logMelDistance(byTorch, byOnnx)).toBeLessThan(0.6);
    }
  });
});

function say(engine: Engine, phonemes: string): Promise<Speech> {
  const source = { start: 0, end: 0 };
  const utterance: Utterance = { language: "en-us", text: "", phonemes, words: [], source };
  return engine.synthesize(utterance, { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 });
}
