import { computed, effect, signal } from "@preact/signals";
import { type SourceError, toSourceError } from "../source/source-error.js";
import type { PageVoice } from "../source/speech-source.js";
import { hostDefaults, source, sourceStatus } from "./source.js";

/** All voices of the source; undefined until they are known. */
export const voices = signal<readonly PageVoice[] | undefined>();
/** The voice or mix that the source takes unless the user chooses one; undefined until it is known. */
export const defaultVoice = computed(() =>
  source.value?.kind === "device" ? voices.value?.[0]?.id : hostDefaults.value.voice,
);
/** Why the list of voices cannot be loaded. */
export const voicesFailure = signal<SourceError | undefined>();

/** Loads the voices of the source. */
export async function loadVoices(): Promise<void> {
  const asked = source.peek();
  if (asked === undefined) return;
  try {
    const list = await asked.voices();
    if (asked !== source.peek()) return;
    voices.value = list;
    voicesFailure.value = undefined;
  } catch (error) {
    if (asked === source.peek()) voicesFailure.value = toSourceError(error, "voice");
  }
}

/** Loads the voices whenever the source becomes ready. */
export function startVoices(): void {
  effect(() => {
    if (source.value !== undefined && sourceStatus.value === "ready") void loadVoices();
  });
}
