import { computed, signal } from "@preact/signals";
import type { SourceRange } from "../../../../src/core/range.js";
import { selectRange, setText, text } from "../../state/document.js";

/** Whether the row for find and replace is open. */
export const isFinding = signal(false);
export const sought = signal("");
export const replacement = signal("");
export const matchCase = signal(false);

/** Most places that are marked; the count goes on. */
const MOST_MARKED = 2_000;

/** All places of the sought words. */
export const matches = computed<readonly SourceRange[]>(() => {
  if (!isFinding.value || sought.value === "") return [];
  const [where, what] = matchCase.value ? [text.value, sought.value] : [folded(text.value), folded(sought.value)];
  const found: SourceRange[] = [];
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) {
    found.push({ start: at, end: at + what.length });
  }
  return found;
});

const chosen = signal(0);
/** Index of the current place, or -1. */
export const currentMatch = computed(() => (matches.value.length === 0 ? -1 : chosen.value % matches.value.length));
/** The places that are marked: those around the current one. */
export const markedMatches = computed(() => {
  const first = Math.max(0, currentMatch.value - MOST_MARKED / 2);
  return matches.value.slice(first, first + MOST_MARKED);
});

/** Opens find and replace. */
export function openFind(selected: string): void {
  if (selected !== "" && !selected.includes("\n")) sought.value = selected;
  chosen.value = 0;
  isFinding.value = true;
}

/** Closes it, with the current place selected. */
export function closeFind(): void {
  const match = matches.peek()[currentMatch.peek()];
  isFinding.value = false;
  if (match) selectRange.peek()(match.start, match.end);
}

/** Goes to another place. @param by 1: the next one; -1: the one before */
export function step(by: 1 | -1): void {
  const { length } = matches.peek();
  if (length > 0) chosen.value = (currentMatch.peek() + by + length) % length;
}

/** Replaces the current place. */
export function replaceOne(): void {
  const match = matches.peek()[currentMatch.peek()];
  if (match === undefined) return;
  const content = text.peek();
  const at = currentMatch.peek();
  setText(content.slice(0, match.start) + replacement.peek() + content.slice(match.end));
  // The replacement may contain the sought words: go on behind it.
  const behind = matches.peek().findIndex(({ start }) => start >= match.start + replacement.peek().length);
  chosen.value = behind < 0 ? 0 : Math.max(behind, Math.min(at, behind));
}

/** Replaces all places. */
export function replaceAll(): void {
  const content = text.peek();
  let done = 0;
  let result = "";
  for (const { start, end } of matches.peek()) {
    result += content.slice(done, start) + replacement.peek();
    done = end;
  }
  setText(result + content.slice(done));
}

/** Returns a text in lower case with the same length, so that places stay the same. */
function folded(content: string): string {
  return Array.from(content, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  }).join("");
}
