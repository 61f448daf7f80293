import { computed, effect, signal } from "@preact/signals";
import type { Explanation } from "../../../src/frontend/explain.js";
import { type SourceError, toSourceError } from "../source/source-error.js";
import type { SpeakSettings, SpeechSource } from "../source/speech-source.js";
import { isBlank, text } from "./document.js";
import { settings } from "./settings.js";
import { noteSourceFailure, source, sourceStatus } from "./source.js";

/** The reading of a text. */
export interface Reading {
  readonly text: string;
  readonly settings: SpeakSettings;
  readonly explanation: Explanation;
}

/** The reading that is shown. */
export const reading = signal<Reading | undefined>();
/** Whether a reading is under way. */
export const isReading = signal(false);
/** Why the last reading failed. */
export const readingFailure = signal<SourceError | undefined>();

/** Longest text that is read again after each change. A longer one waits for a click, for it counts against a client's limits. */
const AUTOMATIC_LENGTH = 5_000;
/** Time without a change before a text is read again. @unit ms */
const QUIET_MS = 500;

/** The text of now, with its settings. */
const wanted = computed(() => ({ text: text.value, settings: settings.value }));

/** Whether the reading is of the text and the settings of now. */
export const isReadingCurrent = computed(() => {
  const shown = reading.value;
  return shown !== undefined && shown.text === wanted.value.text && sameReading(shown.settings, wanted.value.settings);
});

let stopLast: AbortController | undefined;

/** Asks how the text of now is read. */
export async function readNow(): Promise<void> {
  stopLast?.abort();
  const speaker = source.peek();
  if (speaker === undefined || isBlank.peek()) return;
  const stop = new AbortController();
  stopLast = stop;
  isReading.value = true;
  readingFailure.value = undefined;
  const asked = wanted.peek();
  try {
    const explanation = await speaker.explain(asked.text, asked.settings, { signal: stop.signal });
    if (!stop.signal.aborted) reading.value = { ...asked, explanation };
  } catch (error) {
    if (!stop.signal.aborted) noteFailure(speaker, toSourceError(error, "text"));
  } finally {
    if (stopLast === stop) isReading.value = false;
  }
}

/** Shows a failure. A source that is gone is asked for no reading until it is back. */
function noteFailure(speaker: SpeechSource, error: SourceError): void {
  readingFailure.value = error;
  if (error.place === "source") noteSourceFailure(speaker, error);
}

/** Whether the text is read again without a click: see {@link AUTOMATIC_LENGTH}. The first reading of a device loads its model. */
export function isAutomatic(): boolean {
  return text.value.length <= AUTOMATIC_LENGTH && (source.value?.isOpen ?? false);
}

/** Keeps the reading of now while its panel is shown. Returns the function that ends it. */
export function followText(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = effect(() => {
    const isReady = sourceStatus.value === "ready" && !isBlank.value;
    clearTimeout(timer);
    void wanted.value; // A change during a reading asks for another, though that of now is out of date before and after it.
    if (!isReady || !isAutomatic() || isReadingCurrent.value) return;
    timer = setTimeout(() => void readNow(), reading.peek() === undefined ? 0 : QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    end();
    stopLast?.abort();
    isReading.value = false;
  };
}

/** Whether two settings give the same reading: speed, loudness and pauses do not change it. */
function sameReading(one: SpeakSettings, other: SpeakSettings): boolean {
  const key = ({ voice, markup, lexicon, cast }: SpeakSettings): string =>
    JSON.stringify([voice, markup, lexicon, cast]);
  return key(one) === key(other);
}
