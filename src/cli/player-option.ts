import type { Command } from "commander";
import { systemPlayers } from "./playback/system-players.js";

/** The option of each command that plays sound. */
export interface PlayerFlags {
  readonly player?: string;
}

const PLAYERS = systemPlayers(process.platform)
  .map(({ program }) => program)
  .join(", ");

/** Adds the option of {@link PlayerFlags} to a command. */
export function withPlayerFlag(command: Command): Command {
  return command.option(
    "--player <command>",
    `program that plays WAV from its standard input, or the file {file} (default: VOXWEAVE_PLAYER, or the first that is installed of ${PLAYERS})`,
  );
}
