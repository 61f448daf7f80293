import { computed, signal } from "@preact/signals";
import { SourceError, toSourceError } from "../source/source-error.js";
import { setText } from "./document.js";
import { LONGEST_SOUND_SECONDS, sortOut } from "./history-limits.js";
import { type HistoryEntry, openHistoryStore } from "./history-store.js";
import { onRecorded, playRecording } from "./playback.js";
import { type Recording, restoreRecording } from "./recording.js";
import { applySettings } from "./settings.js";

/** The texts that were spoken, newest first. */
export const history = signal<readonly HistoryEntry[]>([]);
/** Why the history cannot be read or kept. */
export const historyFailure = signal<SourceError | undefined>();
/** Space that the history takes. @unit bytes */
export const historyBytes = computed(() => history.value.reduce((sum, { bytes }) => sum + bytes, 0));

const store = openHistoryStore();

/** Loads the history, and adds each text whose sound is complete. */
export function startHistory(): void {
  const load = (): void =>
    void attempt(async () => {
      history.value = sortOut(await store.entries()).kept;
    });
  load();
  // Another tab may have added entries in the meantime.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && load());
  onRecorded.add((made) => void attempt(() => keep(made)));
}

/** Opens the text of an entry in the editor, with its settings. */
export function openEntry({ text, settings }: HistoryEntry): void {
  setText(text);
  applySettings(settings);
}

/** Opens an entry, and plays its sound again. Call it only for an entry whose sound is kept. */
export async function playEntry(entry: HistoryEntry): Promise<void> {
  await attempt(async () => {
    const sound = await store.soundOf(entry.id);
    if (sound === undefined) return;
    openEntry(entry);
    playRecording(restoreRecording(entry.text, entry.settings, sound));
  });
}

/** Removes entries, with their sounds. */
export async function removeEntries(entries: readonly HistoryEntry[]): Promise<void> {
  await attempt(async () => {
    const ids = entries.map(({ id }) => id);
    await store.remove(ids);
    history.value = history.value.filter(({ id }) => !ids.includes(id));
  });
}

/** Adds a recording. The same text with the same settings takes the place of the entry before. */
async function keep(made: Recording): Promise<void> {
  const { text, settings, durationSeconds, blocks, words, unspoken } = made;
  const hasSound = durationSeconds <= LONGEST_SOUND_SECONDS;
  const id = crypto.randomUUID();
  const samples = blocks.reduce((sum, { length }) => sum + length, 0);
  const entry = {
    ...{ id, text, settings, durationSeconds, hasSound, spokenAt: Date.now() },
    bytes: text.length * 2 + (hasSound ? samples * Int16Array.BYTES_PER_ELEMENT : 0),
  };
  await store.put(entry, hasSound ? { id, blocks, words, unspoken } : undefined);
  const same = history.value.filter((other) => isSame(other, entry));
  const { kept, dropped } = sortOut([entry, ...history.value.filter((other) => !same.includes(other))]);
  history.value = kept;
  await store.remove([...same, ...dropped].map((other) => other.id));
}

function isSame(one: HistoryEntry, other: HistoryEntry): boolean {
  return one.text === other.text && JSON.stringify(one.settings) === JSON.stringify(other.settings);
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    historyFailure.value = undefined;
  } catch (error) {
    const { message, code } = toSourceError(error);
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    const said = isFull
      ? "The storage of this browser is full. Delete entries of the history, or free space on this device."
      : `The history of this browser does not work: ${message}`;
    historyFailure.value = new SourceError(said, code, "player", { cause: error });
  }
}
