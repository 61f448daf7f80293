import { Worker } from "node:worker_threads";

/**
 * Kills this process as soon as its standard input ends, which is when the program that started it with an open input is gone.
 * A thread waits for that, so that it works also while the main thread is blocked in native code.
 */
export function endWithParent(): void {
  new Worker(new URL("./parent-watch.js", import.meta.url)).unref();
}
