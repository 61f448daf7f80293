import { openFilePlayer } from "./file-player.js";
import { type PlayerCommand, playsFiles } from "./player-command.js";
import { openStreamPlayer } from "./stream-player.js";

/** Plays sound through the speakers of the machine. Disposing of it stops the sound at once. */
export interface Player extends AsyncDisposable {
  /**
   * Plays samples after all earlier ones. Resolves when the player can accept more, so that a caller that awaits it does not
   * run far ahead of the sound.
   *
   * @param samples shape (samples,), within [-1, 1]
   * @throws {VoxError} `VOX_PLAYER_FAILED`.
   */
  play(samples: Float32Array): Promise<void>;
  /** Resolves when everything has been played. @throws {VoxError} `VOX_PLAYER_FAILED`. */
  finish(): Promise<void>;
}

export interface PlayerOptions {
  /** @unit hertz */
  readonly sampleRate: number;
  /** An abort stops the sound at once. The calls then reject with its reason. */
  readonly signal: AbortSignal;
}

/** Opens a player with a program. */
export function openPlayer(command: PlayerCommand, options: PlayerOptions): Player {
  return playsFiles(command) ? openFilePlayer(command, options) : openStreamPlayer(command, options);
}
