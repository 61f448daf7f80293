import { type AnyVoxError, isVoxError } from "../../core/errors.js";
import { messageOf } from "../../core/message-of.js";
import { unknownVoice } from "../../server/speech/explain-failure.js";
import { systemPlayers } from "../playback/system-players.js";
import { isUsageError, UsageError } from "../usage-errors.js";

const OTHER_PLAYER = "Use synthesize_to_file, or ask the user to start voxweave mcp with another --player";

/**
 * Returns the message about a failure for an agent, which has tools where people have commands.
 *
 * @param log gets a fault of the program, of which the agent learns nothing
 */
export function failureForAgent(error: unknown, log: (line: string) => void): string {
  if (isVoxError(error)) return messageForAgent(error);
  if (isUsageError(error)) return messageOf(error);
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return "this call failed through a fault of VoxWeave; the log of the MCP server has the reason";
}

function messageForAgent(error: AnyVoxError): string {
  const { code, details } = error;
  if (code === "VOX_VOICE_UNKNOWN") return unknownVoice(details, "list_voices");
  if (code === "VOX_PLAYER_FAILED") {
    return `${details.player} did not play the sound: ${details.reason}. ${OTHER_PLAYER}`;
  }
  return error.message;
}

/** Returns the error for an agent when no player can be chosen. @param error of `choosePlayer` */
export function noPlayerForAgent(error: unknown): unknown {
  if (error instanceof UsageError) return new UsageError(`${error.message}. ${OTHER_PLAYER}`, { cause: error });
  if (!isVoxError(error)) return error;
  const names = systemPlayers(process.platform).map(({ program }) => program);
  const message = `no program here plays sound. Use synthesize_to_file, or ask the user to install one of ${names.join(", ")}`;
  return new UsageError(message, { cause: error });
}
