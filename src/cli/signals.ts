import { closeSync, openSync } from "node:fs";
import { isatty } from "node:tty";
import { EXIT } from "./exit-codes.js";
import { Interruption } from "./interruption.js";

/** Time for the clean-up of a command before another signal ends it. @unit ms */
const CLEAN_UP_MS = 2_000;

/**
 * Aborts `controller` on the first signal that requests the end of this process, so that the command removes its temporary
 * files.
 *
 * Node delivers signals through the event loop, so it receives none while JavaScript is busy. Run long work on other threads.
 * A second signal right after the first is ignored: a key that is held down, or a shell that also signals the whole process
 * group, must not interrupt the clean-up. The third signal, or one after 2 seconds, ends the process at once.
 *
 * A server reads its files again on SIGHUP, unless the signal says that its terminal was closed.
 */
export function abortOnSignals(controller: AbortController): ProcessSignals {
  const onTerminal = [0, 1, 2].some(isatty);
  const hadTerminal = hasTerminal();
  let onHangUp: (() => void) | undefined;
  let first: { readonly interruption: Interruption; readonly atMs: number } | undefined;
  let count = 0;
  const end = (interruption: Interruption): never => {
    if (interruption.exitCode === EXIT.hungUp && onTerminal) dieOfHangUp();
    process.exit(interruption.exitCode);
  };
  for (const [signal, message, exitCode] of ENDING_SIGNALS) {
    process.on(signal, () => {
      // A terminal that closes takes the way to it from its processes first. Windows sends the signal only then.
      const isRequest = signal === "SIGHUP" && process.platform !== "win32" && (!hadTerminal || hasTerminal());
      if (isRequest && onHangUp !== undefined) return onHangUp();
      count += 1;
      const nowMs = performance.now();
      first ??= { interruption: new Interruption(message, exitCode), atMs: nowMs };
      if (count > 2 || nowMs - first.atMs > CLEAN_UP_MS) end(first.interruption);
      controller.abort(first.interruption);
    });
  }
  return {
    end,
    onHangUp(listener) {
      onHangUp = listener;
    },
  };
}

/** The signals of a process. */
export interface ProcessSignals {
  /** Ends the process after the clean-up, with the exit code of the interruption. */
  end(interruption: Interruption): never;
  /** Has `listener` called on SIGHUP, in place of the end of the command. The end of the terminal still ends the command. */
  onHangUp(listener: () => void): void;
}

/** Returns whether the process belongs to a terminal, also if its input and output do not. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

const ENDING_SIGNALS = [
  ["SIGINT", "interrupted", EXIT.interrupted],
  ["SIGTERM", "terminated", EXIT.terminated],
  ["SIGHUP", "the terminal was closed", EXIT.hungUp],
  ["SIGQUIT", "quit", EXIT.quit],
] as const;

/**
 * Ends the process with the signal, which a shell also reports as 129. After the terminal is closed, `process.exit` of older
 * releases of Node aborts with a core dump: https://github.com/nodejs/node/issues/51519
 */
function dieOfHangUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}
