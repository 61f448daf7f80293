import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findFault, readProbe, type StoredProbe } from "../../../src/engines/kokoro/probe.js";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import { describeEngine } from "../../contract/engine.js";
import { ROOT } from "../../support/folders.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { KOKORO_SAMPLE } from "../kokoro/sample.js";

/** Opens the engine with one thread, because other tests run at the same time. */
const open = () => openKokoroOnnxEngine({ assets: suiteAssets(), threads: 1 });

describeEngine("kokoro-onnx", open, KOKORO_SAMPLE);

describe("Kokoro", () => {
  test("the engine speaks the known sentence of data/gpu-probe.json as it is stored", async () => {
    const stored = JSON.parse(await readFile(join(ROOT, "data/gpu-probe.json"), "utf8")) as StoredProbe;
    const { phonemes } = stored;
    const utterance = { language: "en-us", text: "", words: [], phonemes, source: { start: 0, end: 0 } } as const;
    await using engine = await open();
    const { samples } = await engine.synthesize(utterance, { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 });
    // If it fails after a change of the sound, run scripts/make-gpu-probe.mjs.
    expect(findFault(readProbe(stored), { samples, durations: new Int32Array() })).toBeUndefined();
  });

  test("the engine does not block the event loop while it speaks", async () => {
    await using engine = await open();
    const phonemes = "ðə kwˈɪk bɹˈWn fˈɑks ʤˈʌmps ˌOvəɹ ðə lˈAzi dˈɑɡ.";
    const source = { start: 0, end: 0 };
    const utterance = { language: "en-us", text: "", words: [], phonemes, source } as const;
    const speak = () => engine.synthesize(utterance, { voice: [{ voice: "af_heart", weight: 1 }], speed: 1 });
    await speak();
    let turns = 0;
    let speaking = true;
    const spoken = speak().finally(() => {
      speaking = false;
    });
    while (speaking) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    await spoken;
    // If the engine blocked the event loop, the loop would turn only twice: before and after.
    expect(turns).toBeGreaterThan(1_000);
  });
});
