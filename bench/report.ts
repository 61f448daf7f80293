import type { Row } from "./history.js";
import type { Limits } from "./limit/limits.js";
import type { Measured, Measurements } from "./measure.js";
import { median, percentile } from "./statistics.js";
import { KIND_NAMES, KINDS, type Kind } from "./texts.js";

/** Returns the figures of each contestant that has a valid result. */
export function rowsOf(names: readonly string[], { counted, coldStarts }: Measurements): Row[] {
  return names.flatMap((name) => {
    const own = counted.filter((one) => one.name === name);
    return own.length === 0 ? [] : [rowOf(name, own, coldStarts.get(name) ?? [])];
  });
}

function rowOf(name: string, own: readonly Measured[], coldStarts: readonly number[]): Row {
  const byKind = <T>(figure: (results: readonly Measured[]) => T): Partial<Record<Kind, T>> => {
    const kinds = KINDS.filter((kind) => own.some((one) => one.kind === kind));
    return Object.fromEntries(kinds.map((kind) => [kind, figure(own.filter((one) => one.kind === kind))]));
  };
  const sum = (value: (one: Measured) => number): number => own.reduce((total, one) => total + value(one), 0);
  const distances = own.flatMap(({ distance }) => distance ?? []);
  return {
    name,
    rtf: byKind((results) => median(results.map((one) => one.tookSeconds / one.audioSeconds))),
    took: byKind((results) => median(results.map(({ tookSeconds }) => tookSeconds))),
    first: byKind((results) => {
      const seconds = results.map(({ firstSeconds }) => firstSeconds);
      return { p50: percentile(seconds, 50), p95: percentile(seconds, 95) };
    }),
    coldStart: median(coldStarts),
    peakRssBytes: Math.max(...own.map(({ peakRssBytes }) => peakRssBytes)),
    cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds) / sum(({ audioSeconds }) => audioSeconds),
    ...(distances.length > 0 && { distance: median(distances) }),
  };
}

const RTF_OF: readonly Kind[] = ["short", "medium", "long"];
const TOOK_OF: readonly Kind[] = ["medium", "long"];
const FIRST_OF: readonly Kind[] = ["word", "medium"];

/** Returns a Markdown table with a row for each contestant. */
export function contestantTable(rows: readonly Row[]): string {
  const spoken = (kinds: readonly Kind[]): Kind[] => kinds.filter((kind) => rows.some(({ rtf }) => kind in rtf));
  const [rtfOf, tookOf, firstOf] = [spoken(RTF_OF), spoken(TOOK_OF), spoken(FIRST_OF)];
  const heads = [
    "contestant",
    ...rtfOf.map((kind) => `RTF, ${KIND_NAMES[kind]}`),
    ...tookOf.map((kind) => `${KIND_NAMES[kind]} takes s`),
    ...firstOf.map((kind) => `first sound, ${KIND_NAMES[kind]}: p50 / p95 s`),
    "cold start s",
    "peak RSS MB",
    "CPU s per s",
    "distance dB",
  ];
  return table(
    heads,
    rows.map((row) => [
      row.name,
      ...rtfOf.map((kind) => digits(row.rtf[kind], 3)),
      ...tookOf.map((kind) => digits(row.took?.[kind], 1)),
      ...firstOf.map((kind) => `${digits(row.first[kind]?.p50, 2)} / ${digits(row.first[kind]?.p95, 2)}`),
      digits(row.coldStart, 2),
      digits(row.peakRssBytes / 1e6, 0),
      digits(row.cpuSeconds, 2),
      digits(row.distance, 1),
    ]),
  );
}

/** Returns a Markdown table of the least RTF in each precision. A multiply-add is two operations. */
export function limitTable({ multiplyAdds, peaks }: Limits): string {
  return table(
    ["precision", "measured peak, GFLOPS or GOPS", "least RTF"],
    Object.entries(peaks).map(([precision, peak]) => [
      precision,
      digits((2 * peak) / 1e9, 0),
      digits(multiplyAdds / peak, 3),
    ]),
  );
}

/** Returns a Markdown table. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Returns a number with so many digits after the point, or a dash if there is none. */
export function digits(value: number | undefined, count: number): string {
  return value === undefined || Number.isNaN(value) ? "–" : value.toFixed(count);
}
