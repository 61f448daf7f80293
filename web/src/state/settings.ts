import { computed, type Signal } from "@preact/signals";
import type { MarkupLanguage } from "../../../src/markup/markup-language.js";
import type { Pauses } from "../../../src/speaker/pauses.js";
import type { SpeakSettings } from "../source/speech-source.js";
import { lexicon } from "./lexicon.js";
import { asString, asTable, oneOf, persisted } from "./persisted.js";
import { hostDefaults } from "./source.js";

/** Bounds and steps of the controls, with what a source takes unless its host says otherwise. */
export const SPEED = { min: 0.5, max: 2, step: 0.05, preset: 1 };
export const LOUDNESS = { min: -30, max: -10, step: 1, preset: -19 };
export const SENTENCE_PAUSE = { min: 0.15, max: 2, step: 0.05, preset: 0.4 };
export const PARAGRAPH_PAUSE = { min: 0.15, max: 4, step: 0.05, preset: 0.7 };

/** The voice or mix that the user chose. An empty string means that of the source. */
export const voice = persisted("voice", "", asString);
/** Pace of the voice. */
export const speed = delivery("speed", SPEED);
/** Loudness of the sound. @unit LUFS */
export const loudness = delivery("loudness", LOUDNESS);
/** Silence between sentences. @unit seconds */
export const sentencePause = delivery("sentence-pause", SENTENCE_PAUSE);
/** Silence between paragraphs. @unit seconds */
export const paragraphPause = delivery("paragraph-pause", PARAGRAPH_PAUSE);
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

/** The pauses that the user has changed, with the others of the host: a request has all pauses or none. */
const pauses = computed<Pauses>(() => {
  const own = {
    ...(sentencePause.value !== undefined && { sentenceSeconds: sentencePause.value }),
    ...(paragraphPause.value !== undefined && { paragraphSeconds: paragraphPause.value }),
  };
  return Object.keys(own).length === 0 ? {} : { ...hostDefaults.value.pauses, ...own };
});

/** All settings, as a source reads them. */
export const settings = computed<SpeakSettings>(() => ({
  voice: voice.value === "" ? undefined : voice.value,
  speed: speed.value,
  loudness: loudness.value,
  pauses: pauses.value,
  markup: markup.value,
  lexicon: lexicon.value,
  cast: { voices: castVoices.value, readsNames: readsNames.value },
}));

/** Sets the settings to those of an earlier speech. The lexicon stays, and roles that it lacked keep their voices. */
export function applySettings(earlier: SpeakSettings): void {
  voice.value = earlier.voice ?? "";
  speed.value = earlier.speed;
  loudness.value = earlier.loudness;
  sentencePause.value = earlier.pauses.sentenceSeconds;
  paragraphPause.value = earlier.pauses.paragraphSeconds;
  markup.value = earlier.markup;
  readsNames.value = earlier.cast.readsNames;
  castVoices.value = { ...castVoices.peek(), ...earlier.cast.voices };
}

/** Leaves speed, loudness and pauses to the source again. */
export function resetDelivery(): void {
  for (const own of [speed, loudness, sentencePause, paragraphPause]) own.value = undefined;
}

/** Creates a setting of the delivery. It is undefined until the user changes it: then the source takes its own. */
function delivery(
  name: string,
  { min, max }: { readonly min: number; readonly max: number },
): Signal<number | undefined> {
  return persisted<number | undefined>(name, undefined, (stored) =>
    typeof stored === "number" && stored >= min && stored <= max ? stored : undefined,
  );
}
