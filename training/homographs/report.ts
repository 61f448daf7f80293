import type { Accuracy } from "./scores.js";

/** A row of the table. */
export interface Row {
  readonly label: string;
  readonly accuracy: Accuracy;
}

/**
 * The rules before the classifier, on the same sentences: the accuracy of commit 005b927, whose readings were compared with
 * the sounds in `senses.tsv`.
 */
const RULES: Row = {
  label: "the rules before the classifier",
  accuracy: { count: 14_487, micro: 0.9291, balanced: 0.8848 },
};

/** Returns a Markdown table of accuracies, with the rules that the classifier replaced. */
export function homographTable(rows: readonly Row[]): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    "| Wikipedia homograph data | sentences | right | right over senses |",
    "| --- | --- | --- | --- |",
    ...[...rows, RULES].map(
      ({ label, accuracy: { count, micro, balanced } }) =>
        `| ${label} | ${count} | ${percent(micro)} | ${percent(balanced)} |`,
    ),
  ].join("\n");
}
