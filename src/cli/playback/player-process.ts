import { spawn } from "node:child_process";
import { basename } from "node:path";
import { VoxError } from "../../core/errors.js";
import { type Exit, type SupervisedChild, superviseChild } from "../../platform/node/processes/supervised-child.js";
import { argsForFile, type PlayerCommand } from "./player-command.js";

/** A running player. Disposing of it kills the player at once, so that the sound stops. */
export interface PlayerProcess extends AsyncDisposable {
  /** Writes to the standard input of the player. Resolves when the player or its pipe has accepted all bytes. */
  write(bytes: Uint8Array): Promise<void>;
  /** Closes the standard input, and resolves when the player has played everything and ended. */
  finish(): Promise<void>;
}

export interface StartPlayerOptions {
  /** A WAV file to play. @default a stream from standard input */
  readonly file?: string;
  /** An abort kills the player at once. */
  readonly signal: AbortSignal;
}

/**
 * Starts a player. It inherits all variables of this process, as in a pipe of a shell.
 *
 * `write` and `finish` reject with a `VoxError` `VOX_PLAYER_FAILED` if the player fails or ends too early, and with the
 * reason of the signal after an abort.
 */
export function startPlayer(command: PlayerCommand, { file, signal }: StartPlayerOptions): PlayerProcess {
  signal.throwIfAborted();
  const child = spawn(command.program, file === undefined ? command.args : argsForFile(command, file), {
    stdio: ["pipe", "ignore", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const supervised = superviseChild(child);
  const { stdin } = child;
  stdin.on("error", () => {}); // The callback of the write receives the same error.
  const kill = (): void => supervised.kill("SIGKILL"); // A player that ends by SIGTERM may first play its buffer.
  signal.addEventListener("abort", kill, { once: true });
  const waitForEnd = async (whole: boolean): Promise<void> => {
    const exit = await supervised.exited;
    signal.removeEventListener("abort", kill);
    signal.throwIfAborted();
    const reason = failureReason(command, exit, supervised);
    if (reason !== undefined) throw playerFailed(command, reason);
    if (!whole) throw playerFailed(command, "it ended before the end of the sound");
  };
  return {
    async write(bytes) {
      const error = await new Promise<unknown>((resolve) => void stdin.write(bytes, resolve));
      if (error) await waitForEnd(false);
    },
    async finish() {
      stdin.end();
      await waitForEnd(true);
    },
    async [Symbol.asyncDispose]() {
      kill();
      await supervised.exited;
      signal.removeEventListener("abort", kill);
    },
  };
}

/** Returns why a player failed, or `undefined` if it succeeded. */
function failureReason(command: PlayerCommand, exit: Exit, child: SupervisedChild): string | undefined {
  if (exit.failure !== undefined) return `it does not start: ${exit.failure.message}`;
  const stderr = child.stderr();
  const [failure] = command.failure?.exec(stderr) ?? [];
  if (failure !== undefined || exit.code === 0) return failure;
  const lastLine = stderr.split(/[\r\n]+/u).findLast((line) => line.trim() !== "");
  return lastLine?.trim() ?? (exit.signal === null ? `exit code ${exit.code}` : `ended by ${exit.signal}`);
}

function playerFailed({ program }: PlayerCommand, reason: string): VoxError<"VOX_PLAYER_FAILED"> {
  const player = basename(program);
  const message = `${player} did not play the sound: ${reason}. Name another player with --player, or write a file: voxweave speak`;
  return new VoxError("VOX_PLAYER_FAILED", message, { player, reason });
}
