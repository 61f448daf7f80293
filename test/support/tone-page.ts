import { beforeAll } from "vitest";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { openPageBrowser, type PageBrowser } from "./page.js";

/** Chromium, and a server whose page it opens. */
export interface TonePage {
  readonly chromium: PageBrowser;
  readonly server: ServeProcess;
}

/**
 * Has both for all tests of a file: a server of the tone engine, which needs no weights. Call it at the top of the file; the properties
 * are there in tests.
 */
export function useTonePage(args: readonly string[] = []): TonePage {
  let chromium: PageBrowser;
  let server: ServeProcess;
  beforeAll(async () => {
    server = await startServe(["--engine", "tone", ...args]);
    chromium = await openPageBrowser();
    return async () => {
      await chromium[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    };
  });
  return {
    get chromium() {
      return chromium;
    },
    get server() {
      return server;
    },
  };
}
