import { Worker } from "node:worker_threads";

/**
 * Kills this process as soon as its standard input ends. The parent keeps that input open, so it ends when the parent does.
 * A thread waits for the end, so that this works while native code blocks the main thread.
 */
export function endWithParent(): void {
  new Worker(new URL("./parent-watch.js", import.meta.url)).unref();
}
