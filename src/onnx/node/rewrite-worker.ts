import { parentPort, workerData } from "node:worker_threads";
import { isVoxError, type VoxErrorCode, type VoxErrorDetails } from "../../core/errors.js";
import type { GraphProgress } from "../apply-passes.js";
import type { GraphVariant } from "../variants.js";
import { type GraphReport, rewriteInPlace } from "./rewrite-in-place.js";

/** Input of the thread at its start. Later the thread accepts one message: `"abort"`. */
export interface PrepareTask {
  readonly source: string;
  readonly target: string;
  readonly variant: GraphVariant | undefined;
}

/** Message of the thread. It sends any number of `progress`, then one other message, and ends. */
export type PrepareMessage =
  | { readonly kind: "progress"; readonly done: GraphProgress }
  | { readonly kind: "done"; readonly report: GraphReport }
  | {
      readonly kind: "failed";
      readonly code: VoxErrorCode;
      readonly text: string;
      readonly details: VoxErrorDetails[VoxErrorCode];
      readonly cause: unknown;
    };

const { source, target, variant } = workerData as PrepareTask;
const aborter = new AbortController();
const send = (message: PrepareMessage) => parentPort?.postMessage(message);
parentPort?.once("message", () => aborter.abort());
try {
  const onProgress = (done: GraphProgress) => send({ kind: "progress", done });
  send({ kind: "done", report: await rewriteInPlace(source, target, { variant, signal: aborter.signal, onProgress }) });
} catch (error) {
  // An error loses its class and its fields when it passes between threads.
  if (!isVoxError(error)) throw error;
  const { code, message: text, details, cause } = error;
  send({ kind: "failed", code, text, details, cause });
} finally {
  parentPort?.close();
}
