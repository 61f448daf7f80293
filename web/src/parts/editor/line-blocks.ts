import type { Edit } from "./edited-range.js";

/** Least length of a block, unless it is the last one. @unit characters */
const LEAST_LENGTH = 2_000;

/** A change of a list of blocks. */
export interface BlockChange {
  /** Index of the first block that goes. */
  readonly first: number;
  /** Number of blocks that go. */
  readonly removed: number;
  /** The blocks in their place. */
  readonly inserted: readonly string[];
}

/** Divides a text into blocks of whole lines: each but the last one ends with a line break. */
export function toBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let start = 0;
  while (start < text.length) {
    const lineBreak = text.indexOf("\n", start + LEAST_LENGTH - 1);
    const end = lineBreak === -1 ? text.length : lineBreak + 1;
    blocks.push(text.slice(start, end));
    start = end;
  }
  return blocks;
}

/** Returns how the blocks of a text change with an edit of it. All other blocks stay as they are. */
export function changeBlocks(blocks: readonly string[], edit: Edit): BlockChange {
  let first = 0;
  let start = 0; // Place of the first block that the edit touches.
  for (; first < blocks.length - 1; first += 1) {
    const { length } = blocks[first] ?? "";
    if (start + length > edit.start) break;
    start += length;
  }
  let last = first;
  let old = blocks[first] ?? "";
  const next = (): void => {
    last += 1;
    old += blocks[last] ?? "";
  };
  while (start + old.length < edit.end) next();
  const changed = (): string => old.slice(0, edit.start - start) + edit.inserted + old.slice(edit.end - start);
  while (last < blocks.length - 1 && !changed().endsWith("\n")) next();
  return { first, removed: Math.min(last + 1, blocks.length) - first, inserted: toBlocks(changed()) };
}
