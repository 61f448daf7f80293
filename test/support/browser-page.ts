import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliDecompressSync, gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { bundleForBrowser } from "./browser-bundle.js";
import { openChromium } from "./chromium.js";
import { ROOT } from "./folders.js";
import { openTemporaryFolder } from "./temporary-folder.js";

/** A script in pages of Chromium, and a server that serves it with the data files of the package. */
export interface BrowserPages extends AsyncDisposable {
  /** Opens a page that has loaded the script. */
  open(): Promise<Page>;
  /** Requests that the server has got, such as `"GET /"`. */
  readonly requests: readonly string[];
  /** Messages of errors that no page has caught. */
  readonly errors: readonly string[];
}

/**
 * Bundles a script of `test/e2e/fixtures/` and opens Chromium for it.
 *
 * @param global a global function that the script defines. A page is open once it is there.
 * @param folders folders that the server offers too, by the beginnings of their addresses, such as `"/weights/"`
 * @param flags further flags of Chromium
 */
export async function openBrowserPages(
  script: string,
  global: string,
  folders: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<BrowserPages> {
  const folder = await openTemporaryFolder();
  await bundleForBrowser(script, join(ROOT, "test/e2e/fixtures", `${script}.ts`), folder.path);
  const requests: string[] = [];
  const errors: string[] = [];
  const server = serve({ ...folders, "/": folder.path }, script, requests);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await openChromium(flags);
  return {
    requests,
    errors,
    async open() {
      const page = await browser.newPage();
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await page.waitForFunction((name) => name in globalThis, global);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await folder[Symbol.asyncDispose]();
    },
  };
}

/**
 * Serves folders and `data/`, whose packed files are packed with gzip, as in the files for browsers. Its pages are cross-origin
 * isolated, so that they may use threads.
 */
function serve(
  folders: Readonly<Record<string, string>>,
  script: string,
  requests: string[],
): ReturnType<typeof createServer> {
  return createServer(async ({ url = "/", method }, response) => {
    requests.push(`${method} ${url}`);
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    if (url === "/") {
      response.setHeader("content-type", "text/html").end(`<script type="module" src="/${script}.js"></script>`);
      return;
    }
    const [start = "/", folder = ""] = Object.entries(folders).find(([prefix]) => url.startsWith(prefix)) ?? [];
    const path = join(folder, url.slice(start.length));
    const content = await (url.startsWith("/data/") ? dataFile(url) : readFile(path)).catch(() => undefined);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    if (/\.m?js$/u.test(url)) response.setHeader("content-type", "text/javascript");
    if (url.endsWith(".wasm")) response.setHeader("content-type", "application/wasm");
    response.end(content);
  });
}

async function dataFile(path: string): Promise<Buffer> {
  if (!path.endsWith(".gz")) return readFile(join(ROOT, path));
  return gzipSync(brotliDecompressSync(await readFile(join(ROOT, path.replace(/\.gz$/u, ".br")))), { level: 1 });
}
