import { computed } from "@preact/signals";
import type { MarkupLanguage } from "../../../src/markup/markup-language.js";
import type { SpeakSettings } from "../source/speech-source.js";
import { lexicon } from "./lexicon.js";
import { asString, asTable, oneOf, persisted } from "./persisted.js";

/** Bounds and steps of the controls. */
export const SPEED = { min: 0.5, max: 2, step: 0.05, preset: 1 };
export const LOUDNESS = { min: -30, max: -10, step: 1, preset: -19 };
export const SENTENCE_PAUSE = { min: 0.15, max: 2, step: 0.05, preset: 0.4 };
export const PARAGRAPH_PAUSE = { min: 0.15, max: 4, step: 0.05, preset: 0.7 };

/** The voice or mix that the user chose. An empty string means that of the source. */
export const voice = persisted("voice", "", asString);
/** Pace of the voice. */
export const speed = persisted("speed", SPEED.preset, within(SPEED));
/** Loudness of the sound. @unit LUFS */
export const loudness = persisted("loudness", LOUDNESS.preset, within(LOUDNESS));
/** Silence between sentences. @unit seconds */
export const sentencePause = persisted("sentence-pause", SENTENCE_PAUSE.preset, within(SENTENCE_PAUSE));
/** Silence between paragraphs. @unit seconds */
export const paragraphPause = persisted("paragraph-pause", PARAGRAPH_PAUSE.preset, within(PARAGRAPH_PAUSE));
/** Markup language of the text. */
export const markup = persisted<MarkupLanguage | "auto">(
  "markup",
  "auto",
  oneOf(["auto", "plain", "markdown", "html", "ssml"] as const),
);

/** The voices of the roles of dialogues, by the names of the roles. */
export const castVoices = persisted<Readonly<Record<string, string>>>("cast", {}, asTable);
/** Whether the name before a line of a role is spoken. */
export const readsNames = persisted<boolean>("reads-names", false, oneOf([true, false]));

/** All settings, as a source reads them. */
export const settings = computed<SpeakSettings>(() => ({
  voice: voice.value === "" ? undefined : voice.value,
  speed: speed.value,
  loudness: loudness.value,
  // The silence that the voice itself makes is better than a fixed one, so the preset sends none.
  pauses: {
    ...(sentencePause.value !== SENTENCE_PAUSE.preset && { sentenceSeconds: sentencePause.value }),
    ...(paragraphPause.value !== PARAGRAPH_PAUSE.preset && { paragraphSeconds: paragraphPause.value }),
  },
  markup: markup.value,
  lexicon: lexicon.value,
  cast: { voices: castVoices.value, readsNames: readsNames.value },
}));

/** Sets the settings to those of an earlier speech. The lexicon stays, and roles that it lacked keep their voices. */
export function applySettings(earlier: SpeakSettings): void {
  voice.value = earlier.voice ?? "";
  speed.value = earlier.speed;
  loudness.value = earlier.loudness === "as-is" ? LOUDNESS.preset : earlier.loudness;
  sentencePause.value = earlier.pauses.sentenceSeconds ?? SENTENCE_PAUSE.preset;
  paragraphPause.value = earlier.pauses.paragraphSeconds ?? PARAGRAPH_PAUSE.preset;
  markup.value = earlier.markup;
  readsNames.value = earlier.cast.readsNames;
  castVoices.value = { ...castVoices.peek(), ...earlier.cast.voices };
}

/** Sets speed, loudness and pauses back to what they were at first. */
export function resetDelivery(): void {
  speed.value = SPEED.preset;
  loudness.value = LOUDNESS.preset;
  sentencePause.value = SENTENCE_PAUSE.preset;
  paragraphPause.value = PARAGRAPH_PAUSE.preset;
}

function within({ min, max }: { readonly min: number; readonly max: number }) {
  return (stored: unknown): number | undefined =>
    typeof stored === "number" && stored >= min && stored <= max ? stored : undefined;
}
