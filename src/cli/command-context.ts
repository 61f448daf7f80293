import type { Readable, Writable } from "node:stream";
import type { Output } from "./output.js";

/** The streams and the signal that a command may use. */
export interface CommandContext extends ProgramContext {
  /** Name of the command, such as `speak`. */
  readonly command: string;
}

/** The streams and the signal of the command line. */
export interface ProgramContext {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Aborts on a process signal such as Ctrl-C, and when the reader of standard output closes the pipe. */
  readonly signal: AbortSignal;
  /** Has a listener called on SIGHUP, in place of the abort. The end of the terminal still aborts. */
  readonly onHangUp: (listener: () => void) => void;
}
