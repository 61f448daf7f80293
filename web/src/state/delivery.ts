import { computed } from "@preact/signals";
import { LOUDNESS, PARAGRAPH_PAUSE, SENTENCE_PAUSE, SPEED } from "./settings.js";
import { hostDefaults } from "./source.js";

/** Values of the source for the parts of the delivery that the user has not changed. */
export const presets = computed(() => {
  const { speed = SPEED.preset, loudness = {}, pauses = {} } = hostDefaults.value;
  return {
    speed,
    /** Undefined for a source that leaves each voice as loud as it is. @unit LUFS */
    loudness: loudness === "as-is" ? undefined : (loudness.lufs ?? LOUDNESS.preset),
    sentencePause: pauses.sentenceSeconds ?? SENTENCE_PAUSE.preset,
    paragraphPause: pauses.paragraphSeconds ?? PARAGRAPH_PAUSE.preset,
  };
});
