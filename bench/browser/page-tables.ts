import { digits, table } from "../report.js";
import { median } from "../statistics.js";
import { KIND_NAMES, type Kind } from "../texts.js";
import type { PageResults } from "./measure-pages.js";

/** Kinds of texts that pages speak. */
export const PAGE_KINDS: readonly Kind[] = ["short", "medium"];

/** Returns a Markdown table with the speed of each contestant. */
export function speedTable(all: readonly PageResults[]): string {
  const heads = [
    ...["contestant", "threads", ...PAGE_KINDS.map((kind) => `RTF, ${KIND_NAMES[kind]}`)],
    ...["CPU s per s", "first sound, sentence s", "first sound, demo text s"],
  ];
  const rows = all.map(({ name, threads, spoken, demo }) => {
    const sum = (value: (one: (typeof spoken)[number]) => number): number =>
      spoken.reduce((total, one) => total + value(one), 0);
    const firsts = spoken.filter(({ kind }) => kind === "short").map(({ firstSeconds }) => firstSeconds);
    return [
      name,
      String(threads),
      ...PAGE_KINDS.map((kind) => digits(rtfOf(spoken, kind), 2)),
      digits(sum(({ cpuSeconds }) => cpuSeconds) / sum(({ audioSeconds }) => audioSeconds), 2),
      digits(median(firsts), 1),
      digits(median(demo), 1),
    ];
  });
  return table(heads, rows);
}

/** Returns a Markdown table with what a visit costs, and how close the speech is to that of Node. */
export function visitTable(all: readonly PageResults[]): string {
  const heads = [
    ...["contestant", "threads", "page to first sound s", "second visit s", "download MB", "peak RSS MB"],
    ...["distance to Node dB", "words with the times of Node"],
  ];
  const rows = all.map(({ name, threads, visits, spoken, peakRssBytes }) => [
    name,
    String(threads),
    digits(median(visits.map(({ first }) => first)), 1),
    digits(median(visits.map(({ second }) => second)), 1),
    digits(median(visits.map(({ bytes }) => bytes / 1e6)), 1),
    digits(peakRssBytes / 1e6, 0),
    digits(median(spoken.map(({ distance }) => distance)), 2),
    `${total(spoken, "equalWords")} of ${total(spoken, "words")}`,
  ]);
  return table(heads, rows);
}

/** Returns a Markdown table of how many times less each contestant of ours needs than the rival, for each number of threads. */
export function gainTable(all: readonly PageResults[], rival: string): string {
  const rows = all.flatMap((own) => {
    const other = all.find(({ name, threads }) => name === rival && threads === own.threads);
    if (own.name === rival || other === undefined) return [];
    const times = (figure: (results: PageResults) => number): string => digits(figure(other) / figure(own), 1);
    return [
      [
        own.name,
        String(own.threads),
        ...PAGE_KINDS.map((kind) => times(({ spoken }) => rtfOf(spoken, kind))),
        times(({ demo }) => median(demo)),
        times(({ visits }) => median(visits.map(({ first }) => first))),
        times(({ peakRssBytes }) => peakRssBytes),
        times(({ visits }) => median(visits.map(({ bytes }) => bytes))),
      ],
    ];
  });
  const heads = [
    "contestant",
    "threads",
    ...PAGE_KINDS.map((kind) => `RTF, ${KIND_NAMES[kind]}`),
    "first sound, demo text",
  ];
  return table([...heads, "page to first sound", "peak RSS", "download"], rows);
}

function total(spoken: PageResults["spoken"], what: "equalWords" | "words"): number {
  return spoken.reduce((sum, one) => sum + one[what], 0);
}

function rtfOf(spoken: PageResults["spoken"], kind: Kind): number {
  const own = spoken.filter((one) => one.kind === kind);
  return median(own.map(({ tookSeconds, audioSeconds }) => tookSeconds / audioSeconds));
}
