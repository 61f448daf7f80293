import { computed, effect, signal } from "@preact/signals";
import type { Explanation } from "../../../src/frontend/explain.js";
import { type SourceError, toSourceError } from "../source/source-error.js";
import type { SpeakSettings, SpeechSource } from "../source/speech-source.js";
import { isBlank, text } from "./document.js";
import { settings } from "./settings.js";
import { noteSourceFailure, source, sourceStatus } from "./source.js";

/** A text that is read, how, and by which source. */
interface Wanted {
  readonly text: string;
  readonly settings: SpeakSettings;
  readonly kind: SpeechSource["kind"] | undefined;
}

/** The reading of a text. */
export interface Reading extends Wanted {
  readonly explanation: Explanation;
}

/** The reading that is shown. */
export const reading = signal<Reading | undefined>();
/** Whether a reading is under way. */
export const isReading = signal(false);
/** Why the last reading failed, and of what. */
const failed = signal<(Wanted & { readonly error: SourceError }) | undefined>();

/** Longest text that is read again after each change. A longer one waits for a click, for it counts against a client's limits. */
const AUTOMATIC_LENGTH = 5_000;
/** Time without a change before a text is read again. @unit ms */
const QUIET_MS = 500;

/** The text of now, with its settings. */
const wanted = computed<Wanted>(() => ({ text: text.value, settings: settings.value, kind: source.value?.kind }));

/** Why the text of now cannot be read. */
export const readingFailure = computed(() => (isOfNow(failed.value) ? failed.value?.error : undefined));

/** Whether the reading is of the text and the settings of now. */
export const isReadingCurrent = computed(() => isOfNow(reading.value));

let stopLast: AbortController | undefined;

/** Asks how the text of now is read. */
export async function readNow(): Promise<void> {
  stopLast?.abort();
  const speaker = source.peek();
  if (speaker === undefined || isBlank.peek()) return;
  const stop = new AbortController();
  stopLast = stop;
  isReading.value = true;
  failed.value = undefined;
  const asked = wanted.peek();
  try {
    const explanation = await speaker.explain(asked.text, asked.settings, { signal: stop.signal });
    if (!stop.signal.aborted) reading.value = { ...asked, explanation };
  } catch (error) {
    if (stop.signal.aborted) return;
    const known = toSourceError(error, "text");
    failed.value = { ...asked, error: known };
    if (known.place === "source") noteSourceFailure(speaker, known); // It is asked for no reading until it is back.
  } finally {
    if (stopLast === stop) isReading.value = false;
  }
}

/** Whether the text is read again without a click: see {@link AUTOMATIC_LENGTH}. The first reading of a device loads its model. */
export function isAutomatic(): boolean {
  return text.value.length <= AUTOMATIC_LENGTH && (source.value?.isOpen ?? false);
}

/** Keeps the reading of now while its panel is shown. Returns the function that ends it. */
export function followText(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quietMs = 0; // The text that is there when the panel opens is read at once.
  const end = effect(() => {
    const isReady = sourceStatus.value === "ready" && !isBlank.value;
    clearTimeout(timer);
    void wanted.value; // A change during a reading asks for another, though that of now is out of date before and after it.
    if (!isReady || !isAutomatic() || isReadingCurrent.value) return;
    timer = setTimeout(() => void readNow(), quietMs);
    quietMs = QUIET_MS;
  });
  return () => {
    clearTimeout(timer);
    end();
    stopLast?.abort();
    isReading.value = false;
  };
}

/** Whether something is of the text, the settings and the source of now. Speed, loudness and pauses do not change a reading. */
function isOfNow(read: Wanted | undefined): boolean {
  const now = wanted.value;
  return read?.text === now.text && read.kind === now.kind && keyOf(read) === keyOf(now);
}

function keyOf({ settings: { voice, markup, lexicon, cast } }: Wanted): string {
  return JSON.stringify([voice, markup, lexicon, cast]);
}
