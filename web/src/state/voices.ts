import { computed, effect, signal } from "@preact/signals";
import { type SourceError, toSourceError } from "../source/source-error.js";
import type { PageVoice, SpeechSource } from "../source/speech-source.js";
import { hostDefaults, source, sourceStatus } from "./source.js";

/** The voices that were loaded last, or why not, with the source that was asked. */
const loaded = signal<
  { readonly from: SpeechSource; readonly list?: readonly PageVoice[]; readonly failure?: SourceError } | undefined
>();
const ofSource = computed(() => (loaded.value?.from === source.value ? loaded.value : undefined));

/** All voices of the source; undefined until they are known. */
export const voices = computed(() => ofSource.value?.list);
/** Why the list of voices cannot be loaded. */
export const voicesFailure = computed(() => ofSource.value?.failure);
/** The voice or mix that the source takes unless the user chooses one; undefined until it is known. */
export const defaultVoice = computed(() =>
  source.value?.kind === "device" ? voices.value?.[0]?.id : hostDefaults.value.voice,
);

/** Loads the voices of the source. A list that is here stays until another one has come. */
export async function loadVoices(): Promise<void> {
  const from = source.peek();
  if (from === undefined) return;
  try {
    const list = await from.voices();
    if (from === source.peek()) loaded.value = { from, list };
  } catch (error) {
    if (from !== source.peek() || voices.peek() !== undefined) return;
    loaded.value = { from, failure: toSourceError(error, "voice") };
  }
}

/** Loads the voices whenever the source becomes ready. */
export function startVoices(): void {
  effect(() => {
    if (source.value !== undefined && sourceStatus.value === "ready") void loadVoices();
  });
}
