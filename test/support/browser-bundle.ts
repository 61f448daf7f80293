import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./folders.js";

interface Bundler {
  bundleForBrowser(entries: Readonly<Record<string, string>>, folder: string, options: object): Promise<unknown>;
}

/** Bundles a page's script and the scripts of threads from the sources into a folder, as the build does. In a page, `vitest` is `vitest-in-page.ts`. */
export async function bundleForBrowser(name: string, entry: string, folder: string): Promise<void> {
  const script = pathToFileURL(join(ROOT, "scripts/browser-bundle.mjs")).href;
  const bundler = (await import(script)) as Bundler;
  const alias = { vitest: join(ROOT, "test/support/vitest-in-page.ts") };
  await bundler.bundleForBrowser({ [name]: entry }, folder, { alias });
}
