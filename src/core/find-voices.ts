import { VoxError } from "./errors.js";
import { suggest } from "./suggest.js";
import type { Voice, VoiceMix } from "./voice.js";

/**
 * Returns the voices of a mix, in the order of the mix.
 *
 * @throws {VoxError} `VOX_VOICE_UNKNOWN` if the engine lacks a voice. It names the voices most like it.
 */
export function findVoices(mix: VoiceMix, engine: string, voices: readonly Voice[]): readonly Voice[] {
  return mix.map((share) => voices.find(({ id }) => id === share.voice) ?? throwUnknown(share.voice, engine, voices));
}

function throwUnknown(voice: string, engine: string, voices: readonly Voice[]): never {
  const near = suggest(
    voice,
    voices.map(({ id }) => id),
  );
  const hint = near.length > 0 ? `did you mean ${near.join(", ")}? ` : "";
  const message = `engine ${engine} has no voice "${voice}"; ${hint}"voxweave voices --engine ${engine}" lists all ${voices.length}`;
  throw new VoxError("VOX_VOICE_UNKNOWN", message, { voice, near });
}
