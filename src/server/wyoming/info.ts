import type { Engine } from "../../core/engine.js";
import type { Voice } from "../../core/voice.js";
import { packageVersion } from "../../platform/node/package-version.js";
import type { WyomingEvent } from "./event.js";

const ATTRIBUTION = { name: "VoxWeave", url: "https://github.com/voxweave/voxweave" };

/** Returns the event that describes the server and its voices. Home Assistant shows the descriptions and sends the names. */
export function infoEvent(engine: Engine, voices: readonly Voice[]): WyomingEvent {
  const version = packageVersion();
  const program = {
    name: "voxweave",
    description: `VoxWeave (${engine.id})`,
    attribution: ATTRIBUTION,
    installed: true,
    version,
    supports_synthesize_streaming: true,
    voices: voices.map((voice) => ({
      name: voice.id,
      description: descriptionOf(voice),
      attribution: ATTRIBUTION,
      installed: true,
      version,
      languages: [voice.locale],
    })),
  };
  return {
    type: "info",
    data: { tts: [program], asr: [], handle: [], intent: [], wake: [], mic: [], snd: [] },
  };
}

function descriptionOf({ name, gender, grade }: Voice): string {
  return `${name} (${gender}${grade === undefined ? "" : `, grade ${grade}`})`;
}
