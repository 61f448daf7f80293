import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { SourceRange } from "../../../../src/core/range.js";
import { selectedRange, selectRange, text, writeText } from "../../state/document.js";
import { currentWord, growth, isActive, phase, recording, seek } from "../../state/playback.js";
import { showRoles } from "../dialogue/role-colours.js";
import { editedRange, editedRanges } from "./edited-range.js";
import { currentMatch, markedMatches, matches } from "./find-state.js";
import { boxOf, showRanges } from "./highlights.js";
import { type Mirror, openMirror } from "./mirror.js";
import { writeField } from "./write-field.js";

/**
 * The text: a field that the user writes in, over a copy that has the marks. Both are one cell of a grid with the same letters, so
 * each word lies exactly over its copy.
 */
export function Sheet({ scroller }: { readonly scroller: { readonly current: HTMLElement | null } }) {
  const copy = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const opened = useRef<Mirror | undefined>(undefined);
  /** Returns the copy, with the text of now. */
  const mirror = (): Mirror => {
    opened.current ??= openMirror(copy.current as HTMLElement); // Called by effects, after the page has it.
    opened.current.write(text.value);
    return opened.current;
  };

  useEffect(() => {
    selectRange.value = (start, end, { takesFocus } = { takesFocus: true }) => {
      if (takesFocus) field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(start, end);
      reveal(scroller.current, mirror(), { start, end });
    };
    writeText.value = (content) => {
      if (field.current) writeField(field.current, content);
      text.value = content;
    };
    selectedRange.value = () => ({
      start: field.current?.selectionStart ?? 0,
      end: field.current?.selectionEnd ?? 0,
    });
  }, [scroller]);

  useSignalEffect(() => showRoles(mirror()));

  useSignalEffect(() => {
    const word = wordRange();
    showRanges("spoken-word", mirror(), word ? [word] : []);
    if (word && phase.value === "playing") reveal(scroller.current, mirror(), word);
  });

  useSignalEffect(() => {
    const current = matches.value[currentMatch.value];
    if (current) reveal(scroller.current, mirror(), current);
    showMarks();
  });

  const showMarks = (): void => {
    void growth.value;
    const made = recording.value;
    const silent = made?.unspoken.map(editedRanges(made.text, text.value)) ?? [];
    showRanges(
      "unspoken",
      mirror(),
      silent.filter((range) => range !== undefined),
    );
    showRanges("found", mirror(), markedMatches.value);
    const current = matches.value[currentMatch.value];
    showRanges("found-current", mirror(), current ? [current] : []);
  };

  return (
    <div class="sheet">
      <div class="sheet-mirror" ref={copy} aria-hidden="true" />
      <textarea
        id="text"
        ref={field}
        class="sheet-field"
        aria-label="Text to speak"
        placeholder="Write or paste a text, or drop a file here."
        spellcheck={false}
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
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
  const placeOf = editedRanges(made.text, text.peek());
  const found = made.words.find(({ source }) => {
    const range = placeOf(source);
    return range !== undefined && range.start <= selectionStart && selectionStart <= range.end;
  });
  if (found) seek(found.startSeconds);
}

/** Scrolls a range into the middle of the view, if it is outside. */
function reveal(scroller: HTMLElement | null, mirror: Mirror, range: SourceRange): void {
  const found = mirror.place(range);
  if (scroller === null || found === undefined) return;
  const place = boxOf(found);
  const view = scroller.getBoundingClientRect();
  if (place.top >= view.top + 8 && place.bottom <= view.bottom - 8) return;
  scroller.scrollBy({ top: place.top - view.top - view.height / 3, behavior: isStill() ? "auto" : "smooth" });
}

function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
