import cliProgress from "cli-progress";
import type { CommandContext } from "./command-context.js";

/** A bar on the terminal; no bar where standard error is not one. */
export interface ProgressBar extends Disposable {
  /** Draws the bar anew, or for the first time. `note` is shown behind it. */
  update(label: string, done: number, total: number, note?: string): void;
  /** Takes the bar away. A later `update` draws a new one. */
  clear(): void;
  /** Writes a line above the bar, to standard error also where that is no terminal. */
  line(text: string): void;
}

/** @param options `quiet`: lines, but no bar, on a terminal either */
export function createProgressBar(
  { stderr }: CommandContext,
  { quiet = false }: { readonly quiet?: boolean | undefined } = {},
): ProgressBar {
  let bar: cliProgress.SingleBar | undefined;
  const clear = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    update(label, done, total, note = "") {
      if (quiet || !stderr.isTTY) return;
      const payload = { label, note };
      if (bar) {
        bar.setTotal(total);
        bar.update(Math.min(done, total), payload);
        return;
      }
      bar = new cliProgress.SingleBar({
        format: "{label} {bar} {percentage}% {note}",
        barCompleteChar: "█",
        barIncompleteChar: "░",
        barsize: 30,
        hideCursor: true,
        clearOnComplete: true,
        gracefulExit: false, // Ctrl-C is the command's own.
        stream: stderr as NodeJS.WriteStream,
      });
      bar.start(total, Math.min(done, total), payload);
    },
    clear,
    line(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    [Symbol.dispose]: clear,
  };
}
