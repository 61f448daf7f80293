import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";

const byKind = <T extends z.ZodType>(value: T) =>
  z.object({ word: value, short: value, medium: value, long: value }).partial();

const rowSchema = z.object({
  name: z.string(),
  /** Medians of the seconds of work for a second of sound, by the kind of text. */
  rtf: byKind(z.number()),
  /** Medians of the time to the complete sound of a text, by the kind of text. @unit seconds */
  took: byKind(z.number()).optional(),
  /** Time to the first sound of a running process, by the kind of text. @unit seconds */
  first: byKind(z.object({ p50: z.number(), p95: z.number() })),
  /** Median of the time from the start of a new process to its first sound. @unit seconds */
  coldStart: z.number(),
  /** Peak memory of all its processes together. @unit bytes */
  peakRssBytes: z.number(),
  /** Seconds of CPU for a second of sound, over all measurements. */
  cpuSeconds: z.number(),
  /** Median of its distances from the float32 sound with the same phonemes. @unit decibels */
  distance: z.number().optional(),
});

/** The figures of one contestant in a run. A figure that was not measured is missing. */
export type Row = z.infer<typeof rowSchema>;

const runSchema = z.object({
  /** Such as `"2026-11-22T23:15:00.000Z"`. */
  date: z.string(),
  commit: z.string(),
  machine: z.object({
    processor: z.string(),
    cores: z.number(),
    features: z.array(z.string()).readonly(),
    memoryGiB: z.number(),
    node: z.string(),
  }),
  rounds: z.number(),
  rows: z.array(rowSchema),
  limits: z.object({ multiplyAdds: z.number(), peaks: z.record(z.string(), z.number()) }),
});

/** One run, as in a line of the history. */
export type Run = z.infer<typeof runSchema>;

/** Appends a run as a line, with its figures rounded to four digits. */
export async function appendRun(file: string, run: Run): Promise<void> {
  const line = JSON.stringify(run, (_, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(Number.isInteger(value) ? 15 : 4)) : value,
  );
  await appendFile(file, `${line}\n`);
}

/** Reads all runs, the oldest first. @throws {z.ZodError} if a line is not a run. */
export async function readRuns(file: string): Promise<Run[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => runSchema.parse(JSON.parse(line)));
}

/** Returns the runs on a machine like that of the last run. Others are not comparable. */
export function comparableRuns(runs: readonly Run[]): Run[] {
  const machineOf = ({ machine: { processor, cores, features } }: Run): string =>
    JSON.stringify([processor, cores, features]);
  const last = runs.at(-1);
  return last === undefined ? [] : runs.filter((run) => machineOf(run) === machineOf(last));
}
