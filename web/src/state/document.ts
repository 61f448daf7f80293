import { computed, signal } from "@preact/signals";
import type { SourceRange } from "../../../src/core/range.js";
import { asString, persisted } from "./persisted.js";

/** The text of a first visit. */
const WELCOME =
  "Good morning. Paste a text here, or drop a file, and press Speak.\n\n" +
  "Each word lights up as it is spoken. Click any word to hear the text from there. " +
  "Dr. Smith paid £3.50 on 5 May, and VoxWeave knows how to say it.";

/** The text that the user writes. */
export const text = persisted("text", WELCOME, asString);

/** Whether there is anything to speak. */
export const isBlank = computed(() => text.value.trim() === "");

/** Writes a text into the editor. The editor sets it while it is shown. */
export const writeText = signal<(content: string) => void>((content) => {
  text.value = content;
});

/** Replaces the whole text, such as by a file or by an entry of the history. The undo of the browser brings back the text before. */
export function setText(content: string): void {
  writeText.peek()(content);
}

/** Returns the range that is selected in the editor. The editor sets it while it is shown. */
export const selectedRange = signal<() => SourceRange>(() => ({ start: 0, end: 0 }));

/** Selects a range of the text in the editor, which takes the focus by default. The editor sets it while it is shown. */
export const selectRange = signal<(start: number, end: number, options?: { readonly takesFocus: boolean }) => void>(
  () => {},
);
