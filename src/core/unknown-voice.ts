import { VoxError } from "./errors.js";
import { nearMatches } from "./near-matches.js";
import type { Voice } from "./voice.js";

/** The error for a voice that an engine does not have: it names those most like it. */
export function unknownVoice(voice: string, engine: string, voices: readonly Voice[]): VoxError<"VOX_VOICE_UNKNOWN"> {
  const near = nearMatches(
    voice,
    voices.map(({ id }) => id),
  );
  const hint = near.length > 0 ? `did you mean ${near.join(", ")}?` : "";
  const advice = `${hint} "voxweave voices" lists all ${voices.length}`.trim();
  return new VoxError("VOX_VOICE_UNKNOWN", `engine ${engine} has no voice "${voice}"; ${advice}`, { voice, near });
}
