import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A program that reads texts: one a line in, one JSON object a line out, in order. */
export interface Contestant {
  readonly name: string;
  /** What was measured, and of which version. */
  readonly about: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Whether its lines are JSON strings or the texts as they are. */
  readonly takes: "json" | "text";
}

/** How a text was read; both are missing where the contestant could not read it. */
export interface Reading {
  readonly phonemes?: string;
  /** The words, where the contestant tells them. */
  readonly spoken?: string;
}

/** @returns a reading of every text; each is read once, however often it is given */
export async function readAll(contestant: Contestant, texts: Iterable<string>): Promise<ReadonlyMap<string, Reading>> {
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
): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>();
  for await (const line of createInterface({ input: output })) {
    const text = wanted[readings.size];
    if (!line.startsWith("{") || text === undefined) continue; // Libraries print to standard output what they like.
    readings.set(text, JSON.parse(line) as Reading);
  }
  if (readings.size !== wanted.length) {
    throw new Error(`${name} read ${readings.size} of ${wanted.length} texts; its messages are above`);
  }
  return readings;
}
