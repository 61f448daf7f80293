import { VoxError } from "../../core/errors.js";
import { UsageError } from "../usage-errors.js";
import { findProgram } from "./find-program.js";
import { type PlayerCommand, parsePlayerCommand } from "./player-command.js";
import { installCommand, systemPlayers } from "./system-players.js";

export interface ChoosePlayerOptions {
  /** @default the variables of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** @default the platform of this process */
  readonly platform?: NodeJS.Platform;
}

/**
 * Chooses the program that plays sound: the named one, or the first known player of the platform that is installed.
 *
 * @param named value of `--player`: a command, or only the name of a known player. @default the variable `VOXWEAVE_PLAYER`
 * @throws {UsageError} if the named player does not exist.
 * @throws {VoxError} `VOX_DEPENDENCY_MISSING` if none is named and no known player is installed.
 */
export async function choosePlayer(
  named: string | undefined,
  { env = process.env, platform = process.platform }: ChoosePlayerOptions = {},
): Promise<PlayerCommand> {
  const command = named ?? (env["VOXWEAVE_PLAYER"] || undefined);
  const known = systemPlayers(platform);
  if (command === undefined) return firstInstalled(known, env);
  const player = known.find(({ program }) => program === command.trim()) ?? parsePlayerCommand(command);
  const path = await findProgram(player.program, env);
  if (path !== undefined) return { ...player, program: path };
  const from = named === undefined ? "VOXWEAVE_PLAYER" : "--player";
  throw new UsageError(`${from} must name an installed program; found none named ${JSON.stringify(player.program)}`);
}

async function firstInstalled(known: readonly PlayerCommand[], env: NodeJS.ProcessEnv): Promise<PlayerCommand> {
  for (const player of known) {
    const path = await findProgram(player.program, env);
    if (path !== undefined) return { ...player, program: path };
  }
  const names = known.map(({ program }) => program).join(", ");
  const command = await installCommand(async (program) => (await findProgram(program, env)) !== undefined);
  throw new VoxError(
    "VOX_DEPENDENCY_MISSING",
    `found no program that plays sound (looked for ${names}); install one, for example: ${command}. ` +
      "Or name another with --player, or write a file: voxweave speak",
    { dependency: "a program that plays sound", command },
  );
}
