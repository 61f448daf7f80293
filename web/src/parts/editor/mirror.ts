import type { SourceRange } from "../../../../src/core/range.js";
import { findEdit } from "./edited-range.js";
import { changeBlocks } from "./line-blocks.js";

/** The copy of the text that has the marks, under the field that the user writes in. */
export interface Mirror {
  /** Writes the text of now. */
  write(content: string): void;
  /** Returns the place of a range of the text; `undefined` for one beyond the text. */
  place(range: SourceRange): StaticRangeInit | undefined;
}

/** The last character of the copy, because a browser gives an empty last line no height. */
const LAST = "\u200b";

/**
 * Opens the copy of a text in an element. Each block of lines has an element of its own, so that a browser lays out only the lines that
 * have changed: in a text of 300,000 characters, a key took ten times longer without.
 */
export function openMirror(element: HTMLElement): Mirror {
  let written = "";
  let blocks: readonly string[] = [LAST];
  /** Offsets of the blocks in the text. */
  let starts: readonly number[] = [0];
  const textOf = (index: number) => element.childNodes[index]?.firstChild as Text | null | undefined;
  element.replaceChildren(...blocks.map(toElement));
  return {
    write(content) {
      if (content === written) return;
      const { first, removed, inserted } = changeBlocks(blocks, findEdit(written + LAST, content + LAST));
      const [changed] = inserted;
      if (removed === 1 && inserted.length === 1 && changed !== undefined) {
        editText(textOf(first), blocks[first] ?? "", changed);
      } else {
        for (let count = 0; count < removed; count += 1) element.childNodes[first]?.remove();
        const before = element.childNodes[first] ?? null;
        for (const block of inserted) element.insertBefore(toElement(block), before);
      }
      blocks = [...blocks.slice(0, first), ...inserted, ...blocks.slice(first + removed)];
      written = content;
      let end = 0;
      starts = blocks.map(({ length }) => {
        end += length;
        return end - length;
      });
    },
    place({ start, end }) {
      if (end > written.length) return undefined;
      const [from, to] = [blockAt(starts, start), blockAt(starts, Math.max(start, end - 1))];
      const [startContainer, endContainer] = [textOf(from), textOf(to)];
      if (!startContainer || !endContainer) return undefined;
      return {
        startContainer,
        startOffset: start - (starts[from] ?? 0),
        endContainer,
        endOffset: end - (starts[to] ?? 0),
      };
    },
  };
}

/** Returns the index of the last block that begins at an offset or before it, by halving the range. */
function blockAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Changes only the letters that differ: a browser then keeps the shapes of all other words, which matters in a line without end. */
function editText(node: Text | null | undefined, before: string, now: string): void {
  const { start, end, inserted } = findEdit(before, now);
  node?.replaceData(start, end - start, inserted);
}

function toElement(block: string): HTMLElement {
  const element = document.createElement("div");
  element.textContent = block;
  return element;
}
