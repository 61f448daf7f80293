import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { type BrowserPages, openBrowserPages } from "../support/browser-page.js";
import { SUITE_CACHE } from "../support/cache.js";
import { SOFTWARE_GPU } from "../support/chromium.js";
import { ROOT } from "../support/folders.js";
import { suiteAssets } from "../support/kokoro-model.js";

/** As `GpuTrial` in src/engines/kokoro-web/. */
interface Trial {
  readonly limitMs?: number;
  readonly allowsSoftware?: boolean;
}

interface Spoken {
  readonly choices: readonly { readonly device: string; readonly reason?: string }[];
  readonly samples: readonly number[];
}

declare global {
  var speakOn: (device: string, trial: Trial) => Promise<Spoken>;
  var trustGpu: () => Promise<void>;
}

/** Script and WebAssembly of onnxruntime with WebGPU. */
const GPU_BUILD = /\.asyncify\./u;

let pages: BrowserPages;

// The GPU of these tests is SwiftShader, which speaks right but takes minutes for a word: docs/browser.md.
beforeAll(async () => {
  for (const name of ["kokoro-v1.0-int8", "voices/af_heart"]) await suiteAssets().fetch(name);
  const folders = { "/weights/": SUITE_CACHE, "/onnxruntime/": join(ROOT, "dist/web/onnxruntime") };
  pages = await openBrowserPages("gpu-page", "speakOn", folders, SOFTWARE_GPU);
  return () => pages[Symbol.asyncDispose]();
});

const speak = (page: Page, device: string, trial: Trial = {}): Promise<Spoken> =>
  page.evaluate(([name, how]) => globalThis.speakOn(name, how), [device, trial] as const);

test("a page that asks for WebGPU learns why it cannot have it, without a download", async () => {
  const page = await pages.open();
  await expect(speak(page, "webgpu")).rejects.toThrow(
    /WebGPU cannot be used: the browser imitates a GPU with a program\. With device: "auto"/u,
  );
  expect(pages.requests.filter((request) => GPU_BUILD.test(request))).toEqual([]);
});

test("a page speaks with WebAssembly when the GPU is too slow, and does not try that GPU again", async () => {
  const page = await pages.open();
  const { choices, samples } = await speak(page, "auto", { allowsSoftware: true, limitMs: 1 });
  expect(choices).toEqual([{ device: "wasm", reason: "the GPU took longer than 0.001 s for the known sentence" }]);
  expect(samples.length).toBeGreaterThan(10_000);

  const asked = pages.requests.length;
  await page.reload();
  await page.waitForFunction(() => "speakOn" in globalThis);
  const again = await speak(page, "auto", { allowsSoftware: true });
  expect(again).toEqual({ choices, samples });
  expect(pages.requests.slice(asked).filter((request) => GPU_BUILD.test(request))).toEqual([]);
  await page.close();
});

test("a page whose GPU is lost while it speaks goes on with WebAssembly", async () => {
  const page = await pages.open();
  await page.evaluate(() => globalThis.trustGpu());
  const spoken = speak(page, "webgpu", { allowsSoftware: true });
  const started = page.waitForFunction(() => "isSpeaking" in globalThis, undefined, { timeout: 0 });
  await Promise.race([started, spoken]); // A GPU that cannot load the model does not start.
  const browser = await page.context().browser()?.newBrowserCDPSession();
  // The connection has no answer to this command: it ends with the process.
  void browser?.send("Browser.crashGpuProcess" as "Browser.getVersion").catch(() => {});
  const { choices, samples } = await spoken;
  expect(choices).toEqual([{ device: "webgpu" }, { device: "wasm", reason: expect.stringMatching(/lost/u) }]);
  expect(samples.length).toBeGreaterThan(10_000);
});
