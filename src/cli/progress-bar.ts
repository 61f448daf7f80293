import { createRequire } from "node:module";
import type cliProgress from "cli-progress";
import type { CommandContext } from "./command-context.js";

/** A progress bar on standard error. It is shown only on a terminal. */
export interface ProgressBar extends Disposable {
  /** Whether a bar is seen: standard error is a terminal, and the user did not ask for quiet. */
  readonly shown: boolean;
  /** Draws or redraws the bar. `note` is shown after it. */
  update(label: string, done: number, total: number, note?: string): void;
  /** Shows a text on the terminal instead of the bar, for work whose progress cannot be measured. */
  status(text: string): void;
  /** Removes the bar or the status. A later `update` draws a new bar. */
  clear(): void;
  /** Writes a line above the bar. It is also written if standard error is not a terminal. */
  line(text: string): void;
}

/**
 * Creates a progress bar.
 *
 * @param options `quiet`: write lines, but show no bar
 */
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
    shown,
    update(label, done, total, note = "") {
      if (!shown) return;
      const payload = { label, note };
      if (bar) {
        bar.setTotal(total);
        bar.update(Math.min(done, total), payload);
        return;
      }
      clear();
      bar = new (loadBars().SingleBar)({
        format: (_, { progress }, drawn: typeof payload) => barLine(drawn.label, progress, drawn.note, columns()),
        hideCursor: true,
        clearOnComplete: true,
        gracefulExit: false, // The command handles Ctrl-C.
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

/** Loads the library of the bar. Most commands draw none, and it has many files. */
function loadBars(): typeof cliProgress {
  return createRequire(import.meta.url)("cli-progress");
}

/** Moves the cursor to the first column and clears the line. */
const CLEAR_LINE = "\r\u001b[K";

const BAR_COLUMNS = 30;

/** Returns one line that fits a terminal: always the percentage, and as much of the label, the bar and the note as fits. */
export function barLine(label: string, progress: number, note: string, columns: number): string {
  const percentage = `${Math.floor(progress * 100)}%`;
  const room = columns - 1; // The cursor needs a column after the line.
  const shownLabel = label.slice(0, Math.max(0, room - percentage.length - 1));
  const barColumns = Math.min(BAR_COLUMNS, room - shownLabel.length - percentage.length - 2);
  const bar = barColumns > 0 ? `${"█".repeat(Math.round(progress * barColumns)).padEnd(barColumns, "░")} ` : "";
  return `${shownLabel} ${bar}${percentage} ${note}`.slice(0, room).trimEnd();
}
