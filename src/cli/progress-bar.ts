import cliProgress from "cli-progress";
import type { CommandContext } from "./command-context.js";

/** A bar on the terminal; no bar where standard error is not one. */
export interface ProgressBar extends Disposable {
  /** Draws the bar anew, or for the first time. `note` is shown behind it. */
  update(label: string, done: number, total: number, note?: string): void;
  /** Shows on the terminal what is being done, where there is nothing to measure, in place of the bar. */
  status(text: string): void;
  /** Takes the bar or the status away. A later `update` draws a new one. */
  clear(): void;
  /** Writes a line above the bar, to standard error also where that is no terminal. */
  line(text: string): void;
}

/** @param options `quiet`: lines, but no bar, on a terminal either */
export function createProgressBar(
  { stderr }: CommandContext,
  { quiet = false }: { readonly quiet?: boolean | undefined } = {},
): ProgressBar {
  const shown = !quiet && stderr.isTTY === true;
  const columns = (): number => (stderr as NodeJS.WriteStream).columns || 80;
  let bar: cliProgress.SingleBar | undefined;
  let hasStatus = false;
  const clear = (): void => {
    bar?.stop();
    bar = undefined;
    if (hasStatus) stderr.write(CLEAR_LINE);
    hasStatus = false;
  };
  return {
    update(label, done, total, note = "") {
      if (!shown) return;
      const payload = { label, note };
      if (bar) {
        bar.setTotal(total);
        bar.update(Math.min(done, total), payload);
        return;
      }
      clear();
      bar = new cliProgress.SingleBar({
        format: (_, { progress }, drawn: typeof payload) => barLine(drawn.label, progress, drawn.note, columns()),
        hideCursor: true,
        clearOnComplete: true,
        gracefulExit: false, // Ctrl-C is the command's own.
        stream: stderr as NodeJS.WriteStream,
      });
      bar.start(total, Math.min(done, total), payload);
    },
    status(text) {
      if (!shown) return;
      clear();
      hasStatus = true;
      stderr.write(text.slice(0, columns() - 1));
    },
    clear,
    line(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    [Symbol.dispose]: clear,
  };
}

/** To the first column, and the line is blank. */
const CLEAR_LINE = "\r\u001b[K";

const BAR_COLUMNS = 30;

/** One line that fits a terminal: the percentage always, the label as far as there is room, then the bar and the note. */
export function barLine(label: string, progress: number, note: string, columns: number): string {
  const percentage = `${Math.floor(progress * 100)}%`;
  const room = columns - 1; // The cursor stands behind the line.
  const shownLabel = label.slice(0, Math.max(0, room - percentage.length - 1));
  const barColumns = Math.min(BAR_COLUMNS, room - shownLabel.length - percentage.length - 2);
  const bar = barColumns > 0 ? `${"█".repeat(Math.round(progress * barColumns)).padEnd(barColumns, "░")} ` : "";
  return `${shownLabel} ${bar}${percentage} ${note}`.slice(0, room).trimEnd();
}
