import { Icon } from "../../design/icons.js";
import type { PageVoice } from "../../source/speech-source.js";
import { favourites, toggleFavourite } from "../../state/favourites.js";
import { mixes } from "../../state/mixes.js";
import { previewing, togglePreview } from "../../state/preview.js";
import { voice } from "../../state/settings.js";
import { defaultVoice } from "../../state/voices.js";
import { aboutMix, choicesOf } from "./choices.js";

/** Name of the preview of a voice. */
export const VOICE_SAMPLE = "voice";
const SAMPLE = "Hello. This is how I sound when I read your text.";

/** The chosen voice: what it is, its sample, and its star. */
export function VoiceCard({ voices }: { readonly voices: readonly PageVoice[] }) {
  const id = voice.value;
  const known = choicesOf(voices, mixes.value, [], defaultVoice.value).find((choice) => choice.id === id);
  const { name, about } = known ?? unknown(id, voices);
  const isLiked = favourites.value.includes(id);
  const isHeard = previewing.value === VOICE_SAMPLE;
  return (
    <div class="voice-card">
      <div class="voice-words" aria-live="polite">
        <p class="voice-name">{name}</p>
        <p class="small soft">{about}</p>
      </div>
      {id !== "" && known && (
        <button
          type="button"
          class="button quiet icon star"
          aria-label={`Favourite: ${name}`}
          aria-pressed={isLiked}
          onClick={() => toggleFavourite(id)}
        >
          <Icon name="star" />
        </button>
      )}
      <button
        type="button"
        class="button icon"
        aria-label={isHeard ? "Stop the sample" : `Hear ${name}`}
        onClick={() => togglePreview(VOICE_SAMPLE, SAMPLE, { markup: "plain" })}
      >
        <Icon name={isHeard ? "stop" : "play"} />
      </button>
    </div>
  );
}

/** Describes a mix without a name, or a voice that the source lacks. */
function unknown(id: string, voices: readonly PageVoice[]) {
  if (id.includes("+")) return { name: "Your mix", about: aboutMix(id, voices) };
  return { name: id, about: "not among the voices of this source" };
}
