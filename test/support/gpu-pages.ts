import { join } from "node:path";
import type { Page } from "playwright-core";
import type { StoredProbe } from "../../src/engines/kokoro/probe.js";
import { type BrowserPages, openBrowserPages } from "./browser-page.js";
import { SUITE_CACHE } from "./cache.js";
import { SOFTWARE_GPU } from "./chromium.js";
import { ROOT } from "./folders.js";
import { suiteAssets } from "./kokoro-model.js";

/** As `GpuTrial` in src/engines/kokoro-web/. */
export interface Trial {
  readonly probe?: StoredProbe;
  readonly limitMs?: number;
  readonly leastGain?: number;
  readonly timedParts?: readonly number[];
  readonly afterSeconds?: number;
  readonly idleMs?: number;
  readonly allowsSoftware?: boolean;
}

export interface Spoken {
  readonly choices: readonly { readonly device: string; readonly reason?: string }[];
  readonly samples: readonly number[];
}

declare global {
  var chooseOn: (device: string, trial: Trial) => Promise<Spoken["choices"]>;
  var speakOn: (device: string, trial: Trial, count: number) => Promise<Spoken>;
  var trustGpu: () => Promise<void>;
  var breakOffTrials: () => Promise<void>;
}

/** Waits only as long as it must. */
export const EAGER: Trial = { afterSeconds: 0.5, idleMs: 10, allowsSoftware: true };

export const NOT_YET = { device: "wasm", reason: "the GPU is tried after some speech, when no text waits" } as const;

/** Opens pages whose GPU is SwiftShader, which speaks right but takes minutes for a word: docs/browser.md. */
export async function openGpuPages(): Promise<BrowserPages> {
  for (const name of ["kokoro-v1.0-int8", "voices/af_heart"]) await suiteAssets().fetch(name);
  const folders = { "/weights/": SUITE_CACHE, "/onnxruntime/": join(ROOT, "dist/web/onnxruntime") };
  return openBrowserPages("gpu-page", "speakOn", folders, SOFTWARE_GPU);
}

/** Returns the choices of the device when a page opens the engine and says nothing. */
export function chooseOnGpu(page: Page, device: string, trial: Trial): Promise<Spoken["choices"]> {
  return page.evaluate(([name, how]) => globalThis.chooseOn(name, how), [device, trial] as const);
}

/** Speaks a few words, and waits for a number of choices of the device. */
export function speakOnGpu(page: Page, device: string, trial: Trial = {}, count = 1): Promise<Spoken> {
  return page.evaluate(([name, how, choices]) => globalThis.speakOn(name, how, choices), [
    device,
    trial,
    count,
  ] as const);
}
