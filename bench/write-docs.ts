import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { comparableRuns, type Run } from "./history.js";
import { drawPlot } from "./plot.js";

/** Puts the tables of the last run into docs/performance.md, and all comparable runs into docs/performance.svg. */
export async function writeDocs(docs: string, report: string, runs: readonly Run[]): Promise<void> {
  const file = join(docs, "performance.md");
  const text = await readFile(file, "utf8");
  const [before, , after] = text.split(/<!-- (?:run|end of run) -->\n/u);
  if (after === undefined) throw new Error(`${file} has lost the marks between which the tables stand`);
  const block = `${report}\n\n![RTF of a paragraph, run by run](performance.svg)`;
  await writeFile(file, `${before}<!-- run -->\n\n${block}\n\n<!-- end of run -->\n${after}`);
  await writeFile(join(docs, "performance.svg"), plotOf(runs));
}

/** Seconds of work for a second of sound, of paragraphs, run by run. */
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
