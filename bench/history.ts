import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";

const byKind = <T extends z.ZodType>(value: T) =>
  z.object({ word: value, short: value, medium: value, long: value }).partial();

const rowSchema = z.object({
  name: z.string(),
  /** Medians, by the kind of text. Seconds of work for a second of sound. */
  rtf: byKind(z.number()),
  /** Medians: to all the sound of a text, however long that is. @unit seconds */
  took: byKind(z.number()).optional(),
  /** To the first sound of a process that is up, by the kind of text. @unit seconds */
  first: byKind(z.object({ p50: z.number(), p95: z.number() })),
  /** Median, from a process that does not exist yet to its first sound. @unit seconds */
  coldStart: z.number(),
  /** The most that all its processes held together. @unit bytes */
  peakRssBytes: z.number(),
  /** Of the processors, for a second of sound, in all that was measured. */
  cpuSeconds: z.number(),
  /** Median of its distances from the float32 sound with the same phonemes. @unit decibels */
  distance: z.number().optional(),
});

/** What one contestant did in a run; a figure that was not measured is missing. */
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

/** One run, as a line of the history has it. */
export type Run = z.infer<typeof runSchema>;

/** Adds a run as a line, its figures to four digits. */
export async function appendRun(file: string, run: Run): Promise<void> {
  const line = JSON.stringify(run, (_, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(Number.isInteger(value) ? 15 : 4)) : value,
  );
  await appendFile(file, `${line}\n`);
}

/** All runs, in the order in which they were made. @throws {z.ZodError} where a line is none. */
export async function readRuns(file: string): Promise<Run[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => runSchema.parse(JSON.parse(line)));
}

/** Those of `runs` that were made on a machine like that of the last one: others do not compare. */
export function comparableRuns(runs: readonly Run[]): Run[] {
  const machineOf = ({ machine: { processor, cores, features } }: Run): string =>
    JSON.stringify([processor, cores, features]);
  const last = runs.at(-1);
  return last === undefined ? [] : runs.filter((run) => machineOf(run) === machineOf(last));
}
