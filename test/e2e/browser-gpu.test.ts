import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { type StoredProbe, storeProbe } from "../../src/engines/kokoro/probe.js";
import { mixStyle, toVoiceTable } from "../../src/engines/kokoro/style.js";
import { openKokoroOnnxEngine } from "../../src/engines/kokoro-onnx/kokoro-engine.js";
import { KOKORO_SAMPLE } from "../engines/kokoro/sample.js";
import { type BrowserPages, openBrowserPages } from "../support/browser-page.js";
import { SUITE_CACHE } from "../support/cache.js";
import { SOFTWARE_GPU } from "../support/chromium.js";
import { ROOT } from "../support/folders.js";
import { suiteAssets } from "../support/kokoro-model.js";

/** As `GpuTrial` in src/engines/kokoro-web/. */
interface Trial {
  readonly probe?: StoredProbe;
  readonly limitMs?: number;
  readonly leastGain?: number;
  readonly timedParts?: readonly number[];
  readonly afterSeconds?: number;
  readonly idleMs?: number;
  readonly allowsSoftware?: boolean;
}

interface Spoken {
  readonly choices: readonly { readonly device: string; readonly reason?: string }[];
  readonly samples: readonly number[];
}

declare global {
  var speakOn: (device: string, trial: Trial, count: number) => Promise<Spoken>;
  var trustGpu: () => Promise<void>;
  var breakOffTrials: () => Promise<void>;
}

/** The thread of a GPU, and onnxruntime with WebGPU. */
const GPU_BUILD = /gpu-worker|\.asyncify\./u;

/** A busy machine imitates a GPU slowly. */
const PATIENCE_MS = 1_500_000;

let pages: BrowserPages;

// The GPU of these tests is SwiftShader, which speaks right but takes minutes for a word: docs/browser.md.
beforeAll(async () => {
  for (const name of ["kokoro-v1.0-int8", "voices/af_heart"]) await suiteAssets().fetch(name);
  const folders = { "/weights/": SUITE_CACHE, "/onnxruntime/": join(ROOT, "dist/web/onnxruntime") };
  pages = await openBrowserPages("gpu-page", "speakOn", folders, SOFTWARE_GPU);
  return () => pages[Symbol.asyncDispose]();
});

/** Speaks a few words, and waits for a number of choices of the device. */
const speak = (page: Page, device: string, trial: Trial = {}, count = 1): Promise<Spoken> =>
  page.evaluate(([name, how, choices]) => globalThis.speakOn(name, how, choices), [device, trial, count] as const);

const requestsForGpu = (): readonly string[] => pages.requests.filter((request) => GPU_BUILD.test(request));

/** Waits only as long as it must. */
const EAGER: Trial = { afterSeconds: 0.5, idleMs: 10, allowsSoftware: true };
const NOT_YET = { device: "wasm", reason: "the GPU is tried after some speech, when no text waits" };

test("a page learns why it has no WebGPU, without a download, and speaks unless it asked for that", async () => {
  const page = await pages.open();
  await expect(speak(page, "webgpu")).rejects.toThrow(
    /WebGPU cannot be used: the browser imitates a GPU with a program\. With device: "auto"/u,
  );
  const { choices, samples } = await speak(page, "auto", { afterSeconds: 0.5, idleMs: 0 });
  expect(choices).toEqual([{ device: "wasm", reason: "the browser imitates a GPU with a program" }]);
  expect(samples.length).toBeGreaterThan(20_000);
  expect(requestsForGpu()).toEqual([]);
  await page.close();
});

test("a page speaks first, then tries a GPU, stays with WebAssembly if that fails, and does not try it again", async () => {
  const page = await pages.open();
  const { choices, samples } = await speak(page, "auto", { ...EAGER, limitMs: 2_000 }, 2);
  const tooSlow = { device: "wasm", reason: "the GPU took longer than 2 s for the known sentence" };
  expect(choices).toEqual([NOT_YET, tooSlow]);

  const asked = requestsForGpu().length;
  expect(asked).toBeGreaterThan(0);
  await page.reload();
  await page.waitForFunction(() => "speakOn" in globalThis);
  expect(await speak(page, "auto", EAGER)).toEqual({ choices: [tooSlow], samples });
  await expect(speak(page, "webgpu", EAGER)).rejects.toThrow(/took longer than 2 s/u);
  expect(requestsForGpu()).toHaveLength(asked);
  await page.close();
});

test("a page leaves a GPU alone over which two trials broke off, as when the browser ended", async () => {
  const page = await pages.open();
  await page.evaluate(() => globalThis.breakOffTrials());
  const { choices } = await speak(page, "auto", EAGER);
  expect(choices).toEqual([{ device: "wasm", reason: "2 tries of the GPU broke off" }]);
  await page.close();
});

// A run takes minutes, so the GPU speaks once: test/engines/kokoro-web/judge.test.ts is about the pace.
test(
  "a page goes on with a GPU that speaks the known sentence right, also at the next visit",
  async () => {
    const page = await pages.open();
    const trial = { ...EAGER, probe: await shortProbe(), timedParts: [], leastGain: 0, limitMs: PATIENCE_MS / 2 };
    const { choices } = await speak(page, "auto", trial, 2);
    expect(choices).toEqual([NOT_YET, { device: "webgpu" }]);
    await page.reload();
    await page.waitForFunction(() => "speakOn" in globalThis);
    void speak(page, "auto", trial).catch(() => {}); // It takes minutes.
    await expect
      .poll(() => page.workers().map((worker) => worker.url()))
      .toEqual([expect.stringMatching(/gpu-worker/u)]);
    await page.close();
  },
  PATIENCE_MS,
);

test("a page whose GPU is lost while it speaks goes on with WebAssembly", async () => {
  const page = await pages.open();
  await page.evaluate(() => globalThis.trustGpu());
  const spoken = speak(page, "webgpu", { allowsSoftware: true }, 2);
  const started = page.waitForFunction(() => "isSpeaking" in globalThis, undefined, { timeout: 0 });
  await Promise.race([started, spoken]); // A GPU that cannot load the model does not start.
  const browser = await page.context().browser()?.newBrowserCDPSession();
  // The connection has no answer to this command: it ends with the process.
  void browser?.send("Browser.crashGpuProcess" as "Browser.getVersion").catch(() => {});
  const { choices, samples } = await spoken;
  const lost = { device: "wasm", reason: expect.stringMatching(/lost/u) };
  expect(choices).toEqual([{ device: "webgpu" }, lost]);
  expect(samples.length).toBeGreaterThan(20_000);
  await page.reload();
  await page.waitForFunction(() => "speakOn" in globalThis);
  expect((await speak(page, "auto", EAGER)).choices).toEqual([lost]);
  await page.close();
});

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
