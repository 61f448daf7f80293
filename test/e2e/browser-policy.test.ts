import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openChromium } from "../support/chromium.js";
import { ROOT } from "../support/folders.js";
import { openStaticSite } from "../support/static-site.js";
import { webExport } from "../support/web-export.js";

declare global {
  /** Opens a speaker, and returns why it cannot be opened. */
  var openSpeaker: (options: { readonly weights?: string; readonly files?: string }) => Promise<string>;
}

const START = {
  "/": '<!doctype html><script type="module" src="/start.js"></script>',
  "/start.js": `
    import { createSpeaker } from "/voxweave/voxweave.js";
    globalThis.openSpeaker = (options) => createSpeaker(options).then(() => "open", String);`,
  "/classic": '<!doctype html><script src="/classic.js"></script>',
};

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await webExport();
  browser = await openChromium();
  return async () => {
    await browser.close();
  };
});

/** Opens a speaker in a page under a policy. Returns the failure, and the requests for weights. */
async function openUnder(policy: string, options: { readonly weights?: string; readonly files?: string } = {}) {
  await using site = await openStaticSite(folder, { pages: START, headers: { "content-security-policy": policy } });
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.address);
  await page.waitForFunction(() => "openSpeaker" in globalThis);
  const failure = await page.evaluate((how) => globalThis.openSpeaker(how), options);
  return { failure, downloads: site.requests.filter((request) => request.includes("/models/")) };
}

test.each([
  ["WebAssembly", "default-src 'self'", /forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src/u],
  [
    "workers",
    "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
    /model-worker\.js cannot be loaded: the Content-Security-Policy .* add 'self' to its worker-src/u,
  ],
])("a page whose policy forbids %s learns what to add, before a download", async (_, policy, message) => {
  const { failure, downloads } = await openUnder(policy);
  expect(failure).toMatch(message);
  expect(downloads).toEqual([]);
});

test("a page whose policy forbids the address of the weights learns what to add, without another try", async () => {
  await using host = await openStaticSite(folder, { headers: { "access-control-allow-origin": "*" } });
  const weights = `${host.address}/voxweave/models/kokoro-v1.0-int8.onnx.gzip`;
  const { failure } = await openUnder("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", { weights });
  expect(failure).toContain(
    `${weights} cannot be read: the Content-Security-Policy of the page forbids it: add ${host.address} to its connect-src`,
  );
  expect(host.requests).toEqual([]);
});

test("a page under the policy of docs/browser.md opens a speaker", async () => {
  const { failure } = await openUnder("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
  expect(failure).toBe("open");
});

test("a page that names a folder without VoxWeave's files learns how to write them", async () => {
  const { failure } = await openUnder("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", {
    files: "/nowhere/",
  });
  expect(failure).toMatch(/nowhere\/model-worker\.js cannot be loaded; `voxweave assets export --browser FOLDER`/u);
});

test("a bundle that the browser does not read as UTF-8 is refused, and the message says what to do", async () => {
  const entry =
    'import { createSpeaker } from "voxweave/browser"; globalThis.openSpeaker = () => createSpeaker().catch(String);';
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: ROOT },
    bundle: true,
    write: false,
    logLevel: "error",
  });
  // webpack writes the phoneme itself, which a browser then reads as two characters.
  const script = (outputFiles[0]?.text ?? "").replaceAll("\\u0259", "\u00c9\u2122");
  const pages = { ...START, "/classic.js": script };
  await using site = await openStaticSite(folder, { pages });
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.address}/classic`);
  const failure = await page.evaluate(() => globalThis.openSpeaker({}));
  expect(failure).toMatch(/TypeError: the page must be UTF-8, .*<meta charset="utf-8">/u);
});
