import type { HistoryEntry } from "./history-store.js";

/** Most texts of the history. */
export const MOST_ENTRIES = 50;
/** Longest sound that is kept with its text. @unit seconds */
export const LONGEST_SOUND_SECONDS = 180;
/** Most space for all entries. @unit bytes */
export const MOST_BYTES = 100_000_000;

/** Returns the entries that stay and those that go, newest first: the newest ones stay, within the limits. */
export function sortOut(entries: readonly HistoryEntry[]): {
  readonly kept: readonly HistoryEntry[];
  readonly dropped: readonly HistoryEntry[];
} {
  const newestFirst = [...entries].sort((one, other) => other.spokenAt - one.spokenAt);
  let bytes = 0;
  let isFull = false;
  const kept: HistoryEntry[] = [];
  const dropped: HistoryEntry[] = [];
  for (const entry of newestFirst) {
    bytes += entry.bytes;
    isFull ||= kept.length === MOST_ENTRIES || bytes > MOST_BYTES;
    (isFull ? dropped : kept).push(entry);
  }
  return { kept, dropped };
}

/** Returns the first words of a text, for a list. */
export function firstWords(text: string, most = 80): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).trimEnd()}…`;
}

/** Returns a size as people read it: "1.4 MB". */
export function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
