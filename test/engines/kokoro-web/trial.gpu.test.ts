import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { type StoredProbe, storeProbe } from "../../../src/engines/kokoro/probe.js";
import { mixStyle, toVoiceTable } from "../../../src/engines/kokoro/style.js";
import { openKokoroOnnxEngine } from "../../../src/engines/kokoro-onnx/kokoro-engine.js";
import type { BrowserPages } from "../../support/browser-page.js";
import { EAGER, NOT_YET, openGpuPages, speakOnGpu } from "../../support/gpu-pages.js";
import { suiteAssets } from "../../support/kokoro-model.js";
import { KOKORO_SAMPLE } from "../kokoro/sample.js";

/** A busy machine imitates a GPU slowly. */
const PATIENCE_MS = 1_500_000;

let pages: BrowserPages;

beforeAll(async () => {
  pages = await openGpuPages();
  return () => pages[Symbol.asyncDispose]();
});

// A run takes minutes, so the GPU speaks once: judge.test.ts is about the pace.
test(
  "a page goes on with a GPU that speaks the known sentence right, also at the next visit",
  async () => {
    const page = await pages.open();
    const trial = { ...EAGER, probe: await shortProbe(), timedParts: [], leastGain: 0, limitMs: PATIENCE_MS / 2 };
    const { choices } = await speakOnGpu(page, "auto", trial, 2);
    expect(choices).toEqual([NOT_YET, { device: "webgpu" }]);
    await page.reload();
    await page.waitForFunction(() => "speakOn" in globalThis);
    void speakOnGpu(page, "auto", trial).catch(() => {}); // It takes minutes.
    await expect
      .poll(() => page.workers().map((worker) => worker.url()))
      .toEqual([expect.stringMatching(/gpu-worker/u)]);
    await page.close();
  },
  PATIENCE_MS,
);

/** A known sentence of one sound, which is as much as a GPU in software speaks within minutes. */
async function shortProbe(): Promise<StoredProbe> {
  const phonemes = "n";
  const assets = suiteAssets();
  const { voice } = KOKORO_SAMPLE;
  const table = toVoiceTable(voice, await readFile((await assets.fetch(`voices/${voice}`)).path));
  await using engine = await openKokoroOnnxEngine({ assets });
  const mix = [{ voice, weight: 1 }];
  const utterance = { language: "en-us", text: "n", phonemes, words: [], source: { start: 0, end: 1 } } as const;
  const { samples } = await engine.synthesize(utterance, { voice: mix, speed: 1 });
  return storeProbe(phonemes, mixStyle(mix, [table], phonemes.length), samples);
}
