import { beforeAll, expect, test } from "vitest";
import type { BrowserPages } from "../support/browser-page.js";
import { chooseOnGpu as choose, EAGER, NOT_YET, openGpuPages, speakOnGpu as speak } from "../support/gpu-pages.js";

/** The thread of a GPU, and onnxruntime with WebGPU. */
const GPU_BUILD = /gpu-worker|\.asyncify\./u;

let pages: BrowserPages;

beforeAll(async () => {
  pages = await openGpuPages();
  return () => pages[Symbol.asyncDispose]();
});

const requestsForGpu = (): readonly string[] => pages.requests.filter((request) => GPU_BUILD.test(request));

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
  expect(await choose(page, "auto", EAGER)).toEqual([{ device: "wasm", reason: "2 tries of the GPU broke off" }]);
  await page.close();
});

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
  expect(await choose(page, "auto", EAGER)).toEqual([lost]);
  await page.close();
});
