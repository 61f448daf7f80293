import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { comparableRuns, type Run } from "./history.js";
import { drawPlot } from "./plot.js";

/** Writes the tables of the last run into docs/performance.md, and draws all comparable runs in docs/performance.svg. */
export async function writeDocs(docs: string, report: string, runs: readonly Run[]): Promise<void> {
  await replaceRun(join(docs, "performance.md"), `${report}\n\n![RTF of a paragraph, run by run](performance.svg)`);
  await writeFile(join(docs, "performance.svg"), plotOf(runs));
}

/** Replaces the tables of the last run in a file. @throws {Error} if the file lacks the comments around them. */
export async function replaceRun(file: string, report: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const [before, , after] = text.split(/<!-- (?:run|end of run) -->\n/u);
  if (after === undefined)
    throw new Error(`${file} lacks the comments <!-- run --> and <!-- end of run --> around the tables`);
  await writeFile(file, `${before}<!-- run -->\n\n${report}\n\n<!-- end of run -->\n${after}`);
}

/** Draws the seconds of work for a second of sound of paragraphs, run by run. */
function plotOf(runs: readonly Run[]): string {
  const shown = comparableRuns(runs).filter(({ rows }) => rows.some(({ rtf }) => rtf.medium !== undefined));
  const last = shown.at(-1);
  const names = [...new Set(shown.flatMap(({ rows }) => rows.map(({ name }) => name)))];
  return drawPlot({
    title: `RTF of a paragraph, lower is better: ${last?.machine.processor}, ${last?.machine.cores} cores`,
    runs: shown.map(({ date, commit }) => `${date.slice(5, 10)} ${commit.slice(0, 7)}`),
    lines: names.map((name) => ({
      name,
      values: shown.map(({ rows }) => rows.find((row) => row.name === name)?.rtf.medium),
    })),
    levels: Object.entries(last?.limits.peaks ?? {}).map(([precision, peak]) => ({
      name: `limit, ${precision}`,
      value: (last?.limits.multiplyAdds ?? 0) / peak,
    })),
  });
}
