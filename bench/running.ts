import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Command } from "./contestants/contestant.js";
import { treeUsage } from "./process-tree.js";

/** One text, spoken once. */
export interface Result {
  readonly audioSeconds: number;
  /** Time to the first chunk of sound. @unit seconds */
  readonly firstSeconds: number;
  readonly tookSeconds: number;
  /** CPU time of all its processes for this text. */
  readonly cpuSeconds: number;
  /** Peak memory of all its processes together so far. @unit bytes */
  readonly peakRssBytes: number;
  /** Mono at 24 kHz; shape (samples,). */
  readonly samples: Float32Array;
}

/** How often to read the memory of the processes, which may start and end at any time. */
const LOOK_MS = 250;

/** A contestant's process, which speaks one text after another. */
export class Running {
  readonly name: string;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  #peakRssBytes = 0;

  constructor(name: string, { program, args, env }: Command) {
    this.name = name;
    this.#child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...env } });
    this.#child.stdin.on("error", () => {}); // The wait for its answer reports its end.
    const lines: Interface = createInterface({ input: this.#child.stdout });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Waits until the process has loaded its model. */
  async ready(): Promise<void> {
    await this.#next("ready");
  }

  async speak(text: string, out: string): Promise<Result> {
    const before = await this.#look();
    const looking = setInterval(() => void this.#look().catch(() => {}), LOOK_MS);
    try {
      this.#ask(text, out);
      await this.#next("first");
      const result = (await this.#next("audioSeconds")) as unknown as Pick<
        Result,
        "audioSeconds" | "firstSeconds" | "tookSeconds"
      >;
      const cpuSeconds = (await this.#look()) - before;
      return { ...result, cpuSeconds, peakRssBytes: this.#peakRssBytes, samples: await readSound(out) };
    } finally {
      clearInterval(looking);
    }
  }

  /** Measures the seconds from the start of a new process to its first sound. */
  static async coldStart(name: string, command: Command, text: string, out: string): Promise<number> {
    const started = performance.now();
    const running = new Running(name, command);
    running.#ask(text, out);
    await running.#next("first");
    const seconds = (performance.now() - started) / 1000;
    await running.#next("audioSeconds");
    await running.close();
    return seconds;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin.end();
    await ended;
  }

  #ask(text: string, out: string): void {
    this.#child.stdin.write(`${JSON.stringify({ text, out })}\n`);
  }

  /** @returns the CPU time of its processes so far. @unit seconds */
  async #look(): Promise<number> {
    const { cpuSeconds, peakRssBytes } = await treeUsage(this.#child.pid ?? 0);
    this.#peakRssBytes = Math.max(this.#peakRssBytes, peakRssBytes);
    return cpuSeconds;
  }

  /** Waits for the next line that has `key`. */
  async #next(key: string): Promise<Record<string, unknown>> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`${this.name} ended before it answered; its messages are above`);
      const message = parse(value);
      if (message !== undefined && key in message) return message;
    }
  }
}

async function readSound(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Parses a line of the protocol. Returns `undefined` for other lines, because libraries print to standard output too. */
function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
