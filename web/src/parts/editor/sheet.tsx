import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { SourceRange } from "../../../../src/core/range.js";
import { selectedRange, selectRange, setText, text } from "../../state/document.js";
import { currentWord, growth, isActive, phase, recording, seek } from "../../state/playback.js";
import { showRoles } from "../dialogue/role-colours.js";
import { editedRange, findEdit } from "./edited-range.js";
import { currentMatch, markedMatches, matches } from "./find-state.js";
import { showRanges, toRange } from "./highlights.js";

/**
 * The text: a field that the user writes in, over a copy that has the marks. Both are one cell of a grid with the same letters, so
 * each word lies exactly over its copy.
 */
export function Sheet({ scroller }: { readonly scroller: { readonly current: HTMLElement | null } }) {
  const mirror = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const nodeOf = (): Node | null => mirror.current?.firstChild ?? null;

  useEffect(() => {
    selectRange.value = (start, end) => {
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(start, end);
      reveal(scroller.current, nodeOf(), { start, end });
    };
    selectedRange.value = () => ({
      start: field.current?.selectionStart ?? 0,
      end: field.current?.selectionEnd ?? 0,
    });
  }, [scroller]);

  useSignalEffect(() => {
    if (mirror.current) writeMirror(mirror.current, `${text.value}\u200b`); // An empty last line needs a character.
    showMarks();
  });

  useSignalEffect(() => showRoles(nodeOf()));

  useSignalEffect(() => {
    const word = wordRange();
    showRanges("spoken-word", nodeOf(), word ? [word] : []);
    if (word && phase.value === "playing") reveal(scroller.current, nodeOf(), word);
  });

  useSignalEffect(() => {
    const current = matches.value[currentMatch.value];
    if (current) reveal(scroller.current, nodeOf(), current);
    showMarks();
  });

  const showMarks = (): void => {
    void growth.value;
    const made = recording.value;
    const silent = made?.unspoken.map((range) => editedRange(made.text, text.value, range)) ?? [];
    showRanges(
      "unspoken",
      nodeOf(),
      silent.filter((range) => range !== undefined),
    );
    showRanges("found", nodeOf(), markedMatches.value);
    const current = matches.value[currentMatch.value];
    showRanges("found-current", nodeOf(), current ? [current] : []);
  };

  return (
    <div class="sheet">
      <div class="sheet-mirror" ref={mirror} aria-hidden="true" />
      <textarea
        id="text"
        ref={field}
        class="sheet-field"
        aria-label="Text to speak"
        placeholder="Write or paste a text, or drop a file here."
        spellcheck={false}
        value={text.value}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onClick={({ currentTarget }) => seekToCaret(currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !event.altKey) return;
          event.preventDefault();
          seekToCaret(event.currentTarget);
        }}
      />
    </div>
  );
}

/** Writes the text into its copy. Only the part that differs is written, so that the browser keeps the lines before it. */
function writeMirror(mirror: HTMLElement, content: string): void {
  const node = mirror.firstChild;
  if (!(node instanceof Text)) {
    mirror.textContent = content;
    return;
  }
  const { start, end, inserted } = findEdit(node.data, content);
  node.replaceData(start, end - start, inserted);
}

/** Returns the place in the text of now of the word that is heard. */
function wordRange(): SourceRange | undefined {
  const made = recording.value;
  const word = made?.words[currentWord.value];
  if (made === undefined || word === undefined || phase.value === "failed") return undefined;
  const isOver = phase.value === "done" && made.isComplete && currentWord.value === made.words.length - 1;
  return isOver ? undefined : editedRange(made.text, text.value, word.source);
}

/** Goes to the word at the caret, if the sound of it is here. */
function seekToCaret({ selectionStart, selectionEnd }: HTMLTextAreaElement): void {
  const made = recording.peek();
  if (selectionStart !== selectionEnd || made === undefined || !isActive.peek()) return;
  const found = made.words.find(({ source }) => {
    const range = editedRange(made.text, text.peek(), source);
    return range !== undefined && range.start <= selectionStart && selectionStart <= range.end;
  });
  if (found) seek(found.startSeconds);
}

/** Scrolls a range into the middle of the view, if it is outside. */
function reveal(scroller: HTMLElement | null, node: Node | null, range: SourceRange): void {
  if (scroller === null || node === null || range.end > (node.textContent?.length ?? 0)) return;
  const place = toRange(node, range).getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (place.top >= view.top + 8 && place.bottom <= view.bottom - 8) return;
  scroller.scrollBy({ top: place.top - view.top - view.height / 3, behavior: isStill() ? "auto" : "smooth" });
}

function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
