import type { Readable, Writable } from "node:stream";
import type { Output } from "./output.js";

/** What a command may use of the process that it runs in. */
export interface CommandContext {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Aborted by a signal that ends the process, such as Ctrl-C, and when the reader of standard output goes away. */
  readonly signal: AbortSignal;
}
