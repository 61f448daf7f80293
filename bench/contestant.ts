import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { type TreeUsage, treeUsage } from "./process-tree.js";

/** What is measured against what. */
export interface ContestantSpec {
  readonly name: string;
  /** A script for Node, and its arguments. */
  readonly args: readonly string[];
}

/** One text, spoken once. */
export interface Result {
  readonly audioSeconds: number;
  /** Time to the first piece of sound. @unit seconds */
  readonly firstSeconds: number;
  readonly tookSeconds: number;
  /** Of all its processes, for this text. */
  readonly cpuSeconds: number;
  /** Of all its processes, so far. @unit bytes */
  readonly peakRssBytes: number;
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array;
}

/** A contestant's process, which speaks one text after another. */
export class Contestant {
  readonly name: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor({ name, args }: ContestantSpec) {
    this.name = name;
    this.#child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    const lines: Interface = createInterface({ input: this.#child.stdout });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Waits until it has loaded its model. */
  async ready(): Promise<void> {
    await this.#next("ready");
  }

  async speak(text: string, out: string): Promise<Result> {
    const before = await this.#usage();
    this.#child.stdin.write(`${JSON.stringify({ text, out })}\n`);
    await this.#next("first");
    const result = (await this.#next("audioSeconds")) as unknown as Pick<
      Result,
      "audioSeconds" | "firstSeconds" | "tookSeconds"
    >;
    const { cpuSeconds, peakRssBytes } = await this.#usage();
    const bytes = await readFile(out);
    const samples = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    return { ...result, cpuSeconds: cpuSeconds - before.cpuSeconds, peakRssBytes, samples };
  }

  /** Seconds from the start of a fresh process to its first sound. */
  static async coldStart(spec: ContestantSpec, text: string, out: string): Promise<number> {
    const started = performance.now();
    const contestant = new Contestant(spec);
    contestant.#child.stdin.write(`${JSON.stringify({ text, out })}\n`);
    await contestant.#next("first");
    const seconds = (performance.now() - started) / 1000;
    await contestant.#next("audioSeconds");
    await contestant.close();
    return seconds;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin.end();
    await ended;
  }

  #usage(): Promise<TreeUsage> {
    return treeUsage(this.#child.pid ?? 0);
  }

  /** The next line that has `key`. */
  async #next(key: string): Promise<Record<string, unknown>> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`${this.name} ended before it answered; its messages are above`);
      const message = parse(value);
      if (message !== undefined && key in message) return message;
    }
  }
}

/** Libraries print to standard output what they like; only lines of the protocol count. */
function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
