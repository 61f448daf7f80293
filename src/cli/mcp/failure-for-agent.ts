import { isVoxError } from "../../core/errors.js";
import { messageOf } from "../../core/message-of.js";
import { unknownVoice } from "../../server/speech/explain-failure.js";

/** Returns the message about a failure for an agent, which has tools where people have commands. */
export function failureForAgent(error: unknown): string {
  if (!isVoxError(error)) return messageOf(error);
  const { code, details } = error;
  if (code === "VOX_VOICE_UNKNOWN") return unknownVoice(details, "list_voices");
  if (code === "VOX_PLAYER_FAILED") {
    const problem = `${details.player} did not play the sound: ${details.reason}`;
    return `${problem}. Use synthesize_to_file, or ask the user to start voxweave mcp with another --player`;
  }
  return error.message;
}
