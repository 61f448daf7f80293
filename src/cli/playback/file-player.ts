import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { encodePcm16 } from "../../audio/pcm16.js";
import { encodeWavHeader } from "../../audio/wav.js";
import { linkAbort } from "../../core/linked-abort.js";
import { unwritable } from "../../platform/node/files/disk.js";
import { removeAtExit, sweepAbandoned, temporaryPathFor } from "../../platform/node/files/temporary-file.js";
import type { Player, PlayerOptions } from "./player.js";
import type { PlayerCommand } from "./player-command.js";
import { startPlayer } from "./player-process.js";

/**
 * Opens a player whose program plays one WAV file and ends. Each call of `play` writes a temporary file for it.
 *
 * The program for the next file starts when the time of the last sound is over, counted from the start of its program. Both
 * programs take about the same time to start, so no gap is heard. It does not wait for the end of the last program, because
 * the gap would be as long as the end of one program and the start of another.
 */
export function openFilePlayer(command: PlayerCommand, { sampleRate, signal }: PlayerOptions): Player {
  const closed = linkAbort([signal]);
  const running = new Set<Promise<void>>();
  let due: Promise<void> = sweepAbandoned(target());
  due.catch(() => {}); // The first call of `play` rejects.
  const start = (file: TemporaryWav): void => {
    const ended = playFile(command, file, { signal: closed.signal });
    running.add(ended);
    // A failed program stays in the set, so that `finish` rejects.
    ended.then(() => running.delete(ended)).catch(() => {});
    due = Promise.race([ended, sleep(file.durationMs, undefined, { ref: false })]);
    due.catch(() => {});
  };
  return {
    async play(samples) {
      const file = await writeTemporaryWav(samples, sampleRate);
      try {
        await due;
        signal.throwIfAborted();
        start(file);
      } catch (error) {
        await file.remove();
        throw error;
      }
    },
    finish: async () => void (await Promise.all(running)),
    [Symbol.asyncDispose]: async () => {
      closed.abort();
      await Promise.allSettled(running);
    },
  };
}

async function playFile(command: PlayerCommand, file: TemporaryWav, options: { signal: AbortSignal }): Promise<void> {
  try {
    await using program = startPlayer(command, { file: file.path, ...options });
    await program.finish();
  } finally {
    await file.remove();
  }
}

interface TemporaryWav {
  readonly path: string;
  /** @unit ms */
  readonly durationMs: number;
  remove(): Promise<void>;
}

/** The temporary files have names as if they became this file. It is never made. */
const target = (): string => join(tmpdir(), "voxweave-say.wav");

/** Writes a file that only this user can read. The end of this program removes it, too. */
async function writeTemporaryWav(samples: Float32Array, sampleRate: number): Promise<TemporaryWav> {
  const path = temporaryPathFor(target(), "wav");
  const pcm = encodePcm16(samples);
  const forget = removeAtExit(path);
  const remove = async (): Promise<void> => {
    await rm(path, { force: true });
    forget();
  };
  try {
    // No atomic file: only the player reads it, and only when it is complete.
    await writeFile(path, Buffer.concat([encodeWavHeader(sampleRate, pcm.length), pcm]), { flag: "wx", mode: 0o600 });
  } catch (cause) {
    await remove();
    throw unwritable(`cannot write ${path}`, path, {
      cause: cause as NodeJS.ErrnoException,
      elsewhere: "set TMPDIR to a folder",
    });
  }
  return { path, durationMs: (samples.length / sampleRate) * 1000, remove };
}
