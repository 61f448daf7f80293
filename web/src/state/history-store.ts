import type { SourceRange } from "../../../src/core/range.js";
import type { SpeakSettings, SpokenWord } from "../source/speech-source.js";

/** A text that was spoken. */
export interface HistoryEntry {
  readonly id: string;
  readonly text: string;
  readonly settings: SpeakSettings;
  /** The time at which the sound was complete. @unit ms since 1970 */
  readonly spokenAt: number;
  readonly durationSeconds: number;
  /** Size of the text with its sound. @unit bytes */
  readonly bytes: number;
  /** Whether the sound is kept. */
  readonly hasSound: boolean;
}

/** The sound of an entry, as a recording keeps it. */
export interface KeptSound {
  readonly id: string;
  readonly blocks: readonly Int16Array<ArrayBuffer>[];
  readonly words: readonly SpokenWord[];
  readonly unspoken: readonly SourceRange[];
}

/** Keeps the history in the browser. Each call fails where the browser forbids storage. */
export interface HistoryStore {
  entries(): Promise<readonly HistoryEntry[]>;
  soundOf(id: string): Promise<KeptSound | undefined>;
  /** Adds an entry and removes others, both or neither. */
  put(entry: HistoryEntry, sound: KeptSound | undefined, removed: readonly string[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

const DATABASE = "voxweave-history";
const ENTRIES = "entries";
const SOUNDS = "sounds";

/** Opens the history of this browser. The entries are apart from their sounds, so that the list loads at once. */
export function openHistoryStore(): HistoryStore {
  let opening: Promise<IDBDatabase> | undefined;
  const database = (): Promise<IDBDatabase> => {
    opening ??= openDatabase().catch((error: unknown) => {
      opening = undefined; // The next call tries again.
      throw error;
    });
    return opening;
  };
  const begin = async (mode: IDBTransactionMode): Promise<IDBTransaction> =>
    (await database()).transaction([ENTRIES, SOUNDS], mode);
  return {
    async entries() {
      return resultOf<HistoryEntry[]>((await begin("readonly")).objectStore(ENTRIES).getAll());
    },
    async soundOf(id) {
      return resultOf<KeptSound | undefined>((await begin("readonly")).objectStore(SOUNDS).get(id));
    },
    async put(entry, sound, removed) {
      const change = await begin("readwrite");
      removeFrom(change, removed);
      change.objectStore(ENTRIES).put(entry);
      if (sound !== undefined) change.objectStore(SOUNDS).put(sound);
      await ended(change);
    },
    async remove(ids) {
      const change = await begin("readwrite");
      removeFrom(change, ids);
      await ended(change);
    },
  };
}

function removeFrom(change: IDBTransaction, ids: readonly string[]): void {
  for (const id of ids) {
    change.objectStore(ENTRIES).delete(id);
    change.objectStore(SOUNDS).delete(id);
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(ENTRIES, { keyPath: "id" });
    request.result.createObjectStore(SOUNDS, { keyPath: "id" });
  };
  return resultOf(request);
}

function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function ended(change: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onabort = () => reject(change.error);
  });
}
