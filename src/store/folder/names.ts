import { createHash } from "node:crypto";

/** Names of the folders that entries lie in: a folder with too many files is slow to list. */
export const SHELF: RegExp = /^[\da-f]{2}$/;
/** Names of entries. */
export const ENTRY: RegExp = /^[\da-f]{62}\.speech$/;

/** Where the entry of a key lies. */
export interface EntryName {
  /** Name of the folder. */
  readonly shelf: string;
  /** Name of the file in it. */
  readonly file: string;
}

/** Returns the names of the entry of a key. They tell nothing about the text. */
export function nameEntry(key: string): EntryName {
  const digest = createHash("sha256").update(key).digest("hex");
  return { shelf: digest.slice(0, 2), file: `${digest.slice(2)}.speech` };
}
