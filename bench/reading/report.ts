import type { Accuracy } from "../../training/homographs/scores.js";
import type { Case, Homograph, Name } from "./cases.js";
import type { Contestant, Readings } from "./contestants.js";
import { hasTheSense, saysIt, saysTheName, soundsLikeIt } from "./judge.js";

/** A contestant and its readings. */
export interface Entry {
  readonly contestant: Contestant;
  readonly readings: Readings;
}

/** Returns a Markdown table with a row for each class and one for all. The first entry also has words, and so two columns. */
export function classTable(cases: readonly Case[], [ours, ...rivals]: readonly [Entry, ...Entry[]]): string {
  const columns: readonly ((one: Case) => boolean)[] = [
    (one) => saysIt(one, ours.readings),
    (one) => soundsLikeIt(one, ours.readings),
    ...rivals.map(
      ({ readings }) =>
        (one: Case) =>
          soundsLikeIt(one, readings),
    ),
  ];
  const name = ours.contestant.name;
  const heads = ["class", "cases", `${name}, words`, `${name}, sounds`, ...rivals.map((one) => one.contestant.name)];
  const classes = [...new Set(cases.map((one) => one.class))];
  const right = cases.map((one) => ({ class: one.class, columns: columns.map((column) => column(one)) }));
  const row = (label: string, of: typeof right, format: (count: number) => string): string =>
    line([
      label,
      String(of.length),
      ...columns.map((_, index) => format(of.filter((one) => one.columns[index]).length)),
    ]);
  return [
    ...head(heads),
    ...classes.map((name) =>
      row(
        name,
        right.filter((one) => one.class === name),
        String,
      ),
    ),
    row("**all**", right, (count) => `**${count}** (${percent(count, right.length)})`),
  ].join("\n");
}

/** Returns a Markdown table of the number of homographs with the right sense. */
export function homographTable(homographs: readonly Homograph[], entries: readonly Entry[]): string {
  const words = new Set(homographs.map(({ word }) => word.toLowerCase())).size;
  const counts = entries.map(
    ({ readings }) => homographs.filter((homograph) => hasTheSense(homograph, readings)).length,
  );
  return [
    ...head(["", "sentences", "words", ...entries.map(({ contestant }) => contestant.name)]),
    line([
      "homographs",
      String(homographs.length),
      String(words),
      ...counts.map((count) => `**${count}** (${percent(count, homographs.length)})`),
    ]),
  ].join("\n");
}

/** Returns a Markdown table of the number of names with the sounds of CMUdict, by kind. */
export function nameTable(names: readonly Name[], entries: readonly Entry[]): string {
  const kinds = [...new Set(names.map(({ kind }) => kind))];
  const row = (kind: Name["kind"]): string => {
    const chosen = names.filter((one) => one.kind === kind);
    const counts = entries.map(({ readings }) => chosen.filter((one) => saysTheName(one, readings)).length);
    return line([
      `${kind}s`,
      String(chosen.length),
      ...counts.map((count) => `**${count}** (${percent(count, chosen.length)})`),
    ]);
  };
  return [...head(["", "names", ...entries.map(({ contestant }) => contestant.name)]), ...kinds.map(row)].join("\n");
}

/** A contestant and its accuracy. */
export interface Row {
  readonly label: string;
  readonly accuracy: Accuracy;
}

/** Returns a Markdown table of the accuracy on the Wikipedia homograph data, over sentences and over senses. */
export function wikipediaTable(rows: readonly Row[]): string {
  const share = (part: number): string => `${(100 * part).toFixed(1)} %`;
  return [
    ...head(["Wikipedia homograph data", "sentences", "right", "right over senses"]),
    ...rows.map(({ label, accuracy: { count, micro, balanced } }) =>
      line([label, String(count), share(micro), share(balanced)]),
    ),
  ].join("\n");
}

function head(heads: readonly string[]): readonly string[] {
  return [line(heads), line(heads.map(() => "---"))];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function percent(count: number, of: number): string {
  return `${((100 * count) / of).toFixed(1)} %`;
}
