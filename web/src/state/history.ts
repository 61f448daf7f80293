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
/** Tells the other tabs that the history has changed. */
const tabs = new BroadcastChannel("voxweave-history");

/** Loads the history, and adds each text whose sound is complete. */
export function startHistory(): void {
  void attempt(load);
  tabs.onmessage = () => void attempt(load);
  // A tab that the browser has put aside hears nothing of the others.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void attempt(load));
  onRecorded.add((made) => void attempt(() => keep(made)));
}

async function load(): Promise<void> {
  history.value = sortOut(await store.entries()).kept;
}

/** Shows the history as it is now, here and in the other tabs. */
async function showChange(): Promise<void> {
  tabs.postMessage("changed");
  await load();
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
    openEntry(entry);
    if (sound === undefined) return load(); // Another tab has removed it.
    playRecording(restoreRecording(entry.text, entry.settings, sound));
  });
}

/** Removes entries, with their sounds. */
export async function removeEntries(entries: readonly HistoryEntry[]): Promise<void> {
  await attempt(async () => {
    const ids = entries.map(({ id }) => id);
    await store.remove(ids);
    await showChange();
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
  const before = await store.entries();
  const { dropped } = sortOut([entry, ...before.filter((other) => !isSame(other, entry))]);
  const removed = [...before.filter((other) => isSame(other, entry)), ...dropped];
  const sound = hasSound ? { id, blocks, words, unspoken } : undefined;
  await store.put(
    entry,
    sound,
    removed.map((other) => other.id),
  );
  await showChange();
}

function isSame(one: HistoryEntry, other: HistoryEntry): boolean {
  return one.text === other.text && JSON.stringify(one.settings) === JSON.stringify(other.settings);
}

/** The work with the store that was asked for last. */
let last: Promise<void> = Promise.resolve();

/** Does some work with the store behind all earlier work, so that no older list of entries takes the place of a newer one. */
function attempt(work: () => Promise<void>): Promise<void> {
  last = last.then(() => tryWork(work));
  return last;
}

async function tryWork(work: () => Promise<void>): Promise<void> {
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
