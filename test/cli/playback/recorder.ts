import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlayerCommand } from "../../../src/cli/playback/player-command.js";
import { until } from "../../support/processes.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

const PROGRAM = fileURLToPath(new URL("fixtures/records.mjs", import.meta.url));

/** A player that records what it is given. See `fixtures/records.mjs`. */
export interface Recorder extends AsyncDisposable {
  readonly folder: string;
  /** The command of the player, with more arguments. */
  command(...args: string[]): PlayerCommand;
  /** The events so far, without process ids. */
  events(): Promise<string[]>;
  /** Waits until the event has happened `times` times. */
  happened(event: string, times?: number): Promise<void>;
  /** Ids of the processes that have started. */
  pids(): Promise<number[]>;
  /** Content of the sound that the program received as number `n`, from 1. */
  sound(n: number): Promise<Buffer>;
  /** Lets the programs go on that wait (`--wait`). */
  go(): Promise<void>;
}

export async function openRecorder(): Promise<Recorder> {
  const folder = await openTemporaryFolder();
  const lines = async (): Promise<string[]> => {
    const text = await readFile(join(folder.path, "events.txt"), "utf8").catch(() => "");
    return text.split("\n").slice(0, -1);
  };
  const events = async (): Promise<string[]> => (await lines()).map((line) => line.replace(/ \d+$/u, ""));
  return {
    folder: folder.path,
    command: (...args) => ({ program: process.execPath, args: [PROGRAM, folder.path, ...args] }),
    events,
    happened: (event, times = 1) =>
      until(async () => (await events()).filter((one) => one === event).length >= times, `the event "${event}"`),
    pids: async () => (await lines()).flatMap((line) => /^start (\d+)$/u.exec(line)?.slice(1).map(Number) ?? []),
    sound: (n) => readFile(join(folder.path, `${n}.wav`)),
    go: () => writeFile(join(folder.path, "go"), ""),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
