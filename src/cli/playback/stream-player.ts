import { encodePcm16 } from "../../audio/pcm16.js";
import { encodeWavHeader } from "../../audio/wav.js";
import type { Player, PlayerOptions } from "./player.js";
import type { PlayerCommand } from "./player-command.js";
import { startPlayer } from "./player-process.js";

/**
 * Opens a player whose program plays a WAV stream from its standard input. The program starts at once, so that it is ready
 * when the first sound comes.
 */
export function openStreamPlayer(command: PlayerCommand, { sampleRate, signal }: PlayerOptions): Player {
  const program = startPlayer(command, { signal });
  let header: Uint8Array | undefined = encodeWavHeader(sampleRate, "streaming");
  return {
    async play(samples) {
      if (header !== undefined) await program.write(header);
      header = undefined;
      await program.write(encodePcm16(samples));
    },
    finish: () => program.finish(),
    [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
  };
}
