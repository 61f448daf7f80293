import type { AudioFormatId } from "#dist/formats/audio-format.js";
import type { FormatFigures } from "./measure-formats.js";
import type { Crowd, Opening } from "./sinks-task.js";

/** Writes a table of the encoders. @param synthesisShare processor time of synthesis for a second of sound */
export function encoderTable(figures: readonly FormatFigures[], synthesisShare: number): string {
  const heads = [
    ...["format", "encoder", "a minute", "processor time", "of synthesis", "first bytes", "an utterance of 5 s"],
    ...["silence before", "distance"],
  ];
  return table(
    heads,
    figures.map(({ contestant, cpuShare, bytesPerMinute, firstMs, utteranceMs, delayMs, distance }) => [
      contestant.format,
      contestant.name,
      `${(bytesPerMinute / 1000).toFixed(0)} kB`,
      percent(cpuShare),
      percent(cpuShare / synthesisShare),
      Number.isFinite(firstMs) ? milliseconds(firstMs) : "at the end",
      milliseconds(utteranceMs),
      milliseconds(delayMs),
      `${distance.toFixed(2)} dB`,
    ]),
  );
}

export function openingTable(openings: ReadonlyMap<AudioFormatId, Opening>): string {
  const heads = ["format", "first open", "next, own thread", "next, same thread", "memory, own thread", "same thread"];
  return table(
    heads,
    [...openings].map(([format, { firstMs, ownMs, sharedMs, ownBytes, sharedBytes }]) => [
      format,
      ...[firstMs, ownMs, sharedMs].map(milliseconds),
      ...[ownBytes, sharedBytes].map(megabytes),
    ]),
  );
}

/** A measurement of many sounds at once. */
export interface CrowdRow extends Crowd {
  readonly count: number;
  readonly share: boolean;
}

export function crowdTable(rows: readonly CrowdRow[]): string {
  const heads = ["sounds at once", "threads", "sound for a second of time", "processor time", "memory at the peak"];
  return table(
    heads,
    rows.map(({ count, share, soundPerSecond, cpuShare, bytes }) => [
      String(count),
      share ? "one" : "one each",
      `${soundPerSecond.toFixed(0)} s`,
      percent(cpuShare),
      megabytes(bytes),
    ]),
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
