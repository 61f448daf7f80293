import type { SpeechChunk } from "../../speaker/speak-options.js";
import type { SpeechStream } from "../../speaker/speech-stream.js";
import { openPlayer } from "./player.js";
import type { PlayerCommand } from "./player-command.js";

export interface PlayStreamOptions {
  /** An abort stops the sound at once. */
  readonly signal: AbortSignal;
  /** Called when the player has accepted a chunk. The player runs at most its own buffer ahead of the sound. */
  readonly onPlayed?: (chunk: SpeechChunk) => void;
}

/**
 * Plays a text while it is being spoken. Resolves when the sound has ended. A text without sound plays nothing.
 *
 * @throws {VoxError} `VOX_PLAYER_FAILED`, and the errors of the stream.
 */
export async function playStream(
  stream: SpeechStream,
  program: PlayerCommand,
  { signal, onPlayed }: PlayStreamOptions,
): Promise<void> {
  await using player = openPlayer(program, { sampleRate: stream.sampleRate, signal });
  for await (const chunk of stream) {
    if (chunk.samples.length > 0) await player.play(chunk.samples);
    onPlayed?.(chunk);
  }
  if (stream.totals.durationSeconds > 0) await player.finish();
}
