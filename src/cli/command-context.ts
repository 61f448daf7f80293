import type { Readable, Writable } from "node:stream";

/** What a command may use of the process it runs in; tests hand it other streams. */
export interface CommandContext {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Aborted by Ctrl-C, by SIGTERM, and when the reader of standard output goes away. */
  readonly signal: AbortSignal;
}

/** Why a command was ended from outside, with the exit code that tells it. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
