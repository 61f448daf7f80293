import { isVoxError } from "../../core/errors.js";
import { messageOf } from "../../core/message-of.js";
import { unknownVoice } from "../../server/speech/explain-failure.js";
import { systemPlayers } from "../playback/system-players.js";

const OTHER_PLAYER = "Use synthesize_to_file, or ask the user to start voxweave mcp with another --player";

/** Returns the message about a failure for an agent, which has tools where people have commands. */
export function failureForAgent(error: unknown): string {
  if (!isVoxError(error)) return messageOf(error);
  const { code, details } = error;
  if (code === "VOX_VOICE_UNKNOWN") return unknownVoice(details, "list_voices");
  if (code === "VOX_PLAYER_FAILED") {
    return `${details.player} did not play the sound: ${details.reason}. ${OTHER_PLAYER}`;
  }
  return error.message;
}

/** Returns the error for an agent when no player can be chosen. @param error of `choosePlayer` */
export function noPlayerForAgent(error: unknown): Error {
  if (!isVoxError(error)) return new TypeError(`${messageOf(error)}. ${OTHER_PLAYER}`, { cause: error });
  const names = systemPlayers(process.platform).map(({ program }) => program);
  const message = `no program here plays sound. Use synthesize_to_file, or ask the user to install one of ${names.join(", ")}`;
  return new Error(message, { cause: error });
}
