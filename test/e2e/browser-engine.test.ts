import { join } from "node:path";
import { expect, test } from "vitest";
import { openBrowserPages } from "../support/browser-page.js";
import { SUITE_CACHE } from "../support/cache.js";
import { ROOT } from "../support/folders.js";
import { suiteAssets } from "../support/kokoro-model.js";
import type { PageTestRun } from "../support/vitest-in-page.js";

declare global {
  var runContractSuite: () => Promise<PageTestRun>;
}

test("the engine of pages keeps the contract of engines in Chromium", async () => {
  for (const name of ["kokoro-v1.0-int8", "voices/af_heart", "voices/bm_george"]) await suiteAssets().fetch(name);
  await using pages = await openBrowserPages("engine-page", "runContractSuite", {
    "/weights/": SUITE_CACHE,
    "/onnxruntime/": join(ROOT, "dist/web/onnxruntime"),
  });
  const page = await pages.open();
  const { tests, failures } = await page.evaluate(() => globalThis.runContractSuite());
  expect(failures).toEqual([]);
  expect(pages.errors).toEqual([]);
  expect(tests).toBeGreaterThan(25);
});
