import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";

/** A program that reads texts: one text for each input line, one JSON object for each output line, in order. */
export interface Contestant {
  readonly name: string;
  /** The measured program and its version. */
  readonly about: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Whether its input lines are JSON strings or plain text. */
  readonly takes: "json" | "text";
}

/** The reading of a text. Both parts are missing if the contestant could not read it. */
export interface Reading {
  readonly phonemes?: string;
  /** The words, if the contestant returns them. */
  readonly spoken?: string;
}

/** The readings by text. */
export type Readings = ReadonlyMap<string, Reading>;

/**
 * Same as `readAll`, but takes the readings of an earlier run from `file`. A rival of the same version returns the same
 * reading, and takes minutes for all texts.
 */
export async function readKept(contestant: Contestant, texts: Iterable<string>, file: string): Promise<Readings> {
  const kept = new Map<string, Reading>(JSON.parse(await readFile(file, "utf8").catch(() => "[]")));
  const unread = [...texts].filter((text) => !kept.has(text));
  if (unread.length > 0) {
    for (const [text, reading] of await readAll(contestant, unread)) kept.set(text, reading);
    await writeFile(file, JSON.stringify([...kept]));
  }
  return kept;
}

/** @returns a reading of every text; a text that occurs several times is read once */
export async function readAll(contestant: Contestant, texts: Iterable<string>): Promise<Readings> {
  const wanted = [...new Set(texts)].filter((text) => text.trim() !== "");
  const child = spawn(contestant.command, contestant.args, { stdio: ["pipe", "pipe", "inherit"] });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.stdin.once("error", reject);
  });
  child.stdin.end(wanted.map((text) => `${contestant.takes === "json" ? JSON.stringify(text) : text}\n`).join(""));
  return Promise.race([collect(contestant, wanted, child.stdout), failed]);
}

async function collect(
  { name }: Contestant,
  wanted: readonly string[],
  output: NodeJS.ReadableStream,
): Promise<Readings> {
  const readings = new Map<string, Reading>();
  for await (const line of createInterface({ input: output })) {
    const text = wanted[readings.size];
    if (!line.startsWith("{") || text === undefined) continue; // Libraries print to standard output too.
    readings.set(text, JSON.parse(line) as Reading);
  }
  if (readings.size !== wanted.length) {
    throw new Error(`${name} read ${readings.size} of ${wanted.length} texts; its messages are above`);
  }
  return readings;
}
